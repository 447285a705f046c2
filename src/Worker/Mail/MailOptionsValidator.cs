using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Worker.Mail;

/// <summary>Made at build time; it asks <see cref="MailOptions"/>, which asks <see cref="MailOptionsRules"/>.</summary>
[OptionsValidator]
internal sealed partial class MailOptionsValidator : IValidateOptions<MailOptions>;
