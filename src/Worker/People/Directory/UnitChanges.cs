using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.People.Merging;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Text;
using CaseReform.Ops.Domain.Units;
using CaseReform.Ops.Worker.CommandLine;

namespace CaseReform.Ops.Worker.People.Directory;

/// <summary>Renames, merges and retires units within a transaction, and says what that comes to.</summary>
internal static class UnitChanges
{
    private const int MaxNamed = 10;
    private const int MaxName = 100;

    public static async Task<IReadOnlyList<string>> RenameAsync(DatabaseSession session, string unit, string to, ChangeOrigin origin)
    {
        var finder = await UnitFinder.LoadAsync(session);
        var record = finder.Get(unit);
        var name = Fit(to);
        if (name == record.Name)
        {
            throw new InputRefusedException(Say(DirectoryTexts.SameName, name));
        }

        if (finder.Find(name) is { } owner && owner.Id != record.Id)
        {
            throw new InputRefusedException(Say(DirectoryTexts.NameTaken, name, owner.Name, record.Name));
        }

        await UnitEdits.RenameAsync(session, record, name, origin);
        await RosterStore.TouchAsync(session);
        List<string> lines = [Say(DirectoryTexts.Renamed, record.Name, name)];
        if (finder.TwinsOf(name, record) is { Count: > 0 } twins)
        {
            lines.Add(Say(DirectoryTexts.LikeAnother, name, string.Join('、', twins.Take(3))));
        }

        return lines;
    }

    /// <summary>Gives a unit another name beside its own, under which files may name it.</summary>
    public static async Task<IReadOnlyList<string>> AliasAsync(DatabaseSession session, string unit, string alias, ChangeOrigin origin)
    {
        var finder = await UnitFinder.LoadAsync(session);
        var record = finder.Get(unit);
        var name = Fit(alias);
        if (finder.Find(name) is { } owner)
        {
            throw new InputRefusedException(owner.Id == record.Id ? Say(DirectoryTexts.AliasKnown, name, record.Name) : Say(DirectoryTexts.NameTaken, name, owner.Name, record.Name));
        }

        await UnitEdits.AddAliasAsync(session, record, name, origin);
        await RosterStore.TouchAsync(session);
        return [Say(DirectoryTexts.Aliased, name, record.Name)];
    }

    public static async Task<IReadOnlyList<string>> MergeAsync(DatabaseSession session, string unit, string into, ChangeOrigin origin, DateOnly today)
    {
        var finder = await UnitFinder.LoadAsync(session);
        var (gone, stays) = (finder.Get(unit), finder.Get(into));
        if (gone.Id == stays.Id)
        {
            throw new InputRefusedException(Say(DirectoryTexts.SameUnit, unit, into, stays.Name));
        }

        if (stays.RetiredOn is not null)
        {
            throw new InputRefusedException(Say(DirectoryTexts.IntoRetired, stays.Name));
        }

        var before = await UnitTally.LoadAsync(session, gone.Id, today);
        var came = await UnitMerge.RunAsync(session, gone, stays);
        var resolved = await ResponsibleNames.ResolveAsync(session, today, origin);
        session.Audit(origin.Entry("unit.merged", stays.Name, new { gone = gone.Name, aliases = gone.Aliases, before.Problems, before.Measures, before.Overseen, before.Supported, before.Posts, before.Holders }));
        List<string> lines =
        [
            Say(DirectoryTexts.Merged, gone.Name, stays.Name),
            Say(DirectoryTexts.MergedDuties, before.Problems, before.Measures, before.Overseen, before.Supported),
            Say(DirectoryTexts.MergedPosts, before.Holders, before.Notices),
            .. came.Where(p => p.Title.Length > 0).Select(p => Say(DirectoryTexts.PostCame, stays.Name, p.Title, PostRoleNames.NameOf(p.Role))),
            Say(DirectoryTexts.MergedAlias, string.Join('、', gone.Aliases.Prepend(gone.Name)), stays.Name),
        ];
        if (before.Below > 0)
        {
            lines.Add(Say(DirectoryTexts.MergedBelow, before.Below, stays.Name));
        }

        if (gone.ParentId is { } parent && parent != stays.ParentId && parent != stays.Id)
        {
            lines.Add(Say(DirectoryTexts.ParentKept, stays.Name, NameOf(finder, stays.ParentId), NameOf(finder, parent)));
        }

        if (resolved.Measures > 0)
        {
            lines.Add(Say(PeopleTexts.MeasuresResolved, resolved.Measures));
        }

        return lines;
    }

    public static async Task<IReadOnlyList<string>> RetireAsync(DatabaseSession session, string unit, ChangeOrigin origin, DateOnly today)
    {
        var record = (await UnitFinder.LoadAsync(session)).Get(unit);
        if (record.RetiredOn is { } since)
        {
            throw new InputRefusedException(Say(DirectoryTexts.RetiredAlready, record.Name, IsoDay.Text(since)));
        }

        var duties = await UnitDuties.LoadAsync(session, record.Id, today);
        if (duties.Problems.Count + duties.Holders.Count > 0)
        {
            throw new InputRefusedException(string.Join(Environment.NewLine, StillHanging(record, duties)));
        }

        await UnitEdits.SetRetiredAsync(session, record, today, origin);
        await RosterStore.TouchAsync(session);
        var tally = await UnitTally.LoadAsync(session, record.Id, today);
        List<string> lines = [Say(DirectoryTexts.UnitRetired, record.Name, IsoDay.Text(today))];
        if (tally.Below > 0)
        {
            lines.Add(Say(DirectoryTexts.RetiredBelow, tally.Below));
        }

        if (tally.Supported > 0)
        {
            lines.Add(Say(DirectoryTexts.RetiredSupports, tally.Supported));
        }

        return lines;
    }

    public static async Task<IReadOnlyList<string>> RestoreAsync(DatabaseSession session, string unit, ChangeOrigin origin)
    {
        var record = (await UnitFinder.LoadAsync(session)).Get(unit);
        if (record.RetiredOn is null)
        {
            throw new InputRefusedException(Say(DirectoryTexts.NotRetired, record.Name));
        }

        await UnitEdits.SetRetiredAsync(session, record, null, origin);
        await RosterStore.TouchAsync(session);
        return [Say(DirectoryTexts.UnitRestored, record.Name)];
    }

    private static string Fit(string typed)
    {
        var name = string.Concat(typed.Where(c => !char.IsWhiteSpace(c) || char.IsControl(c)));
        return name.Length is 0 or > MaxName || !ListText.IsClean(name) || new UnitNames([]).Resolve(name) is UnitMatch.Generic
            ? throw new InputRefusedException(Say(DirectoryTexts.NameUnfit, typed))
            : name;
    }

    private static IEnumerable<string> StillHanging(UnitRecord unit, UnitDuties duties)
    {
        yield return Say(DirectoryTexts.CannotRetire, unit.Name);
        if (duties.Problems.Count > 0)
        {
            yield return Say(DirectoryTexts.OpenProblems, duties.Problems.Count, Some(duties.Problems));
        }

        if (duties.Holders.Count > 0)
        {
            yield return Say(DirectoryTexts.Holders, duties.Holders.Count, Some(duties.Holders));
        }

        yield return Say(DirectoryTexts.RetireAdvice, unit.Name);
    }

    private static string Some(IReadOnlyList<string> names) =>
        string.Join('、', names.Take(MaxNamed)) + (names.Count > MaxNamed ? Say(DirectoryTexts.AndMore, names.Count) : string.Empty);

    private static string NameOf(UnitFinder finder, long? id) => finder.All.FirstOrDefault(u => u.Id == id)?.Name ?? PeopleTexts.None;
}
