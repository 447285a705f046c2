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

    /// <summary>The question whose list or figures it is: what 里面 and 那上周的呢 go on with.</summary>
    public Question? Listed { get; init; }

    /// <summary>The numbers of the list's rows: 第二个.</summary>
    public IReadOnlyList<SpokenNumber> Rows { get; init; } = [];

    /// <summary>A number that somebody asked for and was not shown: looked at once the answer is out, so that both cases take as long.</summary>
    public Missed? Missed { get; init; }

    /// <summary>The same answer below a sentence that says of what it speaks.</summary>
    public AnswerInContext Below(string sentence) => this with
    {
        Answer = Answer with
        {
            Sentence = sentence + Answer.Sentence,
            Card = Answer.Card is { } card ? card with { Body = [.. card.Body.Where(element => element is not TextBlock block || block.Text != new TextBlock(Answer.Sentence).Text)] } : null,
        },
    };

    /// <summary>The same answer with one sentence more in its first line.</summary>
    public AnswerInContext Adding(string sentence) => Below(string.Empty) is var said ? said with { Answer = said.Answer with { Sentence = said.Answer.Sentence + sentence } } : this;

    /// <summary>The same answer with a remark at its end.</summary>
    public AnswerInContext Remarked(string remark) => this with
    {
        Answer = Answer with { Lines = [.. Answer.Lines, remark], Card = Answer.Card is { } card ? card with { Body = [.. card.Body, TextBlock.Remark(remark)] } : null },
    };

    public static implicit operator AnswerInContext(Answer answer) => new(answer);
}

/// <summary>What was asked for and not found in scope.</summary>
internal sealed record Missed(string? Number, string? Ledger, long? UnitId);
