using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Bot.Understanding.Slots;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Bot.Orders;

/// <summary>What somebody of the office said they want changed, before names and numbers are looked up.</summary>
internal abstract record OrderWish
{
    private OrderWish() { }

    /// <summary>Whether all that follows is somebody's own words.</summary>
    public bool IsDictated => this is Suggest or AnswerSuggestion;

    /// <summary>12-1改到12月20日，因招标流标</summary>
    public sealed record MoveDeadline(SpokenNumber Spoken, Moment? To, string? Reason) : OrderWish;

    /// <summary>12-1责任人换成王样例</summary>
    public sealed record ChangeResponsible(SpokenNumber Spoken, string Name) : OrderWish;

    /// <summary>街道办责任人换成王样例</summary>
    public sealed record ChangeHolder(string Unit, PostRole Role, string Name) : OrderWish;

    /// <summary>催办12-1：请本周内报送, 催一下4号、5号</summary>
    public sealed record Urge(IReadOnlyList<SpokenNumber> Spoken, string? Words) : OrderWish;

    /// <summary>3号和5号都改到12月20日: several in one order that is given for one at a time.</summary>
    /// <param name="Operation">What is wanted.</param>
    /// <param name="Said">The numbers as typed.</param>
    public sealed record OneByOne(Operation Operation, string Said) : OrderWish;

    /// <summary>12-1延期10个工作日: how long, and no day to move it to.</summary>
    /// <param name="Said">The number as typed.</param>
    /// <param name="Span">How long, as typed.</param>
    public sealed record Longer(string Said, string Span) : OrderWish;

    /// <summary>3号改到12月20日，催办4号: several orders in one sentence.</summary>
    /// <param name="First">The first of them.</param>
    public sealed record Together(OrderWish First) : OrderWish;

    /// <summary>催一下街道办的</summary>
    public sealed record UrgeUnit(string Unit, string? Words) : OrderWish;

    /// <summary>我12月5日到8日请假，由冯示例代; who is away is null for the speaker.</summary>
    public sealed record SetDeputy(string? Away, string? Acting, AwayPeriod Period) : OrderWish;

    /// <summary>谁代理我, 现在谁代王示例; who is away is null for the speaker.</summary>
    public sealed record AskDeputy(string? Away) : OrderWish;

    /// <summary>取消代理, 我回来了, 取消王示例的代理; whose is null for the speaker.</summary>
    /// <param name="Whose">Who is away, or who acts.</param>
    /// <param name="IsBack">It was only told that somebody is back, which may be small talk.</param>
    public sealed record EndDeputy(string? Whose, bool IsBack) : OrderWish;

    /// <summary>把王样例设为办公室人员</summary>
    public sealed record Grant(string Name, PostRole Role) : OrderWish;

    /// <summary>王样例的邮箱改为wang@example.test</summary>
    public sealed record SetAddress(string Name, string Email) : OrderWish;

    /// <summary>待处理申请</summary>
    public sealed record ListRequests : OrderWish;

    /// <summary>同意3号申请, 不同意3号申请：…</summary>
    public sealed record Decide(long Request, bool Approves, string? Reason) : OrderWish;

    /// <summary>意见：…</summary>
    public sealed record Suggest(string Text) : OrderWish;

    /// <summary>待处理意见, of the office; 我的意见, of oneself.</summary>
    public sealed record ListSuggestions(bool Own) : OrderWish;

    /// <summary>答复3号意见：…</summary>
    public sealed record AnswerSuggestion(long Suggestion, string Text) : OrderWish;
}
