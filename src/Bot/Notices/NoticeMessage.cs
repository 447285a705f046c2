using CaseReform.Ops.Bot.Answers;
using CaseReform.Ops.Bot.Cards;
using CaseReform.Ops.Data.Ledger;

using static CaseReform.Ops.Bot.Answers.AnswerPhrases;

namespace CaseReform.Ops.Bot.Notices;

/// <summary>What one message says of all the measures that a person is reminded of.</summary>
internal static class NoticeMessage
{
    private const int MaxRows = 20;

    /// <param name="rows">The measures, soonest deadline first.</param>
    /// <param name="context">The reader's.</param>
    /// <param name="isDetailed">Whether the channel may hear more than numbers and deadlines.</param>
    public static Answer Of(IReadOnlyList<MeasureRow> rows, ReaderContext context, bool isDetailed)
    {
        var sentence = Say(NoticeTexts.Head, rows.Count);
        var shown = rows.Take(MaxRows).ToList();
        string[] more = rows.Count > MaxRows ? [Say(NoticeTexts.More, rows.Count - MaxRows)] : [];
        if (!isDetailed)
        {
            return new Answer(sentence) { Lines = [.. shown.Select(row => Bare(row, context.Today)), .. more] };
        }

        var page = MeasureListCard.Page(sentence, shown, null, context, AnswerTexts.AskTasks, NoticeTexts.StopIt).Answer;
        return more.Length == 0 ? page : page with { Lines = [.. page.Lines, .. more], Card = page.Card! with { Body = [.. page.Card.Body, TextBlock.Remark(more[0])] } };
    }

    private static string Bare(MeasureRow row, DateOnly today) =>
        row.Deadline is { } deadline ? Say(NoticeTexts.Line, row.Name, Day(deadline, today)) : Say(NoticeTexts.LineUndated, row.Name);
}
