using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Worker.Reminders;

/// <summary>Who gets the notices of which post today: holders, acting colleagues, and those a vacant post passes on to.</summary>
internal sealed class Addressees
{
    private readonly Dictionary<(long Person, long Post), Way> _ways = [];

    private readonly Lazy<ILookup<string, Person>> _named;
    private readonly Dictionary<string, bool> _mayBeNamed = new(StringComparer.Ordinal);

    private Addressees(Roster roster)
    {
        Roster = roster;
        _named = new(() => roster.People.ToLookup(p => p.Name, StringComparer.Ordinal));
    }

    /// <summary>The snapshot it was made from.</summary>
    public Roster Roster { get; }

    /// <summary>Persons with an address, with the posts whose notices they get.</summary>
    public IReadOnlyDictionary<long, Addressee> ByPerson { get; private set; } = new Dictionary<long, Addressee>();

    /// <summary>Posts whose whole chain is vacant.</summary>
    public IReadOnlySet<long> WhollyVacant { get; private set; } = new HashSet<long>();

    /// <summary>Persons who should get notices but have no address, with the posts in question.</summary>
    public IReadOnlyDictionary<long, IReadOnlyList<long>> WithoutAddress { get; private set; } = new Dictionary<long, IReadOnlyList<long>>();

    /// <summary>Asks the roster for each post.</summary>
    public static Addressees Build(Roster roster, IEnumerable<long> posts, DateOnly day)
    {
        var addressees = new Addressees(roster);
        var byPerson = new Dictionary<long, (string Email, List<long> Posts)>();
        var vacant = new HashSet<long>();
        var silent = new Dictionary<long, List<long>>();
        foreach (var post in posts)
        {
            if (roster.RecipientsOf(post, day) is not Recipients.Found found)
            {
                vacant.Add(post);
                continue;
            }

            foreach (var recipient in found.People)
            {
                addressees._ways[(recipient.PersonId, post)] = new Way(found.PassedOnFrom, recipient.ActingFor);
                if (recipient.Email is not { } email)
                {
                    Add(silent, recipient.PersonId, post);
                    continue;
                }

                if (!byPerson.TryGetValue(recipient.PersonId, out var entry))
                {
                    byPerson[recipient.PersonId] = entry = (email, []);
                }

                entry.Posts.Add(post);
            }
        }

        addressees.ByPerson = byPerson.ToDictionary(p => p.Key, p => new Addressee { PersonId = p.Key, Email = p.Value.Email, Posts = p.Value.Posts });
        addressees.WhollyVacant = vacant;
        addressees.WithoutAddress = silent.ToDictionary(p => p.Key, p => (IReadOnlyList<long>)p.Value);
        return addressees;
    }

    /// <summary>Whether a name of the ledger is still somebody's in office, or of nobody whom the directory knows. Asked for one day only.</summary>
    public bool MayBeNamed(string name, DateOnly day)
    {
        if (!_mayBeNamed.TryGetValue(name, out var may))
        {
            var known = _named.Value[name];
            may = !known.Any() || known.Any(p => p.Active && Roster.PostsOn(p.Id, day).Count > 0);
            _mayBeNamed.Add(name, may);
        }

        return may;
    }

    /// <summary>How a post's notices came to a person.</summary>
    public Way WayTo(long person, long post) => _ways.GetValueOrDefault((person, post), new Way(null, null));

    private static void Add(Dictionary<long, List<long>> lists, long key, long value)
    {
        if (!lists.TryGetValue(key, out var list))
        {
            lists[key] = list = [];
        }

        list.Add(value);
    }

    /// <summary>How notices came to a person.</summary>
    /// <param name="PassedOnFrom">The vacant post they were meant for.</param>
    /// <param name="ActingFor">The absent person they were meant for.</param>
    internal readonly record struct Way(long? PassedOnFrom, long? ActingFor);
}
