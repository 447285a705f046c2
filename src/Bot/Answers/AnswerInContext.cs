using CaseReform.Ops.Bot.Cards;
using CaseReform.Ops.Bot.Understanding;

namespace CaseReform.Ops.Bot.Answers;

/// <summary>An answer and what it leaves behind in the conversation.</summary>
/// <param name="Answer">What is said.</param>
internal sealed record AnswerInContext(Answer Answer)
{
    /// <summary>Where 下一页 goes on.</summary>
    public PageToken? More { get; init; }

    /// <summary>The number it spoke of: what 它 means next.</summary>
    public SpokenNumber? Spoken { get; init; }

    /// <summary>A number that somebody asked for and was not shown: looked at once the answer is out, so that both cases take as long.</summary>
    public Missed? Missed { get; init; }

    public static implicit operator AnswerInContext(Answer answer) => new(answer);
}

/// <summary>What was asked for and not found in scope.</summary>
internal sealed record Missed(string? Number, string? Ledger, long? UnitId);
