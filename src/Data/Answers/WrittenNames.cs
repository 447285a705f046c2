using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Data.Answers;

/// <summary>Which of the ways in which ledgers write a 责任人 mean somebody.</summary>
public static class WrittenNames
{
    private static readonly char[] Separators = ['、', '，', ',', '；', ';', '/', '\n', ' ', '　'];

    /// <summary>Those that hold the name of one of the people, unless it is but the beginning of the name of somebody else who is known.</summary>
    /// <param name="roster">Who is known.</param>
    /// <param name="people">Rows of people.</param>
    /// <param name="written">What ledgers write.</param>
    public static IReadOnlyList<string> Of(Roster roster, IEnumerable<long> people, IEnumerable<string> written)
    {
        var names = people.Select(roster.Person).OfType<Person>().Select(p => p.Name).Where(n => n.Length > 0).Distinct(StringComparer.Ordinal)
            .Select(name => (Name: name, Longer: roster.People.Where(p => p.Name != name && p.Name.Contains(name, StringComparison.Ordinal)).Select(p => p.Name).ToList())).ToList();
        return
        [
            .. written.Where(text => text.Split(Separators, StringSplitOptions.RemoveEmptyEntries).Any(part => names.Exists(
                n => part.Contains(n.Name, StringComparison.Ordinal) && !n.Longer.Exists(other => part.Contains(other, StringComparison.Ordinal))))),
        ];
    }
}
