using System.Diagnostics;
using System.Globalization;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Worker.Mail.Smtp;

namespace CaseReform.Ops.Worker.Mail;

/// <summary>One step of a test letter, for people.</summary>
/// <param name="Name">What was tried.</param>
/// <param name="Passed">Whether it went well.</param>
/// <param name="Detail">What was seen, or why it failed.</param>
/// <param name="Advice">What to do when it failed.</param>
internal sealed record MailTestStep(string Name, bool Passed, string Detail, string Advice);

/// <summary>Puts what was seen on the way into steps, up to the one that failed. Pure.</summary>
internal static class MailTestSteps
{
    public static IReadOnlyList<MailTestStep> Of(SmtpReport report, MailOptions mail, EmailAddress recipient, Delivery outcome)
    {
        var steps = new List<MailTestStep>();
        var reason = ReasonOf(outcome);
        var reached = Step(MailTestTexts.Resolve, report.Addresses is not null, Join(report.Addresses), MailTestTexts.ResolveAdvice)
            && Step(Say(MailTestTexts.Connect, mail.Host, mail.Port), report.Endpoint is not null, report.Endpoint, MailTestTexts.ConnectAdvice)
            && (mail.Security == SmtpSecurity.None || Step(MailTestTexts.Secure, report.Tls is not null, Tls(report), MailTestTexts.SecureAdvice))
            && Step(MailTestTexts.Greet, report.Greeted, MailTestTexts.Done, MailTestTexts.GreetAdvice)
            && Step(MailTestTexts.SignIn, report.Ready, report.Mechanism ?? MailTestTexts.NoSignIn, MailTestTexts.SignInAdvice);
        (string Name, string Advice)[] letter =
        [
            (Say(MailTestTexts.Sender, mail.From), MailTestTexts.SenderAdvice),
            (Say(MailTestTexts.Recipient, recipient), MailTestTexts.RecipientAdvice),
            (MailTestTexts.Text, MailTestTexts.TextAdvice),
            (MailTestTexts.Answer, MailTestTexts.AnswerAdvice),
        ];
        for (var i = 0; reached && i < letter.Length; i++)
        {
            var reply = i < report.Letter.Count ? report.Letter[i] : null;
            var passed = reply is not null && (i == 2 ? reply.Code == SmtpTransaction.GoAhead : reply.Code is >= 200 and < 300);
            reached = Step(letter[i].Name, passed, reply?.ToString(), letter[i].Advice);
        }

        return steps;

        bool Step(string name, bool passed, string? detail, string advice)
        {
            var seen = report.Certificate is { } shown && name == MailTestTexts.Secure && !passed ? Say(MailTestTexts.FailedCertificate, reason, Text(shown)) : reason;
            steps.Add(new MailTestStep(name, passed, passed ? detail ?? "" : seen, passed ? "" : advice));
            return passed;
        }
    }

    /// <summary>How it ended.</summary>
    public static string End(MailOptions mail, Delivery outcome) => outcome switch
    {
        Delivery.Sent sent when mail.Transport == MailTransportKind.Folder => Say(MailTestTexts.Written, Path.Combine(mail.Folder, sent.ServerReply)),
        Delivery.Sent => MailTestTexts.Sent,
        Delivery.Uncertain => Say(MailTestTexts.Uncertain, ReasonOf(outcome)),
        _ => Say(MailTestTexts.NotSent, ReasonOf(outcome)),
    };

    private static string ReasonOf(Delivery outcome) => outcome switch
    {
        Delivery.Sent sent => sent.ServerReply,
        Delivery.TryLater later => later.Reason,
        Delivery.Refused refused => refused.Reason,
        Delivery.Uncertain uncertain => uncertain.Reason,
        Delivery.Paused paused => paused.Reason,
        _ => throw new UnreachableException(),
    };

    private static string Tls(SmtpReport report) => Say(MailTestTexts.TlsWith, report.Tls, report.Certificate is { } shown ? Text(shown) : "");

    private static string Text(ShownCertificate shown) => Say(
        MailTestTexts.Certificate, shown.Subject, shown.Issuer, shown.NotAfter.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture));

    private static string Join(IReadOnlyList<string>? addresses) => string.Join('、', addresses ?? []);
}
