using CaseReform.Ops.Data.Desk;
using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.Reminders;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Units;

namespace CaseReform.Ops.Bot.Desk;

/// <summary>Gathers what the page shows: letters and ledgers of one moment, and the directory as it is.</summary>
internal sealed class DeskReader(Database database, DeskStore desk, RosterStore rosters, AnswerableStore answerable, LetterStore letters)
{
    private const int MaxLetters = 200;
    private const int MaxRows = 20;

    public async Task<DeskView> LoadAsync(DateOnly day, CancellationToken token)
    {
        var roster = await rosters.LoadAsync(token);
        var units = (await database.ReadAsync(session => UnitState.LoadAsync(session, day), token)).Where(u => u.RetiredOn is null).ToList();
        return new DeskView(
            day,
            await desk.LoadAsync(day, MaxLetters, MaxRows, token),
            roster,
            units,
            DirectoryGaps.Find(roster, await answerable.GroupsAsync(token), await letters.PendingMeasuresAsync(token), day),
            TwinsOf(units),
            NamesakesOf(roster, day));
    }

    /// <summary>Pairs of units that may be one, each once.</summary>
    private static List<(string One, string Other)> TwinsOf(IReadOnlyList<UnitState> units)
    {
        var names = new TwinNames();
        foreach (var unit in units)
        {
            names.Add(unit.Name, unit.Name);
        }

        return [.. from unit in units from other in names.Of(unit.Name) where string.CompareOrdinal(unit.Name, other) < 0 select (unit.Name, other)];
    }

    /// <summary>People in office under one name.</summary>
    private static List<IReadOnlyList<Person>> NamesakesOf(Roster roster, DateOnly day) =>
        [.. roster.People.Where(p => p.Active && roster.PostsOn(p.Id, day).Count > 0).GroupBy(p => p.Name, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => (IReadOnlyList<Person>)[.. g])];
}

/// <summary>What the page shows.</summary>
internal sealed record DeskView(
    DateOnly Day,
    DeskState State,
    Roster Roster,
    IReadOnlyList<UnitState> Units,
    DirectoryGaps Gaps,
    IReadOnlyList<(string One, string Other)> Twins,
    IReadOnlyList<IReadOnlyList<Person>> Namesakes);
