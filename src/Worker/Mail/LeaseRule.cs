using CaseReform.Ops.Worker.Sending;
using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Worker.Mail;

/// <summary>A lease that ends while its letter may still be on the wire would give that letter to somebody else as well.</summary>
internal sealed class LeaseRule(IOptions<MailOptions> mail) : IValidateOptions<DeliveryOptions>
{
    public ValidateOptionsResult Validate(string? name, DeliveryOptions options)
    {
        try
        {
            var send = mail.Value.MaxSend;
            return mail.Value.Transport != MailTransportKind.Smtp || options.Lease > send
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail(Say(MailTexts.LeaseTooShort, options.Lease, send));
        }
        catch (OptionsValidationException)
        {
            return ValidateOptionsResult.Skip; // the mail settings are wrong and say so themselves
        }
    }
}
