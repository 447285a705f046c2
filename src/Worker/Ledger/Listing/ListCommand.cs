using System.CommandLine;

using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Units;
using CaseReform.Ops.Worker.CommandLine;
using CaseReform.Ops.Worker.Ledger.Withdrawal;
using CaseReform.Ops.Worker.Letters;

namespace CaseReform.Ops.Worker.Ledger.Listing;

/// <summary><c>ledger list</c></summary>
internal static class ListCommand
{
    private static readonly Option<bool> Overdue = new("--overdue") { Description = LedgerTexts.HelpOverdue };
    private static readonly Option<string?> Unit = new("--unit") { Description = LedgerTexts.HelpUnit, HelpName = "NAME" };
    private static readonly Option<string?> Ledger = new("--ledger") { Description = LedgerTexts.HelpLedgerName, HelpName = "NAME" };

    private static readonly Option<bool> Withdrawn = new("--withdrawn") { Description = WithdrawTexts.HelpWithdrawn };

    public static Command Create() =>
        new Command("list", LedgerTexts.HelpList) { Overdue, Unit, Ledger, Withdrawn, CommonOptions.AsOf, CommonOptions.Json }.Does(RunAsync);

    private static async Task<int> RunAsync(ParseResult parse, CommandContext context)
    {
        var ledger = parse.GetValue(Ledger);
        if (parse.GetValue(Withdrawn))
        {
            return parse.GetValue(Overdue)
                ? throw new InputRefusedException(WithdrawTexts.OverdueAndWithdrawn)
                : await WithdrawnList.RunAsync(context, ledger, parse.GetValue(Unit) is { } name ? await UnitAsync(context, name) : null);
        }

        var moment = await context.Get<LedgerMoments>().NowAsync(context.Token);
        if (ledger is not null)
        {
            await LedgerChoice.CheckAsync(context, ledger);
        }

        var query = new LedgerQuery(
            ledger,
            parse.GetValue(Unit) is { } unit ? await UnitAsync(context, unit) : null,
            parse.GetValue(Overdue) ? moment.Today : null);
        var problems = new List<PrintedProblem>();
        await context.Get<LedgerStore>().ReadAsync(
            query,
            page =>
            {
                problems.AddRange(page.Select(p => PrintedProblem.Of(p, moment)).Select(p => query.OverdueOn is null ? p : p with { Measures = [.. p.Measures.Where(m => m.DaysOverdue > 0)] }));
                return ValueTask.CompletedTask;
            },
            context.Token);
        context.Output.Document(problems);
        if (!context.Output.Json)
        {
            Tell(context.Output, problems, moment);
        }

        return ExitCode.Done;
    }

    private static async Task<string> UnitAsync(CommandContext context, string text)
    {
        var names = new UnitNames((await context.Get<Database>().ReadAsync(UnitRows.NamesAsync, context.Token))
            .GroupBy(r => r.Name, StringComparer.Ordinal)
            .Select(g => new UnitName(g.Key, [.. g.Select(r => r.Alias).OfType<string>()])));
        if (names.Find(text) is { } name)
        {
            return name;
        }

        var nearest = names.Nearest(text);
        throw new InputRefusedException(nearest.Count == 0
            ? Say(LedgerTexts.UnitUnknownNoNearest, text)
            : Say(LedgerTexts.UnitUnknown, text, string.Join('、', nearest)));
    }

    private static void Tell(Output output, IReadOnlyList<PrintedProblem> problems, LedgerMoment moment)
    {
        var asOf = OfficialDate.Of(moment.AsOf);
        if (problems.Count == 0)
        {
            output.Line(LedgerTexts.ListNothing, asOf);
            return;
        }

        var several = problems.Select(p => p.Ledger).Distinct().Count() > 1;
        output.Line(LedgerTexts.ListTitle, asOf, problems.Count, problems.Sum(p => p.Measures.Count), problems.Sum(p => p.Measures.Count(m => m.DaysOverdue > 0)));
        foreach (var p in problems)
        {
            output.Line(
                LedgerTexts.ListProblem, several ? Say(PageTexts.NumberInLedger, p.Number, p.Ledger) : p.Number, p.Status, Light(p.Light), p.LeadUnit, Plain.Cut(p.Problem, 60));
            foreach (var m in p.Measures)
            {
                output.Line(
                    LedgerTexts.ListMeasure, m.Number, m.Status, Light(m.Light),
                    m.DaysOverdue > 0 ? m.DeadlineShown + " " + Say(LedgerTexts.ListOverdue, m.DaysOverdue) : m.DeadlineShown, Plain.Cut(m.Text, 60));
            }
        }
    }

    private static string Light(string name) => name == LedgerTexts.ListNoLight ? name : Say(LedgerTexts.ListLight, name);
}
