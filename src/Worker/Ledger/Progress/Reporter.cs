using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Worker.CommandLine;

namespace CaseReform.Ops.Worker.Ledger.Progress;

/// <summary>Finds the person whom <c>--by</c> means.</summary>
internal static class Reporter
{
    private const int Suggestions = 3;

    /// <summary>By mail address, else by name.</summary>
    /// <exception cref="InputRefusedException">Nobody, or several; the message names who is near or how to tell them apart.</exception>
    public static Person Find(IEnumerable<Person> people, string text)
    {
        var wanted = text.Trim();
        var active = people.Where(p => p.Active).ToList();
        var found = active.FindAll(p => string.Equals(p.Email, wanted, StringComparison.OrdinalIgnoreCase));
        found = found.Count > 0 ? found : active.FindAll(p => p.Name == wanted);
        return found.Count switch
        {
            1 => found[0],
            0 => throw Unknown(active, wanted),
            _ => throw Refuse(LedgerTexts.PersonSeveral, wanted, found.Count, string.Join('、', found.Select(p => p.Email).OfType<string>())),
        };
    }

    private static InputRefusedException Unknown(List<Person> people, string wanted)
    {
        // a name of two to four characters is near when most of its characters are the same
        var nearest = people
            .Select(p => (p.Name, Shared: p.Name.Intersect(wanted).Count()))
            .Where(p => p.Shared > 0 && p.Shared * 2 >= Math.Min(p.Name.Length, wanted.Length))
            .OrderByDescending(p => p.Shared).ThenBy(p => p.Name, StringComparer.Ordinal)
            .Select(p => p.Name).Distinct().Take(Suggestions).ToList();
        return nearest.Count == 0
            ? Refuse(LedgerTexts.PersonUnknownNoNearest, wanted)
            : Refuse(LedgerTexts.PersonUnknown, wanted, string.Join('、', nearest));
    }

    private static InputRefusedException Refuse(string format, params object?[] parts) => new(Say(format, parts));
}
