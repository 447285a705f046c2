using CaseReform.Ops.Domain.Digest;

namespace CaseReform.Ops.Worker.Digest;

/// <summary>A weekly digest before it is a page.</summary>
internal sealed record DigestModel
{
    public required DigestFigures Figures { get; init; }

    /// <summary>刊头: the authority that issues, e.g. 甲市示例局以案促改领导小组.</summary>
    public required string Organ { get; init; }

    /// <summary>落款.</summary>
    public required string Office { get; init; }

    /// <summary>The name of the attached workbook; null when it is not attached.</summary>
    public string? Attachment { get; init; }

    /// <summary>Where the workbook lies when it is too large to attach.</summary>
    public string? AttachmentLiesAt { get; init; }

    /// <summary>Why the digest comes late, a Chinese clause such as 因服务停机.</summary>
    public string? LateBecause { get; init; }

    /// <summary>For the office, to be filed: with the head of the audit chain.</summary>
    public bool IsOfficeCopy { get; init; }

    /// <summary>Leaves out everything but numbers and dates.</summary>
    public bool NumbersOnly { get; init; }
}
