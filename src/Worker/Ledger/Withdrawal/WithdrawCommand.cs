using System.CommandLine;
using System.Diagnostics;

using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Ledger.Withdrawal;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.Text;
using CaseReform.Ops.Worker.CommandLine;

namespace CaseReform.Ops.Worker.Ledger.Withdrawal;

/// <summary><c>ledger withdraw</c>: shows what will go out, asks, and takes it out for good.</summary>
internal static class WithdrawCommand
{
    private static readonly Option<string> Ledger = new("--ledger") { Description = WithdrawTexts.HelpLedger, HelpName = "NAME", Required = true };
    private static readonly Option<string?> Problem = new("--problem") { Description = WithdrawTexts.HelpProblem, HelpName = "NUMBER" };
    private static readonly Option<string> Reason = new("--reason") { Description = WithdrawTexts.HelpReason, HelpName = "TEXT", Required = true };
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = WithdrawTexts.HelpDryRun };
    private static readonly Option<bool> Yes = new("--yes") { Description = WithdrawTexts.HelpYes };

    public static Command Create() =>
        new Command("withdraw", WithdrawTexts.HelpWithdraw) { Ledger, Problem, Reason, DryRun, Yes, CommonOptions.AsOf, CommonOptions.Json }.Does(RunAsync);

    private static async Task<int> RunAsync(ParseResult parse, CommandContext context)
    {
        var store = context.Get<WithdrawalStore>();
        var request = Request(parse, context);
        var preview = Judge(request, await store.PreviewAsync(request, context.Token));
        WithdrawalPreview.Show(context.Output, request, preview);
        if (parse.GetValue(DryRun))
        {
            context.Output.Document(Document(request, preview, isDone: false));
            context.Output.Line(WithdrawTexts.OnlyShown);
            return ExitCode.Done;
        }

        if (!parse.GetValue(Yes) && !Question.Ask(WithdrawTexts.Ask, WithdrawTexts.NeedsYes))
        {
            context.Output.Document(Document(request, preview, isDone: false));
            context.Output.Line(WithdrawTexts.Left);
            return ExitCode.Done;
        }

        var done = Judge(request, await store.WithdrawAsync(request, preview.Counts, context.Token));
        context.Output.Document(Document(request, done, isDone: true));
        context.Output.Line(
            request.Problem is null ? WithdrawTexts.DoneLedger : WithdrawTexts.DoneProblem, request.Ledger, request.Problem, done.Name, done.Counts.Problems, done.Counts.Measures);
        return ExitCode.Done;
    }

    private static WithdrawalRequest Request(ParseResult parse, CommandContext context)
    {
        var reason = parse.GetValue(Reason)?.ReplaceLineEndings(" ").Trim();

        // "--reason=" takes the option after it for its value
        if (string.IsNullOrEmpty(reason) || reason.StartsWith("--", StringComparison.Ordinal))
        {
            throw new InputRefusedException(WithdrawTexts.ReasonBlank);
        }

        var now = context.Clock.GetUtcNow();
        return new WithdrawalRequest(
            parse.GetValue(Ledger)!.Trim(), parse.GetValue(Problem) is { } number ? Number(number) : null, reason, context.Get<OfficeHours>().DayOf(now),
            new ChangeOrigin(now, "office", "command"));
    }

    /// <summary>As the import reads it, so that full-width digits and spaces find what they mean.</summary>
    private static string Number(string text) => ProblemNumber.TryParse(text, out var number)
        ? number.Text
        : throw new InputRefusedException(Say(WithdrawTexts.NumberUnread, text));

    private static WithdrawalOutcome.Done Judge(WithdrawalRequest request, WithdrawalOutcome outcome) => outcome switch
    {
        WithdrawalOutcome.Done done => done,
        WithdrawalOutcome.NoLedger => throw Refuse(WithdrawTexts.NoLedger, request.Ledger),
        WithdrawalOutcome.NoProblem => throw Refuse(WithdrawTexts.NoProblem, request.Ledger, request.Problem),
        WithdrawalOutcome.IsMeasure measure => throw Refuse(WithdrawTexts.IsMeasure, request.Problem, measure.Problem),
        WithdrawalOutcome.Before { Withdrawal: { Number: { } number } before } => throw Refuse(WithdrawTexts.ProblemBefore, before.Ledger, number, IsoDay.Text(before.Day), before.Reason),
        WithdrawalOutcome.Before { Withdrawal: var before } => throw Refuse(WithdrawTexts.LedgerBefore, before.Ledger, before.Name, IsoDay.Text(before.Day), before.Reason),
        WithdrawalOutcome.Changed => throw Refuse(WithdrawTexts.Changed),
        _ => throw new UnreachableException(),
    };

    private static object Document(WithdrawalRequest request, WithdrawalOutcome.Done outcome, bool isDone) => new
    {
        withdrawn = isDone,
        ledger = request.Ledger,
        problem = request.Problem,
        reason = request.Reason,
        name = outcome.Name,
        problems = outcome.Counts.Problems,
        measures = outcome.Counts.Measures,
        notices = outcome.Counts.Notices,
        letters = outcome.Counts.Letters,
        promises = outcome.Counts.Promises,
        corrections = outcome.Counts.Closed - outcome.Counts.Problems,
    };

    private static InputRefusedException Refuse(string text, params object?[] parts) => new(Say(text, parts));
}
