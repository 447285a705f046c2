namespace CaseReform.Ops.Domain.People;

/// <summary>What a duty says about who answers for it; everything but the lead unit may be left open.</summary>
/// <param name="LeadUnitId">牵头单位.</param>
/// <param name="ResponsiblePostId">责任人, when the row names one.</param>
/// <param name="OverseeingUnitId">督导单位, when the row names one.</param>
/// <param name="LeadLeaderPostId">牵头领导 or 分管领导, when the row names one.</param>
public sealed record DutyPosts(long LeadUnitId, long? ResponsiblePostId, long? OverseeingUnitId, long? LeadLeaderPostId);
