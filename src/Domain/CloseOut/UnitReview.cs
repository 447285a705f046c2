using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Domain.CloseOut;

/// <summary>Who agrees for the unit: its 第一责任人; where that one applied or acts for who did, or the post is vacant, the one of the unit above, and so on.</summary>
/// <param name="Reviewers">Persons, of whom one agrees. Empty where nobody is left: then the office verifies at once.</param>
/// <param name="UnitId">Whose 第一责任人 they are; null where nobody is left.</param>
/// <param name="Passed">Why the level passed upward, as a sentence; null where it did not.</param>
/// <param name="Vacant">Why nobody is left, of each level, as a sentence; null where somebody is.</param>
public sealed record UnitReview(IReadOnlyList<long> Reviewers, long? UnitId, string? Passed, string? Vacant = null)
{
    /// <summary>Finds them.</summary>
    /// <param name="roster">Who is what.</param>
    /// <param name="leadUnit">The lead unit of the problem.</param>
    /// <param name="applicant">Who applied: never reviews, nor does who acts for them.</param>
    /// <param name="day">The office day.</param>
    public static UnitReview Of(Roster roster, long leadUnit, long? applicant, DateOnly day)
    {
        var passed = new List<string>();
        var seen = new HashSet<long>();
        for (long? at = leadUnit; at is { } unit && seen.Add(unit); at = roster.Unit(unit)?.ParentId)
        {
            var present = Present(roster, unit, day);
            var reviewers = present.Where(person => applicant is not { } own || !roster.StandsFor(person, day).Contains(own)).ToList();
            if (reviewers.Count > 0)
            {
                return new(reviewers, unit, Sentence(passed, null));
            }

            passed.Add(Say(
                present.Count == 0 ? CloseOutTexts.PassedVacant : applicant is { } self && IsFirst(roster, unit, self, present, day) ? CloseOutTexts.PassedApplicant : CloseOutTexts.PassedActing,
                roster.Unit(unit)?.Name));
        }

        return new([], null, Sentence(passed, CloseOutTexts.PassedToOffice), Sentence(passed, CloseOutTexts.NobodyAbove));
    }

    /// <summary>Whether the applicant sits there, or it is their own seat that another has for some days.</summary>
    private static bool IsFirst(Roster roster, long unit, long applicant, List<long> present, DateOnly day) =>
        present.Contains(applicant) || roster.PostsFor(PostRole.FirstResponsible, new DutyPosts(unit, null, null, null), day).Any(post => roster.HoldersOf(post, day).Contains(applicant));

    /// <summary>Holders of the unit's seat, or who acts for them; only people who are still there.</summary>
    private static List<long> Present(Roster roster, long unit, DateOnly day) =>
    [
        .. roster.PostsFor(PostRole.FirstResponsible, new DutyPosts(unit, null, null, null), day)
            .SelectMany(post => roster.PresentAt(post, day))
            .Distinct(),
    ];

    private static string? Sentence(List<string> passed, string? end) => passed.Count == 0 ? null : string.Join('，', end is null ? passed : passed.Append(end)) + "。";
}
