namespace CaseReform.Ops.Domain.Reminders;

/// <summary>What has to change so that the notices of one measure are right today.</summary>
/// <param name="Insert">Notices that are missing.</param>
/// <param name="Supersede">Pending notices that must not go out, each with why.</param>
/// <param name="Revive">Superseded notices that are pending again.</param>
/// <param name="Next">The day on which the measure next needs a decision; null means never.</param>
public sealed record NoticePlan(
    IReadOnlyList<NewNotice> Insert, IReadOnlyList<(long Id, NoticeReason Reason)> Supersede, IReadOnlyList<long> Revive, DateOnly? Next)
{
    /// <summary>True when nothing but <see cref="Next"/> has to be stored.</summary>
    public bool ChangesNothing => Insert.Count == 0 && Supersede.Count == 0 && Revive.Count == 0;
}
