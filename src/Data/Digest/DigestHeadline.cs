using System.Text.Json;

using CaseReform.Ops.Domain.Digest;

namespace CaseReform.Ops.Data.Digest;

/// <summary>A filed digest in a few figures, as it printed them.</summary>
public sealed record DigestHeadline
{
    /// <summary>Its week, e.g. <c>2026-W47</c>.</summary>
    public required string Key { get; init; }

    /// <summary>The day of issue.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>All problems.</summary>
    public required int Problems { get; init; }

    /// <summary>Open problems.</summary>
    public required int Open { get; init; }

    /// <summary>Closed problems of all.</summary>
    public required Rate CloseOut { get; init; }

    /// <summary>Overdue measures.</summary>
    public required int Overdue { get; init; }

    /// <summary>Measures due in the window that the digest names.</summary>
    public required int DueNext { get; init; }

    /// <summary>Measures completed by their original deadline, of those completed or past it.</summary>
    public required Rate OnTime { get; init; }

    /// <summary>Reads what a stored snapshot says; null for one that kept no figures.</summary>
    public static DigestHeadline? Of(FiledDigest digest)
    {
        using var document = JsonDocument.Parse(digest.Snapshot);
        if (!document.RootElement.TryGetProperty(nameof(DigestSnapshot.Figures), out var figures) || figures.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        return new DigestHeadline
        {
            Key = digest.Key,
            Day = digest.Day,
            Problems = figures.GetProperty(nameof(DigestFigures.Problems)).GetInt32(),
            Open = figures.GetProperty(nameof(DigestFigures.Flow)).GetProperty(nameof(DigestFlow.Closing)).GetInt32(),
            CloseOut = RateOf(figures.GetProperty(nameof(DigestFigures.CloseOut))),
            Overdue = TotalOf(figures.GetProperty(nameof(DigestFigures.Overdue))),
            DueNext = TotalOf(figures.GetProperty(nameof(DigestFigures.DueNext))),
            OnTime = RateOf(figures.GetProperty(nameof(DigestFigures.OnTime))),
        };
    }

    private static int TotalOf(JsonElement list) => list.GetProperty(nameof(DigestList<>.Total)).GetInt32();

    private static Rate RateOf(JsonElement rate) => new(rate.GetProperty(nameof(Rate.Part)).GetInt32(), rate.GetProperty(nameof(Rate.Whole)).GetInt32());
}
