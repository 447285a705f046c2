using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Data.Reminders;
using CaseReform.Ops.Data.SetAside;
using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Worker.Reminders;

/// <summary>Yields the letters of one round: those whose next attempt has come, then a new one for each person who has something waiting.</summary>
internal sealed class LetterSource(
    LetterStore letters,
    OwnMeasureStore own,
    SetAsideStore aside,
    LetterComposer composer,
    PlanContext context,
    Addressees addressees,
    bool severalLedgers,
    FaultNotes faults,
    Func<LeaseTerms> lease,
    TimeProvider clock)
{
    /// <summary>Notices whose letters are composed at a time, about 3.5 KB each as they are sent; a person who has more is alone.</summary>
    private const int MaxNotices = 1_000;

    /// <summary>Measures that a first letter lists beside those it has notices for.</summary>
    private const int MaxOwn = 100;

    private bool _retriesDone;
    private Queue<(Addressee Person, int Notices)>? _people;

    /// <summary>Letters handed out so far.</summary>
    public int Taken { get; private set; }

    /// <summary>What could not be composed.</summary>
    public FaultNotes Faults => faults;

    /// <summary>The next letters, leased; none when nothing more can go now.</summary>
    public async Task<IReadOnlyList<LeasedLetter>> NextAsync(int take, CancellationToken token)
    {
        var open = context.Hours.IsOpen(Now, context.Day.Calendar);
        if (context.Hours.DayOf(Now) != context.Day.Today)
        {
            // what was counted for yesterday is not said today; the next round counts anew
            return [];
        }

        while (!_retriesDone)
        {
            var due = await letters.LeaseDueAsync(open, addressees.ByPerson, lease(), context.Day.Today, Now, take, token);
            Taken += due.Letters.Count;
            if (due.Letters.Count > 0)
            {
                return due.Letters;
            }

            _retriesDone = due.Dropped == 0;
        }

        if (!open)
        {
            return [];
        }

        _people ??= await PeopleAsync(token);
        while (_people.Count > 0)
        {
            var some = new List<Addressee>(take);
            var notices = 0;
            while (some.Count < take && _people.TryPeek(out var next) && (some.Count == 0 || notices + next.Notices <= MaxNotices))
            {
                some.Add(_people.Dequeue().Person);
                notices += next.Notices;
            }

            var first = await FirstAsync(some, token);
            var composed = await letters.ComposeAsync(some, (a, n) => Compose(a, n, first.GetValueOrDefault(a.PersonId)), lease(), context.Day.Today, Now, token, faults);
            Taken += composed.Count;
            if (composed.Count > 0)
            {
                return composed;
            }
        }

        return [];
    }

    private DateTimeOffset Now => clock.GetUtcNow();

    private Composition? Compose(Addressee addressee, IReadOnlyList<PendingNotice> notices, OwnMeasures? all) =>
        composer.Compose(addressee, notices, addressees, context.Day, severalLedgers, Now, all);

    /// <summary>Those of these people who get their first letter, with all that is theirs.</summary>
    private async Task<IReadOnlyDictionary<long, OwnMeasures>> FirstAsync(List<Addressee> people, CancellationToken token)
    {
        var readers = await letters.NewReadersAsync([.. people.Select(p => p.PersonId)], context.Day.Today, token);
        if (readers.Count == 0)
        {
            return new Dictionary<long, OwnMeasures>();
        }

        try
        {
            return await own.OfAsync([.. readers.Select(HandsOf)], MaxOwn, token);
        }
        catch (Exception e) when (SetAsideRule.IsOfItem(e))
        {
            // a row that cannot be read: the first letters name what they have notices for, and the row is set aside when it has one
            return readers.ToDictionary(r => r, _ => new OwnMeasures([], 0));
        }
    }

    private OwnHands HandsOf(long person)
    {
        var posts = addressees.ByPerson[person].Posts.Where(p => context.Roster.Post(p)!.Role != PostRole.Inspector).ToHashSet();
        return new OwnHands(person, posts, context.Roster.SeatUnitsOf(posts, context.Day.Today));
    }

    /// <summary>Who has something waiting, has not had today's letter and is not set aside, with how much waits.</summary>
    private async Task<Queue<(Addressee Person, int Notices)>> PeopleAsync(CancellationToken token)
    {
        var waiting = await letters.WaitingAsync(Now, token);
        var people = addressees.ByPerson.Values
            .Select(a => a with { Posts = [.. a.Posts.Where(waiting.Posts.ContainsKey)] })
            .Where(a => a.Posts.Count > 0)
            .ToList();
        var left = (await letters.ServedAsync([.. people.Select(p => p.PersonId)], context.Day.Today, token)).ToHashSet();
        if (waiting.AnyAside)
        {
            left.UnionWith(await aside.PeopleAsync(LetterKind.Ladder, Now, token));
        }

        return new Queue<(Addressee, int)>(people.Where(p => !left.Contains(p.PersonId)).Select(p => (p, p.Posts.Sum(post => waiting.Posts[post]))));
    }
}
