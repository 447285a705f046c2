using CaseReform.Ops.Data.Ledger;

namespace CaseReform.Ops.Data.Answers;

/// <summary>One page of a list, soonest deadline first.</summary>
/// <param name="Rows">The page.</param>
/// <param name="Next">Where the next page begins; null on the last.</param>
public sealed record MeasurePage(IReadOnlyList<MeasureRow> Rows, ListPlace? Next);

/// <summary>A place in a list: after the measure of this row with this deadline.</summary>
/// <param name="Due">Its deadline, <c>9999-12-31</c> without one.</param>
/// <param name="Id">The measure's row.</param>
public sealed record ListPlace(string Due, long Id)
{
    /// <summary>Before the first.</summary>
    public static ListPlace Start { get; } = new(string.Empty, 0);

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Due}.{Id}");

    /// <summary>Reads what <see cref="ToString"/> wrote; the start for anything else.</summary>
    public static ListPlace Parse(string? text) =>
        text?.Split('.') is [var due, var id] && DateOnly.TryParseExact(due, "yyyy-MM-dd", out _)
        && long.TryParse(id, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var row)
            ? new ListPlace(due, row)
            : Start;
}

/// <summary>How many there are, counted up to a limit.</summary>
/// <param name="Count">The number, or the limit.</param>
/// <param name="IsMore">There are more.</param>
public sealed record CountedTo(int Count, bool IsMore);
