using CaseReform.Ops.Domain.CloseOut;
using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Domain.Reminders;

/// <summary>催办 by the office: a notice of no rung of the ladder, for who has to act, in their next letter. Below every rung: it adds a word and replaces none.</summary>
public static class OfficeUrge
{
    /// <summary>Its name among the rungs' names, which stands in the keys of notices: kept for good.</summary>
    public const string Name = "办公室催办";

    private static readonly Rung AsRung = new() { Name = Name, Light = Light.None, When = new RungTiming.OnTheDay(), To = [PostRole.Handler], Copy = [], Rank = -1 };

    /// <summary>Whether a notice is one.</summary>
    public static bool Is(string rung) => rung == Name;

    /// <summary>The rung of a notice: of the ladder, this one, or a call of a close-out; null where the ladder does not have it any more.</summary>
    public static Rung? RungOf(Ladder ladder, string rung) => ladder.Find(rung) ?? (Is(rung) ? AsRung : CloseOutCalls.AsRung(rung));

    /// <summary>Why a pending one has to go; null while it stands.</summary>
    /// <param name="notice">The notice.</param>
    /// <param name="measure">Its measure.</param>
    /// <param name="handlers">Who has to act.</param>
    internal static NoticeReason? End(NoticeFacts notice, DutyFacts measure, IReadOnlyList<long> handlers) =>
        measure.Course == Course.Ended ? (measure.State == DutyState.Closed ? NoticeReason.ProblemClosed : NoticeReason.Completed)
        : handlers.Contains(notice.PostId) ? null
        : NoticeReason.PostChanged;
}
