using System.Globalization;

using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Worker.CommandLine;

namespace CaseReform.Ops.Worker.People.Directory;

/// <summary>Finds the person whom somebody at the command line names: by name, name and unit (张示例/甲市示例局), address, or number of the list.</summary>
internal sealed class PersonFinder
{
    private readonly ILookup<long, string> _posts;
    private readonly ILookup<long, string> _units;

    private PersonFinder(IReadOnlyList<ListedPerson> people)
    {
        People = people;
        _posts = people.SelectMany(p => p.Posts, (p, post) => (p.Id, post)).ToLookup(p => p.Id, p => p.post);
        _units = people.SelectMany(p => p.Units, (p, unit) => (p.Id, unit)).ToLookup(p => p.Id, p => p.unit);
    }

    public IReadOnlyList<ListedPerson> People { get; }

    public static async Task<PersonFinder> LoadAsync(DatabaseSession session, DateOnly today) => new(await ListedPerson.LoadAsync(session, today));

    /// <summary>The one person meant.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="active">Whether somebody in use is looked for, or somebody who was retired.</param>
    /// <exception cref="InputRefusedException">There is none, or there are several.</exception>
    public ListedPerson Get(string text, bool active = true)
    {
        var found = Matches(text.Trim()).ToList();
        return found.Where(p => p.Active == active).ToList() switch
        {
            [var one] => one,
            [] when found.Count > 0 => throw new InputRefusedException(Say(active ? DirectoryTexts.PersonIsRetired : DirectoryTexts.PersonIsActive, found[0].Name)),
            [] => throw new InputRefusedException(Say(DirectoryTexts.PersonUnknown, text)),
            var several => throw new InputRefusedException(Say(DirectoryTexts.PersonAmbiguous, several.Count, text, string.Join(Environment.NewLine, several.Select(Line)))),
        };
    }

    /// <summary>One line of the list.</summary>
    public string Line(ListedPerson person) => Say(
        DirectoryTexts.PersonRow, person.Id, person.Name, person.Email ?? DirectoryTexts.NoEmail,
        _posts[person.Id].Any() ? string.Join('、', _posts[person.Id]) : DirectoryTexts.NoPost,
        person.Active ? string.Empty : DirectoryTexts.PersonRetiredMark);

    private IEnumerable<ListedPerson> Matches(string text)
    {
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return People.Where(p => p.Id == id);
        }

        if (text.Contains('@', StringComparison.Ordinal))
        {
            return People.Where(p => string.Equals(p.Email, text, StringComparison.OrdinalIgnoreCase));
        }

        var slash = text.IndexOfAny(['/', '／']);
        return slash > 0
            ? People.Where(p => p.Name == text[..slash] && _units[p.Id].Contains(text[(slash + 1)..], StringComparer.Ordinal))
            : People.Where(p => p.Name == text);
    }
}
