using System.CommandLine;

using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.People.Editing;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Hosting.Office;
using CaseReform.Ops.Worker.CommandLine;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Worker.People.Directory;

/// <summary><c>office add</c>: the first person of the office, while there is none. The others are named in the chat, by people who are known there.</summary>
internal static class OfficeCommands
{
    private static readonly Argument<string> Name = new("NAME") { Description = DirectoryTexts.HelpOfficeName };
    private static readonly Argument<string> Email = new("EMAIL") { Description = DirectoryTexts.HelpOfficeEmail };
    private static readonly Option<string?> Unit = new("--unit") { Description = DirectoryTexts.HelpOfficeUnit };

    public static Command Create() => new("office", DirectoryTexts.HelpOffice)
    {
        new Command("add", DirectoryTexts.HelpOfficeAdd) { Name, Email, Unit, DirectoryChange.Yes, DirectoryChange.DryRun, CommonOptions.AsOf, CommonOptions.Json }.Does(
            (parse, context) => DirectoryChange.RunAsync(
                parse, context, DirectoryTexts.AskOffice,
                (session, origin, today) => AddAsync(
                    session, parse.GetValue(Name)!, parse.GetValue(Email)!, parse.GetValue(Unit) ?? context.Get<IOptions<OfficeOptions>>().Value.Name, context.Get<RosterStore>(), origin, today))),
    };

    /// <summary>Adds the person, or the post to one of the list, and says so.</summary>
    public static async Task<IReadOnlyList<string>> AddAsync(
        DatabaseSession session, string name, string address, string unit, RosterStore rosters, ChangeOrigin origin, DateOnly today)
    {
        var plain = ListText.Name(name);
        if (plain.Length is 0 or > PersonChanges.MaxName || !ListText.IsClean(plain))
        {
            throw new InputRefusedException(Say(DirectoryTexts.NameUnfit, name));
        }

        var roster = await rosters.LoadAsync(session);
        var there = roster.Posts.Where(post => post.Role == PostRole.Office).SelectMany(post => roster.HoldersOf(post.Id, today)).Distinct()
            .Select(roster.Person).OfType<Person>().Where(person => person.Active).Select(person => person.Name).ToList();
        if (there.Count > 0)
        {
            throw new InputRefusedException(Say(DirectoryTexts.OfficeThere, string.Join('、', there), plain));
        }

        if (!EmailAddress.TryParse(address, out var email, out var reason))
        {
            throw new InputRefusedException(Say(DirectoryTexts.EmailUnfit, reason));
        }

        var known = (await UnitEdits.LoadAsync(session)).FirstOrDefault(u => u.Name == unit || u.Aliases.Contains(unit, StringComparer.Ordinal));
        var lines = new List<string>();
        if (known is null)
        {
            session.Audit(origin.Entry("unit.added", unit, new { by = "office" }));
            lines.Add(Say(DirectoryTexts.UnitCreated, unit));
        }

        var unitId = known?.Id ?? (await UnitRows.EnsureAsync(session, [unit]))[unit];
        var editor = await PeopleEditor.LoadAsync(session, origin);
        var same = editor.People.Find(p => p.EmailKey == email.Key);
        if (same is not null && same.Name != plain)
        {
            throw new InputRefusedException(Say(DirectoryTexts.EmailTaken, email, same.Name));
        }

        if (same is null && editor.People.FindAll(p => p.Name == plain && p.Email is null) is [var unaddressed])
        {
            await editor.SetPersonAsync(unaddressed, plain, email);
            same = unaddressed;
        }

        await editor.PutAsync(same?.Id ?? await editor.AddPersonAsync(plain, email), PostRole.Office, unitId, today);
        await RosterStore.TouchAsync(session);
        return [.. lines, Say(DirectoryTexts.OfficeAdded, plain, email, known?.Name ?? unit)];
    }
}
