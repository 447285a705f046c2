using System.CommandLine;

using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.Text;
using CaseReform.Ops.Worker.CommandLine;

namespace CaseReform.Ops.Worker.People.Directory;

/// <summary><c>list</c>, <c>rename</c>, <c>merge</c>, <c>retire</c> and <c>restore</c>, of units and of people, and <c>alias</c> of units.</summary>
internal static class DirectoryCommands
{
    private static readonly Argument<string> Unit = new("NAME") { Description = DirectoryTexts.HelpUnit };
    private static readonly Argument<string> Person = new("NAME") { Description = DirectoryTexts.HelpPerson };
    private static readonly Argument<string> NewName = new("NEW") { Description = DirectoryTexts.HelpNewName };
    private static readonly Argument<string> Alias = new("ALIAS") { Description = DirectoryTexts.HelpAlias };
    private static readonly Argument<string> Into = new("INTO") { Description = DirectoryTexts.HelpInto };
    private static readonly Option<bool> All = new("--all") { Description = DirectoryTexts.HelpAll };

    public static IEnumerable<Command> OfUnits() =>
    [
        new Command("list", DirectoryTexts.HelpUnitsList) { All, CommonOptions.AsOf, CommonOptions.Json }.Does(ListUnitsAsync),
        Change("rename", DirectoryTexts.HelpUnitsRename, [Unit, NewName], (parse, context) => DirectoryChange.RunAsync(
            parse, context, DirectoryTexts.AskRename, (session, origin, _) => UnitChanges.RenameAsync(session, Of(parse, Unit), Of(parse, NewName), origin))),
        Change("alias", DirectoryTexts.HelpUnitsAlias, [Unit, Alias], (parse, context) => DirectoryChange.RunAsync(
            parse, context, DirectoryTexts.AskAlias, (session, origin, _) => UnitChanges.AliasAsync(session, Of(parse, Unit), Of(parse, Alias), origin))),
        Change("merge", DirectoryTexts.HelpUnitsMerge, [Unit, Into], (parse, context) => DirectoryChange.RunAsync(
            parse, context, DirectoryTexts.AskMerge, (session, origin, today) => UnitChanges.MergeAsync(session, Of(parse, Unit), Of(parse, Into), origin, today))),
        Change("retire", DirectoryTexts.HelpUnitsRetire, [Unit], (parse, context) => DirectoryChange.RunAsync(
            parse, context, DirectoryTexts.AskRetire, (session, origin, today) => UnitChanges.RetireAsync(session, Of(parse, Unit), origin, today))),
        Change("restore", DirectoryTexts.HelpUnitsRestore, [Unit], (parse, context) => DirectoryChange.RunAsync(
            parse, context, DirectoryTexts.AskRestore, (session, origin, _) => UnitChanges.RestoreAsync(session, Of(parse, Unit), origin))),
    ];

    public static IEnumerable<Command> OfPeople() =>
    [
        new Command("list", DirectoryTexts.HelpPeopleList) { All, CommonOptions.AsOf, CommonOptions.Json }.Does(ListPeopleAsync),
        Change("rename", DirectoryTexts.HelpPeopleRename, [Person, NewName], (parse, context) => DirectoryChange.RunAsync(
            parse, context, DirectoryTexts.AskRename,
            (session, origin, today) => PersonChanges.RenameAsync(session, Of(parse, Person), Of(parse, NewName), origin, today))),
        Change("merge", DirectoryTexts.HelpPeopleMerge, [Person, Into], (parse, context) => DirectoryChange.RunAsync(
            parse, context, DirectoryTexts.AskMerge, (session, origin, today) => PersonChanges.MergeAsync(session, Of(parse, Person), Of(parse, Into), context.Get<RosterStore>(), origin, today))),
        Change("retire", DirectoryTexts.HelpPeopleRetire, [Person], (parse, context) => DirectoryChange.RunAsync(
            parse, context, DirectoryTexts.AskRetire,
            (session, origin, today) => PersonChanges.RetireAsync(session, Of(parse, Person), context.Get<RosterStore>(), origin, today))),
        Change("restore", DirectoryTexts.HelpPeopleRestore, [Person], (parse, context) => DirectoryChange.RunAsync(
            parse, context, DirectoryTexts.AskRestore, (session, origin, today) => PersonChanges.RestoreAsync(session, Of(parse, Person), origin, today))),
    ];

    private static Command Change(string name, string help, IEnumerable<Argument<string>> arguments, Func<ParseResult, CommandContext, Task<int>> work)
    {
        var command = new Command(name, help) { DirectoryChange.Yes, DirectoryChange.DryRun, CommonOptions.AsOf, CommonOptions.Json };
        foreach (var argument in arguments)
        {
            command.Add(argument);
        }

        return command.Does(work);
    }

    private static string Of(ParseResult parse, Argument<string> argument) => parse.GetValue(argument)!;

    private static DateOnly Today(CommandContext context) => context.Get<OfficeHours>().DayOf(context.Clock.GetUtcNow());

    private static async Task<int> ListUnitsAsync(ParseResult parse, CommandContext context)
    {
        var today = Today(context);
        var units = (await context.Get<Database>().ReadAsync(session => UnitState.LoadAsync(session, today), context.Token))
            .Where(u => parse.GetValue(All) || u.RetiredOn is null).ToList();
        context.Output.Document(units.Select(u => new
        {
            name = u.Name, aliases = u.Aliases, parent = u.Parent, openProblems = u.OpenProblems, people = u.People, retiredOn = IsoDay.Text(u.RetiredOn),
        }));
        foreach (var unit in units)
        {
            context.Output.Line(
                DirectoryTexts.UnitRow, unit.Name, unit.Aliases.Count > 0 ? Say(DirectoryTexts.UnitAliases, string.Join('、', unit.Aliases)) : string.Empty,
                unit.Parent is null ? string.Empty : Say(DirectoryTexts.UnitParent, unit.Parent), unit.OpenProblems, unit.People,
                unit.RetiredOn is { } day ? Say(DirectoryTexts.UnitRetiredMark, IsoDay.Text(day)) : string.Empty);
        }

        context.Output.Line(DirectoryTexts.UnitTotal, units.Count);
        return ExitCode.Done;
    }

    private static async Task<int> ListPeopleAsync(ParseResult parse, CommandContext context)
    {
        var today = Today(context);
        var finder = await context.Get<Database>().ReadAsync(session => PersonFinder.LoadAsync(session, today), context.Token);
        var people = finder.People.Where(p => parse.GetValue(All) || p.Active).ToList();
        context.Output.Document(people.Select(p => new { id = p.Id, name = p.Name, email = p.Email, posts = p.Posts, retired = !p.Active }));
        foreach (var person in people)
        {
            context.Output.Line(finder.Line(person));
        }

        context.Output.Line(DirectoryTexts.PersonTotal, people.Count);
        return ExitCode.Done;
    }
}
