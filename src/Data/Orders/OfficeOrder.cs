using System.Text.Json.Serialization;

using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Data.Orders;

/// <summary>What the office wants changed. Stored until it is confirmed, so the spelling of the members is for good.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "order")]
[JsonDerivedType(typeof(MoveDeadline), "deadline")]
[JsonDerivedType(typeof(ChangeResponsible), "responsible")]
[JsonDerivedType(typeof(ChangeHolder), "holder")]
[JsonDerivedType(typeof(Urge), "urge")]
[JsonDerivedType(typeof(EnterProblem), "problem")]
[JsonDerivedType(typeof(SetDeputy), "deputy")]
[JsonDerivedType(typeof(EndDeputy), "deputy-end")]
[JsonDerivedType(typeof(Grant), "grant")]
[JsonDerivedType(typeof(SetAddress), "address")]
[JsonDerivedType(typeof(Decide), "decide")]
[JsonDerivedType(typeof(Suggest), "suggest")]
[JsonDerivedType(typeof(AnswerSuggestion), "answer")]
public abstract record OfficeOrder
{
    private OfficeOrder() { }

    /// <summary>What it is to the access rule.</summary>
    [JsonIgnore]
    public abstract Operation Operation { get; }

    /// <summary>改时限</summary>
    /// <param name="MeasureId">Of which measure.</param>
    /// <param name="To">The new day.</param>
    /// <param name="Reason">Why.</param>
    public sealed record MoveDeadline(long MeasureId, DateOnly To, string Reason) : OfficeOrder
    {
        /// <inheritdoc/>
        [JsonIgnore]
        public override Operation Operation => Operation.MoveDeadline;
    }

    /// <summary>换责任人 of a measure</summary>
    /// <param name="MeasureId">Of which measure.</param>
    /// <param name="PersonId">To whom.</param>
    public sealed record ChangeResponsible(long MeasureId, long PersonId) : OfficeOrder
    {
        /// <inheritdoc/>
        [JsonIgnore]
        public override Operation Operation => Operation.ChangeResponsible;
    }

    /// <summary>Another holder of a post: what the post answers for goes along.</summary>
    /// <param name="PostId">Of which post.</param>
    /// <param name="PersonId">Who comes.</param>
    public sealed record ChangeHolder(long PostId, long PersonId) : OfficeOrder
    {
        /// <inheritdoc/>
        [JsonIgnore]
        public override Operation Operation => Operation.ChangeResponsible;
    }

    /// <summary>催办</summary>
    /// <param name="MeasureIds">Of which measures.</param>
    /// <param name="Words">What the office says, or null.</param>
    public sealed record Urge(IReadOnlyList<long> MeasureIds, string? Words) : OfficeOrder
    {
        /// <inheritdoc/>
        [JsonIgnore]
        public override Operation Operation => Operation.Urge;
    }

    /// <summary>立项: one problem with one measure</summary>
    /// <param name="Ledger">Into which ledger.</param>
    /// <param name="Symptom">问题表现</param>
    /// <param name="Measure">整改措施; null where it is the problem's text.</param>
    /// <param name="UnitId">牵头单位</param>
    public sealed record EnterProblem(string Ledger, string Symptom, string? Measure, long UnitId) : OfficeOrder
    {
        /// <summary>完成时限</summary>
        public DateOnly? Deadline { get; init; }

        /// <summary>长期坚持</summary>
        public bool LongTerm { get; init; }

        /// <summary>Counted over a year whose holidays are not imported.</summary>
        public bool Provisional { get; init; }

        /// <summary>完成时限 as it was said.</summary>
        public required string DeadlineText { get; init; }

        /// <summary>问题来源</summary>
        public string? Source { get; init; }

        /// <summary>责任人</summary>
        public string? Responsible { get; init; }

        /// <inheritdoc/>
        [JsonIgnore]
        public override Operation Operation => Operation.EnterProblem;
    }

    /// <summary>代理: somebody is away and another acts</summary>
    /// <param name="PersonId">Who is away.</param>
    /// <param name="ActingId">Who acts.</param>
    /// <param name="From">The first day.</param>
    /// <param name="To">The last day.</param>
    public sealed record SetDeputy(long PersonId, long ActingId, DateOnly From, DateOnly To) : OfficeOrder
    {
        /// <inheritdoc/>
        [JsonIgnore]
        public override Operation Operation => Operation.SetDeputy;
    }

    /// <summary>取消代理, 提前结束代理: who was away is back, or does not go</summary>
    /// <param name="PersonId">Who is away.</param>
    /// <param name="ActingId">Who acts.</param>
    /// <param name="From">The first day.</param>
    public sealed record EndDeputy(long PersonId, long ActingId, DateOnly From) : OfficeOrder
    {
        /// <inheritdoc/>
        [JsonIgnore]
        public override Operation Operation => Operation.SetDeputy;
    }

    /// <summary>办公室, 领导小组 or 巡察 for somebody</summary>
    /// <param name="PersonId">For whom.</param>
    /// <param name="Role">Which.</param>
    /// <param name="UnitId">In which unit.</param>
    public sealed record Grant(long PersonId, PostRole Role, long UnitId) : OfficeOrder
    {
        /// <inheritdoc/>
        [JsonIgnore]
        public override Operation Operation => Operation.Grant;
    }

    /// <summary>Another mail address</summary>
    /// <param name="PersonId">Whose.</param>
    /// <param name="Email">Which.</param>
    public sealed record SetAddress(long PersonId, string Email) : OfficeOrder
    {
        /// <inheritdoc/>
        [JsonIgnore]
        public override Operation Operation => Operation.Grant;
    }

    /// <summary>A request is decided</summary>
    /// <param name="RequestId">Which.</param>
    /// <param name="Approves">Whether it is done.</param>
    /// <param name="Reason">Why not.</param>
    public sealed record Decide(long RequestId, bool Approves, string? Reason) : OfficeOrder
    {
        /// <inheritdoc/>
        [JsonIgnore]
        public override Operation Operation => Operation.Grant;
    }

    /// <summary>意见建议 to the office</summary>
    /// <param name="Text">What somebody suggests.</param>
    public sealed record Suggest(string Text) : OfficeOrder
    {
        /// <inheritdoc/>
        [JsonIgnore]
        public override Operation Operation => Operation.Suggest;
    }

    /// <summary>The office answers a suggestion</summary>
    /// <param name="SuggestionId">Which.</param>
    /// <param name="Text">What.</param>
    public sealed record AnswerSuggestion(long SuggestionId, string Text) : OfficeOrder
    {
        /// <inheritdoc/>
        [JsonIgnore]
        public override Operation Operation => Operation.AnswerSuggestion;
    }
}
