using System.CommandLine;

using CaseReform.Ops.Data.SetAside;
using CaseReform.Ops.Worker.CommandLine;

using Microsoft.Extensions.DependencyInjection;

namespace CaseReform.Ops.Worker.Checks;

/// <summary><c>check</c>: what needs attention. Ends with 1 when something is wrong.</summary>
internal static class CheckCommand
{
    private static readonly Option<bool> Full = new("--full") { Description = ChecksTexts.HelpFull };

    public static Command Create() => new Command("check", ChecksTexts.HelpCheck) { Full, CommonOptions.AsOf, CommonOptions.Json }.Does(RunAsync);

    private static async Task<int> RunAsync(ParseResult parse, CommandContext context)
    {
        var findings = new List<CheckFinding>();
        foreach (var check in context.Host.Services.GetServices<ICheck>())
        {
            findings.AddRange(await RunAsync(check, parse.GetValue(Full), context.Token));
        }

        var wrong = findings.Count(f => f.Severity != CheckSeverity.Information);
        context.Output.Document(new { ok = wrong == 0, findings = findings.Select(f => new { severity = f.Severity, message = f.Sentence, advice = f.Advice }) });
        string? last = null;
        foreach (var finding in findings.OrderByDescending(f => f.Severity))
        {
            context.Output.Line(Say(ChecksTexts.Row, Mark(finding.Severity), finding.Sentence));
            if (finding.Advice.Length > 0 && finding.Advice != last)
            {
                context.Output.Line(Say(ChecksTexts.AdviceRow, finding.Advice));
            }

            last = finding.Advice;
        }

        context.Output.Line(wrong == 0 ? ChecksTexts.AllWell : Say(ChecksTexts.Wrong, wrong));
        return wrong == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    /// <summary>A check that breaks is a finding; the others are still made.</summary>
    private static async Task<IReadOnlyList<CheckFinding>> RunAsync(ICheck check, bool full, CancellationToken token)
    {
        try
        {
            return await check.RunAsync(full, token);
        }
        catch (Exception e) when (SetAsideRule.IsOfItem(e))
        {
            return [new CheckFinding(
                CheckSeverity.Failure, Say(ChecksTexts.CheckFailed, $"{check.GetType().Name}: {e.GetType().Name}"), ChecksTexts.CheckFailedAdvice)];
        }
    }

    private static string Mark(CheckSeverity severity) => severity switch
    {
        CheckSeverity.Failure => ChecksTexts.MarkFailure,
        CheckSeverity.Warning => ChecksTexts.MarkWarning,
        CheckSeverity.Information => ChecksTexts.MarkInformation,
    };
}
