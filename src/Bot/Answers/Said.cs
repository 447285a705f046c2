using CaseReform.Ops.Bot.Cards;
using CaseReform.Ops.Bot.Understanding;

namespace CaseReform.Ops.Bot.Answers;

/// <summary>An answer and what it leaves behind in the conversation.</summary>
/// <param name="Answer">What is said.</param>
internal sealed record Said(Answer Answer)
{
    /// <summary>Where 下一页 goes on.</summary>
    public PageToken? More { get; init; }

    /// <summary>The matter it spoke of: what 它 means next.</summary>
    public MatterRef? Matter { get; init; }

    /// <summary>A number that somebody asked for and was not shown: looked at once the answer is out, so that both cases take as long.</summary>
    public Missed? Missed { get; init; }

    public static implicit operator Said(Answer answer) => new(answer);
}

/// <summary>What was asked for and not found in scope.</summary>
internal sealed record Missed(string? Number, string? Ledger, long? UnitId);
