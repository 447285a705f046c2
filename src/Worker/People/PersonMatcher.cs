using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.People.Editing;
using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Worker.People;

/// <summary>Tells who a row speaks of: by the mail address; else by name and unit, which is also how a new address finds its person.</summary>
internal sealed class PersonMatcher(PeopleEditor editor, IReadOnlyList<PersonEntry> rows, IReadOnlyDictionary<string, long> units)
{
    private readonly Dictionary<string, long> _byKey = new(StringComparer.Ordinal);
    private readonly HashSet<string> _addressesInFile = [.. rows.Select(r => r.Email?.Key).OfType<string>()];

    /// <summary>The person of each row, added or changed where the file says so.</summary>
    public async Task<IReadOnlyList<long>> MatchAsync()
    {
        var people = new List<long>(rows.Count);
        foreach (var row in rows)
        {
            people.Add(await MatchAsync(row));
        }

        return people;
    }

    private async Task<long> MatchAsync(PersonEntry row)
    {
        var email = row.Email ?? rows.FirstOrDefault(r => r.Name == row.Name && r.Unit == row.Unit && r.Email is not null)?.Email;
        var key = email?.Key ?? $"{row.Name}|{row.Unit}";
        if (_byKey.TryGetValue(key, out var known))
        {
            return known;
        }

        var person = (email is null ? null : editor.People.Find(p => p.EmailKey == email.Key)) ?? ByName(row, email);
        if (person is null)
        {
            return _byKey[key] = await editor.AddPersonAsync(row.Name, email);
        }

        await editor.SetPersonAsync(person, row.Name, email);
        return _byKey[key] = person.Id;
    }

    private PersonRecord? ByName(PersonEntry row, EmailAddress? email)
    {
        var inUnits = rows.Where(r => r.Name == row.Name && r.Email == row.Email).Select(r => units[r.Unit]).ToHashSet();
        var namesakes = editor.People
            .Where(p => p.Name == row.Name && !_byKey.ContainsValue(p.Id) && (p.EmailKey is null || !_addressesInFile.Contains(p.EmailKey)))
            .ToList();
        var colleagues = namesakes
            .Where(p => editor.Holdings.Exists(h => h.PersonId == p.Id && inUnits.Contains(editor.Posts.Find(post => post.Id == h.PostId)!.UnitId)))
            .ToList();
        if (colleagues.Count == 1)
        {
            return colleagues[0];
        }

        // Somebody of whom no address was known and who has one now, wherever they sit.
        var unaddressed = namesakes.Where(p => p.EmailKey is null).ToList();
        return email is not null && colleagues.Count == 0 && unaddressed.Count == 1 ? unaddressed[0] : null;
    }
}
