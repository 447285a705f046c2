using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Ledger.Withdrawal;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Worker.CommandLine;
using CaseReform.Ops.Worker.Letters;

namespace CaseReform.Ops.Worker.Ledger.Withdrawal;

/// <summary><c>ledger list --withdrawn</c>: what was withdrawn when and why, with its reports and files.</summary>
internal static class WithdrawnList
{
    public static async Task<int> RunAsync(CommandContext context, string? ledger, string? unit)
    {
        var (store, history, hours) = (context.Get<LedgerStore>(), context.Get<WithdrawnHistory>(), context.Get<OfficeHours>());
        var problems = new List<PrintedWithdrawal>();
        await store.ReadAsync(
            new LedgerQuery(ledger is null ? null : await NameAsync(context, ledger), unit, Withdrawn: true),
            async page =>
            {
                var told = await history.ReadAsync(page, context.Token);
                problems.AddRange(page.Select(p => PrintedWithdrawal.Of(p, told, hours)));
            },
            context.Token);
        context.Output.Document(problems);
        if (!context.Output.Json)
        {
            Tell(context.Output, problems, OfficialDate.Of((await context.Get<LedgerMoments>().NowAsync(context.Token)).AsOf));
        }

        return ExitCode.Done;
    }

    /// <summary>A withdrawn ledger by either name; one that goes on, for its withdrawn problems.</summary>
    private static async Task<string> NameAsync(CommandContext context, string ledger)
    {
        if ((await context.Get<LedgerStore>().NamesAsync(context.Token)).Contains(ledger))
        {
            return ledger;
        }

        return await context.Get<WithdrawalStore>().OfLedgerAsync(ledger, context.Token) is { } before
            ? before.Name
            : throw new InputRefusedException(Say(WithdrawTexts.NoLedger, ledger));
    }

    private static void Tell(Output output, IReadOnlyList<PrintedWithdrawal> problems, string asOf)
    {
        if (problems.Count == 0)
        {
            output.Line(WithdrawTexts.ListNothing, asOf);
            return;
        }

        output.Line(WithdrawTexts.ListTitle, asOf, problems.Count, problems.Sum(p => p.Measures.Count));
        foreach (var p in problems)
        {
            output.Line(WithdrawTexts.ListProblem, p.Number, p.Ledger, p.Status, p.LeadUnit, Plain.Cut(p.Problem, 60));
            output.Line(WithdrawTexts.ListWithdrawn, p.WithdrawnOn, Plain.Cut(p.Reason, 60));
            foreach (var m in p.Measures)
            {
                output.Line(WithdrawTexts.ListMeasure, m.Number, m.Status, m.DeadlineText, Plain.Cut(m.Text, 60));
                foreach (var r in m.Reports)
                {
                    output.Line(
                        WithdrawTexts.ListReport, r.Day, r.As is null ? r.By : Say(WithdrawTexts.ListReportAs, r.By, r.As), r.Percent is { } percent ? Say(WithdrawTexts.ListPercent, percent) : string.Empty,
                        r.Text is { } text ? Say(WithdrawTexts.ListReportText, Plain.Cut(text, 60)) : string.Empty);
                }

                foreach (var f in m.Evidence)
                {
                    output.Line(WithdrawTexts.ListFile, Plain.Cut(f.Name, 60), f.Version, f.ReceivedOn, f.File);
                }
            }
        }
    }
}
