using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Data.Reminders;

namespace CaseReform.Ops.Worker.Reminders;

/// <summary>Yields the letters of one round: those whose next attempt has come, then a new one for each person who has something waiting.</summary>
internal sealed class LetterSource(
    LetterStore letters, LetterComposer composer, PlanContext context, AddresseeBook book, bool severalLedgers, Func<LeaseTerms> lease, TimeProvider clock)
{
    private bool _retriesDone;
    private Queue<Addressee>? _people;

    /// <summary>Letters handed out so far.</summary>
    public int Taken { get; private set; }

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
            var due = await letters.LeaseDueAsync(open, book.ByPerson, lease(), context.Day.Today, Now, take, token);
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
            while (some.Count < take && _people.TryDequeue(out var person))
            {
                some.Add(person);
            }

            var composed = await letters.ComposeAsync(some, Compose, lease(), context.Day.Today, Now, token);
            Taken += composed.Count;
            if (composed.Count > 0)
            {
                return composed;
            }
        }

        return [];
    }

    private DateTimeOffset Now => clock.GetUtcNow();

    private Composition? Compose(Addressee addressee, IReadOnlyList<PendingNotice> notices) =>
        composer.Compose(addressee, notices, book, context.Day, severalLedgers, Now);

    /// <summary>Who has something waiting and has not had today's letter.</summary>
    private async Task<Queue<Addressee>> PeopleAsync(CancellationToken token)
    {
        var waiting = (await letters.PendingPostsAsync(token)).ToHashSet();
        var people = book.ByPerson.Values.Where(a => a.Posts.Any(waiting.Contains)).Select(a => a with { Posts = [.. a.Posts.Where(waiting.Contains)] }).ToList();
        var served = (await letters.ServedAsync([.. people.Select(p => p.PersonId)], context.Day.Today, token)).ToHashSet();
        return new Queue<Addressee>(people.Where(p => !served.Contains(p.PersonId)));
    }
}
