using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Data.Evidence;

/// <summary>A file that was sent as evidence.</summary>
public sealed record EvidenceFile
{
    /// <summary>The row.</summary>
    public long Id { get; init; }

    /// <summary>Its name, made harmless.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>In bytes.</summary>
    public long Size { get; init; }

    /// <summary>SHA-256 in hexadecimal; its place in the folder.</summary>
    public string Sha256 { get; init; } = string.Empty;

    /// <summary>Who sent it.</summary>
    public long PersonId { get; init; }

    /// <summary>As what they sent it who do not answer for the measure; else null. Read with a problem.</summary>
    public PostRole? Role { get; init; }

    /// <summary>Who sent it, by name. Read with a problem.</summary>
    public string Sender { get; init; } = string.Empty;

    /// <summary>When it came.</summary>
    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The measure it was added to, or null.</summary>
    public long? MeasureId { get; init; }

    /// <summary>1 for the first file of that name; of one that is not added yet the version it would have.</summary>
    public int Version { get; init; }

    /// <summary>What was said of it, or null.</summary>
    public string? Note { get; init; }
}

/// <summary>A file that was received and judged, to be entered.</summary>
/// <param name="PersonId">Who sent it.</param>
/// <param name="Conversation">Where.</param>
/// <param name="Name">Its name, made harmless.</param>
/// <param name="Kind">What its content is.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Sha256">SHA-256 in hexadecimal.</param>
public sealed record NewEvidence(long PersonId, string Conversation, string Name, ContentKind Kind, long Size, string Sha256);
