using System.CommandLine;
using System.Globalization;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Hosting.Office;
using CaseReform.Ops.Worker.CommandLine;
using CaseReform.Ops.Worker.Letters;
using CaseReform.Ops.Worker.Mail.Smtp;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Worker.Mail;

/// <summary><c>mail test ADDRESS</c>: sends one letter now, whatever waits or rests, and says what happened at each step. Nothing is recorded.</summary>
internal static class MailCommands
{
    private static readonly Argument<string> Address = new("ADDRESS") { Description = MailTestTexts.HelpAddress };

    public static Command Create() => new("mail", MailTestTexts.HelpMail)
    {
        new Command("test", MailTestTexts.HelpTest) { Address, CommonOptions.Json }.Does(TestAsync),
    };

    private static async Task<int> TestAsync(ParseResult parse, CommandContext context)
    {
        if (!EmailAddress.TryParse(parse.GetValue(Address), out var address, out var reason))
        {
            throw new InputRefusedException(string.Format(CultureInfo.InvariantCulture, MailTestTexts.AddressWrong, parse.GetValue(Address), reason));
        }

        var mail = context.Get<IOptions<MailOptions>>().Value;
        var report = new SmtpReport();
        var transport = mail.Transport == MailTransportKind.Smtp
            ? new SmtpTransport(mail, context.Clock, NullLogger.Instance, report)
            : context.Get<IMailTransport>();
        Delivery outcome;
        await using (var session = await transport.OpenAsync(context.Token))
        {
            outcome = await session.SendAsync(
                new Envelope(mail.From, address.ToString(), address.NeedsSmtpUtf8), Letter(context, mail, address), () => ValueTask.CompletedTask, context.Token);
        }

        var steps = mail.Transport == MailTransportKind.Smtp ? MailTestSteps.Of(report, mail, address, outcome) : [];
        foreach (var step in steps)
        {
            context.Output.Line(step.Passed ? MailTestTexts.StepPassed : MailTestTexts.StepFailed, step.Name, step.Detail);
        }

        var end = MailTestSteps.End(mail, outcome);
        var advice = steps.LastOrDefault(s => !s.Passed)?.Advice;
        context.Output.Document(new { sent = outcome is Delivery.Sent, steps, result = end, advice });
        context.Output.Line(end);
        if (advice is not null)
        {
            context.Output.Line(MailTestTexts.AdviceRow, advice);
        }

        return outcome is Delivery.Sent ? ExitCode.Done : ExitCode.Failed;
    }

    private static byte[] Letter(CommandContext context, MailOptions mail, EmailAddress address)
    {
        var (post, hours, now) = (context.Get<OfficePost>(), context.Get<OfficeHours>(), context.Clock.GetUtcNow());
        var page = new Page(MailTestTexts.Subject);
        page.Masthead(MailTestTexts.Subject);
        page.Paragraph(MailTestTexts.Body);
        page.Signature(
            mail.Disclosure == MailDisclosure.NumbersOnly ? PageTexts.OfficeUnnamed : context.Get<IOptions<OfficeOptions>>().Value.Name, OfficialDate.Of(hours.DayOf(now)));
        page.Foot(PageTexts.Security, PageTexts.Automatic);
        return post.Freeze(post.NewId(), "", address.ToString(), page.Finish(), now);
    }
}
