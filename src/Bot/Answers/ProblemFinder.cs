using CaseReform.Ops.Bot.Cards;
using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Data.Answers;

using static CaseReform.Ops.Bot.Answers.AnswerPhrases;

namespace CaseReform.Ops.Bot.Answers;

/// <summary>From what somebody said to one problem. What is not in scope and what does not exist are answered alike.</summary>
internal sealed class ProblemFinder(ProblemStore problems)
{
    private const int Choices = 5;

    /// <summary>The problem and the measure named in it; or else what to answer.</summary>
    /// <param name="context">Who asks.</param>
    /// <param name="spoken">What was said; null when nothing was.</param>
    /// <param name="ask">What the buttons ask when several ledgers have the number: <c>show</c>, <c>who</c>, <c>notices</c>.</param>
    /// <param name="token">Stops reading.</param>
    public async Task<(ProblemRow? Problem, int? Ordinal, AnswerInContext? Instead)> FindAsync(ReaderContext context, SpokenNumber? spoken, string ask, CancellationToken token)
    {
        if (spoken is null)
        {
            return (null, null, new Answer(AnswerTexts.WhichNumber) { Suggestions = [HelpQuestions.First(context.Reader), AnswerTexts.AskOverdue] });
        }

        var found = await problems.FindAsync(context.Reader.Scope, spoken.Number, spoken.Ledger, token);
        return found.Problems switch
        {
            [] => (null, null, NotFound(context, spoken)),
            [var one] => (one, found.Ordinal, null),
            var several => (null, null, Choose(spoken, several, ask)),
        };
    }

    /// <summary>What is said of a number that means nothing, or nothing any more.</summary>
    public static AnswerInContext NotFound(ReaderContext context, SpokenNumber spoken) =>
        new(new Answer(Say(AnswerTexts.NumberNotFound, spoken.Number)) { Suggestions = [HelpQuestions.First(context.Reader), AnswerTexts.AskHelp] })
        {
            Missed = new Missed(spoken.Number, spoken.Ledger, null),
        };

    private static AnswerInContext Choose(SpokenNumber spoken, IReadOnlyList<ProblemRow> several, string ask)
    {
        var sentence = Say(AnswerTexts.SeveralProblems, spoken.Number, several.Count);
        var shown = several.Take(Choices).ToList();
        return new Answer(sentence)
        {
            Lines = [.. shown.Select(m => Say(AnswerTexts.ProblemOfLedger, m.Ledger, m.Number, m.Unit, CardText.Plain(m.Symptom, 40)))],
            Card = new AdaptiveCard(
            [
                TextBlock.Heading(sentence),
                .. shown.Select(m => new TextBlock(Say(AnswerTexts.ProblemOfLedger, m.Ledger, m.Number, m.Unit, CardText.Plain(m.Symptom, 60)))),
            ])
            {
                Actions = [.. shown.Select(m => Submit.Of(m.Ledger, new { @do = ask, number = spoken.Number, ledger = m.Ledger }))],
            },
        };
    }
}
