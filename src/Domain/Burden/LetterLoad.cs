using CaseReform.Ops.Domain.Digest;

namespace CaseReform.Ops.Domain.Burden;

/// <summary>How many letters people get a week, as a distribution: nobody can be found in it, and nobody is compared.</summary>
/// <param name="Letters">All letters.</param>
/// <param name="ByCount">How often somebody got so many letters in one week, by the number of letters; the last counts that many and more.</param>
/// <param name="Most">The most that one person got in one week.</param>
public sealed record LetterLoad(int Letters, IReadOnlyList<int> ByCount, int Most)
{
    /// <summary>From this many on weeks are not told apart.</summary>
    public const int Last = 6;

    /// <summary>Distributes letters over persons and weeks; who they are is dropped here.</summary>
    /// <param name="letters">How many letters a person got on a day.</param>
    public static LetterLoad Of(IEnumerable<(long Person, DateOnly Day, int Letters)> letters)
    {
        var weeks = letters.GroupBy(l => (l.Person, DigestIssue.Of(l.Day))).Select(g => g.Sum(l => l.Letters)).ToList();
        var byCount = new int[Last];
        foreach (var week in weeks)
        {
            byCount[Math.Min(week, Last) - 1]++;
        }

        return new LetterLoad(weeks.Sum(), byCount, weeks.DefaultIfEmpty().Max());
    }
}
