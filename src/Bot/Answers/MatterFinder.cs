using CaseReform.Ops.Bot.Cards;
using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Data.Answers;

using static CaseReform.Ops.Bot.Answers.Words;

namespace CaseReform.Ops.Bot.Answers;

/// <summary>From what somebody said to one problem. What is not in scope and what does not exist are answered alike.</summary>
internal sealed class MatterFinder(MatterStore matters)
{
    private const int Choices = 5;

    /// <summary>The problem and the measure named in it; or else what to answer.</summary>
    /// <param name="desk">Who asks.</param>
    /// <param name="matter">What was said; null when nothing was.</param>
    /// <param name="ask">What the buttons ask when several ledgers have the number: <c>show</c>, <c>who</c>, <c>notices</c>.</param>
    /// <param name="token">Stops reading.</param>
    public async Task<(MatterRow? Problem, int? Ordinal, Said? Instead)> FindAsync(Desk desk, MatterRef? matter, string ask, CancellationToken token)
    {
        if (matter is null)
        {
            return (null, null, new Answer(AnswerTexts.WhichMatter) { Suggestions = [HelpQuestions.First(desk.Reader), AnswerTexts.AskOverdue] });
        }

        var found = await matters.FindAsync(desk.Reader.Scope, matter.Number, matter.Ledger, token);
        return found.Matters switch
        {
            [] => (null, null, new Said(new Answer(Say(AnswerTexts.MatterNotFound, matter.Number)) { Suggestions = [HelpQuestions.First(desk.Reader), AnswerTexts.AskHelp] })
            {
                Missed = new Missed(matter.Number, matter.Ledger, null),
            }),
            [var one] => (one, found.Ordinal, null),
            var several => (null, null, Choose(matter, several, ask)),
        };
    }

    private static Said Choose(MatterRef matter, IReadOnlyList<MatterRow> several, string ask)
    {
        var sentence = Say(AnswerTexts.SeveralMatters, matter.Number, several.Count);
        var shown = several.Take(Choices).ToList();
        return new Answer(sentence)
        {
            Lines = [.. shown.Select(m => Say(AnswerTexts.MatterOfLedger, m.Ledger, m.Number, m.Unit, CardText.Plain(m.Symptom, 40)))],
            Card = new AdaptiveCard(
            [
                TextBlock.Heading(sentence),
                .. shown.Select(m => new TextBlock(Say(AnswerTexts.MatterOfLedger, m.Ledger, m.Number, m.Unit, CardText.Plain(m.Symptom, 60)))),
            ])
            {
                Actions = [.. shown.Select(m => Submit.Of(m.Ledger, new { @do = ask, number = matter.Number, ledger = m.Ledger }))],
            },
        };
    }
}
