namespace CaseReform.Ops.Domain.CloseOut;

/// <summary>A move that was made, as everybody who asks again is told. Stored with the proposal, so the spelling of the members is for good.</summary>
public sealed record MadeMove
{
    /// <summary>Which.</summary>
    public required CloseOutMove Move { get; init; }

    /// <summary>The ledger's name.</summary>
    public required string Ledger { get; init; }

    /// <summary>问题编号</summary>
    public required string Number { get; init; }

    /// <summary>Where the problem stands now.</summary>
    public required CloseOutStage Stage { get; init; }

    /// <summary>Why a level passed upward, or null.</summary>
    public string? Passed { get; init; }

    /// <summary>代录并核查, or null.</summary>
    public string? Mark { get; init; }

    /// <summary>The last day of the notice, when one runs.</summary>
    public DateOnly? NoticeTo { get; init; }

    /// <summary>The day of the look-back that was planned.</summary>
    public DateOnly? LookBackOn { get; init; }

    /// <summary>Whether it counts as 反弹.</summary>
    public bool IsRelapse { get; init; }

    /// <summary>The move in a few sentences: what it led to, and what follows.</summary>
    public string ToSentence() => Say(CloseOutTexts.Made, Number, Ledger, CloseOutNames.Of(Move), CloseOutStages.NameOf(Stage))
        + (Passed ?? string.Empty)
        + (Mark is null ? string.Empty : Say(CloseOutTexts.MadeMark, Mark))
        + (NoticeTo is { } last ? Say(Move == CloseOutMove.Object ? CloseOutTexts.MadeStopped : CloseOutTexts.MadeNotice, CloseOutNames.Day(last)) : string.Empty)
        + (LookBackOn is { } day ? Say(CloseOutTexts.MadeLookBack, CloseOutNames.Day(day)) : string.Empty)
        + (IsRelapse ? CloseOutTexts.MadeRelapse : string.Empty);
}
