using System.CommandLine;

using CaseReform.Ops.Data.CloseOut;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.CloseOut;
using CaseReform.Ops.Domain.Text;
using CaseReform.Ops.Worker.CommandLine;
using CaseReform.Ops.Worker.Ledger.Progress;

namespace CaseReform.Ops.Worker.CloseOut;

/// <summary><c>closeout list</c>: what waits, for whom, since when; and what was verified by whom only a lack of others let.</summary>
internal static class CloseOutList
{
    private static readonly Option<string?> Person = new("--person") { Description = CloseOutCommandTexts.HelpPerson, HelpName = "PERSON" };

    public static Command Create() => new Command("list", CloseOutCommandTexts.HelpList) { Person, CommonOptions.AsOf, CommonOptions.Json }.Does(RunAsync);

    private static async Task<int> RunAsync(ParseResult parse, CommandContext context)
    {
        var store = context.Get<CloseOutStore>();
        var day = context.Get<OfficeHours>().DayOf(context.Clock.GetUtcNow());
        var roster = await context.Get<RosterStore>().LoadAsync(context.Token);
        IReadOnlyList<WaitingCloseOut> waiting;
        if (parse.GetValue(Person) is { } name)
        {
            var person = Reporter.Find(roster.People, name);
            var standing = Standing.Of(roster, person.Id, day) ?? throw new InputRefusedException(Say(CloseOutCommandTexts.NoStanding, person.Name));
            waiting = await store.WaitingForAsync(standing, context.Token);
        }
        else
        {
            waiting = await store.WaitingAsync(Scope.Everything, day, context.Token);
        }

        var marked = await store.MarkedAsync(context.Token);
        context.Output.Document(new { waiting, marked });
        if (waiting.Count == 0)
        {
            context.Output.Line(CloseOutCommandTexts.NothingWaits);
        }

        foreach (var it in waiting)
        {
            context.Output.Line(
                CloseOutCommandTexts.WaitingLine, it.Ledger, it.Number, CloseOutStages.NameOf(it.Stage), CloseOutNames.Of(it.Turn),
                it.Since is { } since ? IsoDay.Text(since) : CloseOutCommandTexts.NoDay, it.Unit, it.IsTakenOver ? CloseOutCommandTexts.TakenOver : string.Empty);
        }

        foreach (var it in marked)
        {
            context.Output.Line(CloseOutCommandTexts.MarkedLine, it.Ledger, it.Number, it.Mark, it.Verifier);
        }

        return ExitCode.Done;
    }
}
