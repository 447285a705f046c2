using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Bot.Understanding.Slots;
using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Bot.Orders;

/// <summary>What somebody of the office said they want changed, before names and numbers are looked up.</summary>
internal abstract record OrderWish
{
    private OrderWish() { }

    /// <summary>12-1改到12月20日，因招标流标</summary>
    public sealed record MoveDeadline(SpokenNumber Spoken, Moment? To, string? Reason) : OrderWish;

    /// <summary>12-1责任人换成王样例</summary>
    public sealed record ChangeResponsible(SpokenNumber Spoken, string Name) : OrderWish;

    /// <summary>街道办责任人换成王样例</summary>
    public sealed record ChangeHolder(string Unit, PostRole Role, string Name) : OrderWish;

    /// <summary>催办12-1：请本周内报送</summary>
    public sealed record Urge(SpokenNumber Spoken, string? Words) : OrderWish;

    /// <summary>催一下街道办的</summary>
    public sealed record UrgeUnit(string Unit, string? Words) : OrderWish;
}
