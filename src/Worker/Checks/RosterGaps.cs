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
        var gaps = DirectoryGaps.Find(roster, await answerable.GroupsAsync(token), await letters.PendingMeasuresAsync(token), day);
        var chains = new List<(string Key, Unattended Measure)>();
        foreach (var posts in gaps.Unattended)
        {
            chains.AddRange((await answerable.MeasuresAsync(posts, MaxMeasures, token)).Select(m => (
                string.Create(CultureInfo.InvariantCulture, $"{AlarmKinds.VacantChain}|{m.Id}"),
                new Unattended(m.ToNumber(), several ? m.Ledger : null, m.Unit, m.Symptom, m.Text))));
        }

        return new Gaps(
            [.. chains.DistinctBy(c => c.Key)],
            [.. gaps.Posts.Select(g => (
                string.Create(CultureInfo.InvariantCulture, $"{AlarmKinds.VacantPost}|{g.PostId}"),
                new VacantPost(PostNames.Of(roster, g.PostId), g.PassedTo is { } people ? string.Join('、', people.Select(p => Named(roster, p))) : null, g.Measures)))],
            [.. gaps.People.Select(g => (
                string.Create(CultureInfo.InvariantCulture, $"{AlarmKinds.NoAddress}|{g.PersonId}"),
                new Unreachable(roster.Person(g.PersonId)!.Name, roster.Unit(roster.Post(g.PostId)!.UnitId)?.Name ?? string.Empty, g.Measures)))]);
    }

    private static string Named(Roster roster, Recipient person)
    {
        var name = roster.Person(person.PersonId)!.Name;
        return person.Email is null ? Say(ChecksTexts.HasNoAddress, name) : name;
    }

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
