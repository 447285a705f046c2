namespace CaseReform.Ops.Worker.Letters;

/// <summary>Everything one person is told on one working day.</summary>
internal sealed record LetterModel
{
    /// <summary>The name in the salutation; the only name that <see cref="NumbersOnly"/> leaves in.</summary>
    public required string Recipient { get; init; }

    /// <summary>The reader's unit and post, e.g. 甲市示例局 科长.</summary>
    public string? Title { get; init; }

    /// <summary>The absent colleague for whom the reader acts.</summary>
    public string? ActingFor { get; init; }

    public required DateOnly Day { get; init; }

    public required IReadOnlyList<LetterMeasure> Measures { get; init; }

    /// <summary>Close-outs that wait for them, or ended, in the ledger's order.</summary>
    public IReadOnlyList<LetterCloseOut> CloseOuts { get; init; } = [];

    /// <summary>落款.</summary>
    public required string Office { get; init; }

    /// <summary>Where to report when there is no chat, e.g. a telephone number.</summary>
    public string? OfficeContact { get; init; }

    /// <summary>An absolute http or https address.</summary>
    public Uri? ChatLink { get; init; }

    /// <summary>Leaves out everything but numbers and dates.</summary>
    public bool NumbersOnly { get; init; }

    /// <summary>The first letter this reader gets: it tells what is theirs and how to report.</summary>
    public bool IsFirst { get; init; }

    /// <summary>Open measures of theirs that the first letter has no room for.</summary>
    public int NotShown { get; init; }

    /// <summary>Why the letter comes late, a Chinese clause such as 因邮件服务中断.</summary>
    public string? LateBecause { get; init; }
}
