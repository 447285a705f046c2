namespace CaseReform.Ops.Domain.Access;

/// <summary>What decides whether somebody who does not answer for a measure may be heard on it.</summary>
/// <param name="Hands">In whose hands it lies.</param>
/// <param name="LeadLeaderPostId">牵头领导, when its problem names one.</param>
/// <param name="IsRunning">Neither completed nor its problem closed.</param>
/// <param name="NotifiedPosts">Posts to which a notice of it went.</param>
public sealed record ReportFacts(MeasureHands Hands, long? LeadLeaderPostId, bool IsRunning, IReadOnlyCollection<long> NotifiedPosts);
