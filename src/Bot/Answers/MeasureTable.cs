using CaseReform.Ops.Bot.Cards;
using CaseReform.Ops.Data.Answers;
using CaseReform.Ops.Data.Ledger;

namespace CaseReform.Ops.Bot.Answers;

/// <summary>A page of measures as card and as lines.</summary>
internal static class MeasureTable
{
    /// <summary>Rows of a page.</summary>
    public const int PageSize = 8;

    private const int Symptom = 28;

    public static Said Page(string sentence, IReadOnlyList<MeasureRow> rows, PageToken? more, Desk desk, params string[] suggestions)
    {
        var card = new AdaptiveCard([TextBlock.Heading(sentence), Of(rows, desk)]) { Actions = more is null ? null : [Submit.Of(AnswerTexts.NextPage, more.ToData())] };
        return new Said(new Answer(sentence)
        {
            Lines = [.. rows.Select(row => Words.Line(row, desk)), .. more is null ? Array.Empty<string>() : [AnswerTexts.MoreFollows]],
            Card = card,
            Suggestions = [.. more is null ? Array.Empty<string>() : [AnswerTexts.NextPage], .. rows.Take(2).Select(row => Say(AnswerTexts.AskMeasure, Words.Named(desk, row))), .. suggestions],
        }) { More = more };
    }

    public static Table Of(IReadOnlyList<MeasureRow> rows, Desk desk) => Table.Of(
        [2, 5, 3, 2],
        [AnswerTexts.ColumnNumber, AnswerTexts.ColumnMatter, AnswerTexts.ColumnDeadline, AnswerTexts.ColumnState],
        rows.Select(row => (IReadOnlyList<string>)
        [
            row.Name, Say(AnswerTexts.UnitAndMatter, Words.LedgerMark(desk, row.Ledger) + row.Unit, CardText.Plain(row.Symptom, Symptom)), Words.DeadlineAndLeft(row, desk),
            Say(AnswerTexts.LightAndPercent, Words.LightOf(row, desk), Words.Percent(row.Percent), Words.Broken(row)).TrimEnd(),
        ]));
}
