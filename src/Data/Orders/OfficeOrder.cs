using System.Text.Json.Serialization;

using CaseReform.Ops.Domain.Access;

namespace CaseReform.Ops.Data.Orders;

/// <summary>What the office wants changed. Stored until it is confirmed, so the spelling of the members is for good.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "order")]
[JsonDerivedType(typeof(MoveDeadline), "deadline")]
[JsonDerivedType(typeof(ChangeResponsible), "responsible")]
[JsonDerivedType(typeof(ChangeHolder), "holder")]
[JsonDerivedType(typeof(Urge), "urge")]
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
}
