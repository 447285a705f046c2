using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Worker.Mail;

/// <summary>Made at build time from the attributes of <see cref="MailOptions"/>; it also asks <see cref="MailOptionsRules"/>.</summary>
[OptionsValidator]
internal sealed partial class MailOptionsValidator : IValidateOptions<MailOptions>;
