namespace CaseReform.Ops.Data.Audit;

/// <summary>When, by whom and through what something is changed; the head of every audit entry of one operation.</summary>
/// <param name="At">When, in UTC.</param>
/// <param name="Actor">Who: a person's name, or <c>office</c>.</param>
/// <param name="Through">Through what: <c>import</c>, <c>command</c>, <c>worker</c>, <c>chat</c>.</param>
public sealed record ChangeOrigin(DateTimeOffset At, string Actor, string Through)
{
    /// <summary>One change as an entry of the trail.</summary>
    public AuditEntry Entry<T>(string action, string subject, T detail) => new()
    {
        At = At, Actor = Actor, Through = Through, Action = action, Subject = subject, Detail = AuditJson.Of(detail),
    };
}
