using System.Globalization;

using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.Reminders;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Worker.Letters;
using CaseReform.Ops.Worker.Reminders;

namespace CaseReform.Ops.Worker.Checks;

/// <summary>Where the directory lets open measures down: posts without a holder, chains without anybody, people without an address.</summary>
internal sealed class RosterGaps(AnswerableStore answerable, RosterStore rosters, LetterStore letters, LedgerMention ledgers)
{
    private const int MaxMeasures = 200;

    /// <summary>Looks at the posts that open measures name or that notices wait for.</summary>
    public async Task<Gaps> FindAsync(DateOnly day, CancellationToken token)
    {
        var roster = await rosters.LoadAsync(token);
        var several = await ledgers.SeveralAsync(token);
        var waiting = new Dictionary<long, int>();
        var chains = new List<(string Key, Unattended Measure)>();
        var unattended = new HashSet<long>();
        foreach (var (posts, measures) in await answerable.GroupsAsync(token))
        {
            var handlers = roster.PostsFor(PostRole.Handler, posts, day);
            var named = posts.LeadLeaderPostId is { } leader ? handlers.Append(leader) : handlers;
            foreach (var post in named.Distinct())
            {
                waiting[post] = waiting.GetValueOrDefault(post) + measures;
            }

            if (handlers.All(p => roster.RecipientsOf(p, day) is Recipients.WhollyVacant))
            {
                unattended.UnionWith(handlers);
                chains.AddRange((await answerable.MeasuresAsync(posts, MaxMeasures, token)).Select(m => (
                    string.Create(CultureInfo.InvariantCulture, $"{AlarmKinds.VacantChain}|{m.Id}"),
                    new Unattended(m.ToNumber(), several ? m.Ledger : null, m.Unit, m.Symptom, m.Text))));
            }
        }

        foreach (var (post, measures) in await letters.PendingMeasuresAsync(token))
        {
            waiting.TryAdd(post, measures);
        }

        // their measures are named one by one
        foreach (var post in unattended)
        {
            waiting.Remove(post);
        }

        return new Gaps([.. chains.DistinctBy(c => c.Key)], PassedOn(roster, waiting, day), WithoutAddress(roster, waiting, day));
    }

    private static List<(string Key, VacantPost Post)> PassedOn(Roster roster, Dictionary<long, int> waiting, DateOnly day) =>
        [.. from entry in waiting
            let recipients = roster.RecipientsOf(entry.Key, day)
            let found = recipients as Recipients.Found
            where found is null || found.PassedOnFrom is not null
            select (
                string.Create(CultureInfo.InvariantCulture, $"{AlarmKinds.VacantPost}|{entry.Key}"),
                new VacantPost(PostNames.Of(roster, entry.Key), found is null ? null : string.Join('、', found.People.Select(p => Named(roster, p))), entry.Value))];

    private static string Named(Roster roster, Recipient person)
    {
        var name = roster.Person(person.PersonId)!.Name;
        return person.Email is null ? Say(ChecksTexts.HasNoAddress, name) : name;
    }

    private static List<(string Key, Unreachable Person)> WithoutAddress(Roster roster, Dictionary<long, int> waiting, DateOnly day) =>
        [.. from entry in waiting
            let found = roster.RecipientsOf(entry.Key, day) as Recipients.Found
            where found is not null
            from person in found.People
            where person.Email is null
            group entry by person.PersonId into silent
            select (
                string.Create(CultureInfo.InvariantCulture, $"{AlarmKinds.NoAddress}|{silent.Key}"),
                new Unreachable(roster.Person(silent.Key)!.Name, roster.Unit(roster.Post(silent.First().Key)!.UnitId)?.Name ?? string.Empty, silent.Sum(e => e.Value)))];

    /// <summary>A vacant post in one sentence.</summary>
    public static string SentenceOf(VacantPost post) => post.PassedTo is { } people
        ? Say(ChecksTexts.VacantPost, post.Post, people, post.Measures)
        : Say(ChecksTexts.VacantPostKept, post.Post, post.Measures);

    /// <summary>What was found.</summary>
    internal sealed record Gaps(
        IReadOnlyList<(string Key, Unattended Measure)> VacantChains,
        IReadOnlyList<(string Key, VacantPost Post)> VacantPosts,
        IReadOnlyList<(string Key, Unreachable Person)> WithoutAddress);
}
