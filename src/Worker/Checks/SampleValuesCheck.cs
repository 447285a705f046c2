using CaseReform.Ops.Hosting.Office;
using CaseReform.Ops.Worker.Mail;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Worker.Checks;

/// <summary>Whether settings still say what the shipped example says: a telephone nobody has would be printed in every letter.</summary>
internal sealed class SampleValuesCheck(IOptions<OfficeOptions> office, IOptions<MailOptions> mail) : ICheck
{
    /// <summary>What the shipped values contain: the telephone, and the domains of addresses and servers.</summary>
    private static readonly string[] Samples = ["0000-0000000", "office.example", "case-reform.example"];

    public Task<IReadOnlyList<CheckFinding>> RunAsync(bool full, CancellationToken token)
    {
        // letters that are only files go to nobody, whoever they say they are from
        var ofMail = mail.Value.Transport == MailTransportKind.Folder ? CheckSeverity.Information : CheckSeverity.Warning;
        (string Setting, string? Value, CheckSeverity Severity)[] settings =
        [
            ("Office:Contact", office.Value.Contact, CheckSeverity.Warning),
            ("Office:ChatLink", office.Value.ChatLink?.Host, CheckSeverity.Warning),
            ("Mail:From", mail.Value.From, ofMail),
            ("Mail:ReplyTo", mail.Value.ReplyTo, ofMail),
            ("Mail:UserName", mail.Value.UserName, ofMail),
            ("Mail:Host", mail.Value.Host, ofMail),
            ("Mail:ListId", mail.Value.ListId, ofMail),
            ("Mail:MessageIdDomain", mail.Value.MessageIdDomain, ofMail),
        ];
        return Task.FromResult<IReadOnlyList<CheckFinding>>(
            [.. settings.Where(s => IsSample(s.Value)).Select(s => new CheckFinding(s.Severity, Say(ChecksTexts.Sample, s.Setting, s.Value), ChecksTexts.SampleAdvice))]);
    }

    private static bool IsSample(string? value) => value is not null && Samples.Any(s => value.EndsWith(s, StringComparison.OrdinalIgnoreCase));
}
