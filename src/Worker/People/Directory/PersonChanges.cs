using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.People.Editing;
using CaseReform.Ops.Data.People.Merging;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Worker.CommandLine;

namespace CaseReform.Ops.Worker.People.Directory;

/// <summary>Renames, merges and retires people within a transaction, and says what that comes to.</summary>
internal static class PersonChanges
{
    public const int MaxName = 60;

    public static async Task<IReadOnlyList<string>> RenameAsync(DatabaseSession session, string person, string to, ChangeOrigin origin, DateOnly today)
    {
        var record = (await PersonFinder.LoadAsync(session, today)).Get(person);
        var name = ListText.Name(to);
        if (name.Length is 0 or > MaxName || !ListText.IsClean(name))
        {
            throw new InputRefusedException(Say(DirectoryTexts.NameUnfit, to));
        }

        if (name == record.Name)
        {
            throw new InputRefusedException(Say(DirectoryTexts.SameName, name));
        }

        await (await PeopleEditor.LoadAsync(session, origin)).SetPersonAsync(record.Record, name, null);
        await RosterStore.TouchAsync(session);
        return [Say(DirectoryTexts.Renamed, record.Name, name), .. await InLedgerAsync(session, record.Name, origin, today)];
    }

    public static async Task<IReadOnlyList<string>> MergeAsync(DatabaseSession session, string person, string into, RosterStore rosters, ChangeOrigin origin, DateOnly today)
    {
        var finder = await PersonFinder.LoadAsync(session, today);
        var (gone, stays) = (finder.Get(person), finder.Get(into));
        if (gone.Id == stays.Id)
        {
            throw new InputRefusedException(Say(DirectoryTexts.SamePerson, person, into, stays.Name));
        }

        // whoever stays would sign in with the one's address and the other's rights
        var roster = await rosters.LoadAsync(session);
        if (GrantRule.AddressNeedsSecond(roster, today, null, stays.Id) || GrantRule.AddressNeedsSecond(roster, today, null, gone.Id))
        {
            throw new InputRefusedException(Say(DirectoryTexts.MergeNeedsSecond, gone.Name, stays.Name));
        }

        var email = await PersonMerge.RunAsync(session, gone.Record, stays.Record);
        session.Audit(origin.Entry("person.merged", stays.Name, new { gone = gone.Name, goneId = gone.Id, stays = stays.Id, goneEmail = gone.Email, email }));
        var merged = (await PersonFinder.LoadAsync(session, today)).People.First(p => p.Id == stays.Id);
        List<string> lines = [Say(DirectoryTexts.PersonMerged, Shown(gone), Shown(stays))];
        lines.Add(merged.Posts.Count > 0 ? Say(DirectoryTexts.MergedHolds, merged.Name, string.Join('、', merged.Posts)) : Say(DirectoryTexts.MergedHoldsNothing, merged.Name));
        lines.Add(email is null ? DirectoryTexts.MergedNoEmail
            : gone.Email is { } lost && lost != email ? Say(DirectoryTexts.MergedEmail, email, lost)
            : Say(DirectoryTexts.MergedEmailSame, email));
        lines.Add(DirectoryTexts.MergedHistory);
        if (gone.Name != stays.Name || gone.Email is not null)
        {
            lines.Add(Say(DirectoryTexts.MergedList, Shown(gone)));
        }

        return [.. lines, .. gone.Name == stays.Name ? [] : await InLedgerAsync(session, gone.Name, origin, today)];
    }

    public static async Task<IReadOnlyList<string>> RetireAsync(
        DatabaseSession session, string person, RosterStore rosters, ChangeOrigin origin, DateOnly today)
    {
        var record = (await PersonFinder.LoadAsync(session, today)).Get(person);
        var editor = await PeopleEditor.LoadAsync(session, origin);
        var ended = await EndPostsAsync(session, editor, record.Id, today);
        var acting = await EndAbsencesAsync(editor, record.Id, today);
        await PersonRetirement.EndAsync(session, record.Id, origin.At);
        await RosterStore.TouchAsync(session);
        var returned = await UndeliveredStore.ReturnOfAsync(session, [record.Id], origin);
        session.Audit(origin.Entry("person.retired", record.Name, new { id = record.Id, email = record.Email }));
        var roster = await rosters.LoadAsync(session);
        List<string> lines = [Say(DirectoryTexts.PersonRetired, Shown(record))];
        foreach (var post in ended)
        {
            lines.Add(Successor(roster, editor.NameOfPost(post), roster.RecipientsOf(post, today)));
        }

        lines.AddRange(acting);
        if (returned > 0)
        {
            lines.Add(Say(DirectoryTexts.LettersReturned, returned));
        }

        lines.Add(record.Email is { } email ? Say(DirectoryTexts.AddressFree, email) : DirectoryTexts.SignInEnds);
        return lines;
    }

    public static async Task<IReadOnlyList<string>> RestoreAsync(DatabaseSession session, string person, ChangeOrigin origin, DateOnly today)
    {
        var record = (await PersonFinder.LoadAsync(session, today)).Get(person, active: false);
        var key = EmailAddress.TryParse(record.Email, out var email, out _) ? email.Key : null;
        var isFree = await PersonRetirement.UndoAsync(session, record.Id, key);
        await RosterStore.TouchAsync(session);
        session.Audit(origin.Entry("person.restored", record.Name, new { id = record.Id, email = isFree ? record.Email : null }));
        return [Say(DirectoryTexts.PersonRestored, record.Name), .. isFree ? [] : new[] { Say(DirectoryTexts.AddressTaken, record.Email) }];
    }

    /// <summary>Ends the posts with yesterday: today's letters are a successor's.</summary>
    /// <returns>The posts held today.</returns>
    private static async Task<IReadOnlyList<long>> EndPostsAsync(DatabaseSession session, PeopleEditor editor, long person, DateOnly today)
    {
        var ended = new List<long>();
        foreach (var holding in editor.Holdings.Where(h => h.PersonId == person && (h.ToDay is null || h.ToDay >= today)).ToList())
        {
            await (holding.FromDay >= today ? editor.RemoveHoldingAsync(holding) : editor.SetHoldingAsync(holding, holding.FromDay, today.AddDays(-1)));
            if (holding.FromDay <= today)
            {
                ended.Add(holding.PostId);
            }
        }

        return ended;
    }

    /// <summary>Nobody acts for somebody who is gone, and such a person acts for nobody.</summary>
    private static async Task<IReadOnlyList<string>> EndAbsencesAsync(PeopleEditor editor, long person, DateOnly today)
    {
        var lines = new List<string>();
        foreach (var absence in editor.Absences.Where(a => (a.PersonId == person || a.ActingId == person) && (a.ToDay is null || a.ToDay >= today)).ToList())
        {
            if (absence.ActingId == person && editor.People.Exists(p => p.Id == absence.PersonId))
            {
                lines.Add(Say(DirectoryTexts.ActingEnds, editor.NameOfPerson(absence.PersonId)));
            }

            await (absence.FromDay >= today
                ? editor.RemoveAbsenceAsync(absence)
                : editor.SetAbsenceAsync(absence, absence.FromDay, today.AddDays(-1)));
        }

        return lines;
    }

    private static string Successor(Roster roster, string post, Recipients recipients) => recipients switch
    {
        Recipients.Found found => Say(
            DirectoryTexts.Successor, post, string.Join('、', found.People.Select(p => roster.Person(p.PersonId)!.Name + (p.Email is null ? DirectoryTexts.WithoutEmail : string.Empty)))),
        _ => Say(DirectoryTexts.NoSuccessor, post),
    };

    /// <summary>What the ledger's cells say stays as it was written; the responsibility is that of the post.</summary>
    private static async Task<IReadOnlyList<string>> InLedgerAsync(DatabaseSession session, string old, ChangeOrigin origin, DateOnly today)
    {
        var resolved = await ResponsibleNames.ResolveAsync(session, today, origin);
        var cells = await session.ScalarAsync<long>(
            "SELECT (SELECT count(*) FROM measures WHERE responsible_name = @old) + (SELECT count(*) FROM problems WHERE lead_leader = @old)", new { old });
        return
        [
            .. resolved.Measures > 0 ? [Say(PeopleTexts.MeasuresResolved, resolved.Measures)] : Array.Empty<string>(),
            .. cells > 0 ? [Say(DirectoryTexts.NameInLedger, old, cells)] : Array.Empty<string>(),
        ];
    }

    private static string Shown(ListedPerson person) => person.Email is { } email ? Say(DirectoryTexts.PersonWithEmail, person.Name, email) : person.Name;
}
