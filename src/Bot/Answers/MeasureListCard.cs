using CaseReform.Ops.Bot.Cards;
using CaseReform.Ops.Data.Answers;
using CaseReform.Ops.Data.Ledger;

namespace CaseReform.Ops.Bot.Answers;

/// <summary>A page of measures as card and as lines.</summary>
internal static class MeasureListCard
{
    /// <summary>Rows of a page.</summary>
    public const int PageSize = 8;

    private const int Text = 28;
    private const int Symptom = 16;

    public static AnswerInContext Page(
        string sentence, IReadOnlyList<MeasureRow> rows, PageToken? more, ReaderContext context, IReadOnlyDictionary<long, ReportRow>? reports, params IEnumerable<string> suggestions)
    {
        var card = new AdaptiveCard([TextBlock.Heading(sentence), reports is null ? Of(rows, context) : Reported(rows, reports, context)])
        {
            Actions = more is null ? null : [Submit.Of(AnswerTexts.NextPage, more.ToData())],
        };
        return new AnswerInContext(new Answer(sentence)
        {
            Lines =
            [
                .. rows.Select(row => AnswerPhrases.Line(row, context) + (reports?.GetValueOrDefault(row.Id) is { } report ? AnswerTexts.Semicolon + Of(report, context) : string.Empty)),
                .. more is null ? Array.Empty<string>() : [AnswerTexts.MoreFollows],
            ],
            Card = card,
            Suggestions = [.. more is null ? Array.Empty<string>() : [AnswerTexts.NextPage], .. rows.Take(2).Select(row => Say(AnswerTexts.AskMeasure, AnswerPhrases.Named(context, row))), .. suggestions],
        }) { More = more };
    }

    public static AnswerInContext Page(string sentence, IReadOnlyList<MeasureRow> rows, PageToken? more, ReaderContext context, params IEnumerable<string> suggestions) =>
        Page(sentence, rows, more, context, null, suggestions);

    /// <summary>11月18日 张示例 60%</summary>
    public static string Of(ReportRow report, ReaderContext context) => Say(
        AnswerTexts.ReportedBy, AnswerPhrases.Day(report.Day, context.Today), HistoryQuestions.By(CardText.Plain(report.Actor, 20), report.Role),
        report.Completes ? AnswerTexts.ReportCompletes : report.Percent is { } percent ? Say(AnswerTexts.Percent, percent) : string.Empty).TrimEnd();

    public static Table Of(IReadOnlyList<MeasureRow> rows, ReaderContext context) => Table.Of(
        [2, 5, 3, 2],
        [AnswerTexts.ColumnNumber, AnswerTexts.ColumnProblem, AnswerTexts.ColumnDeadline, AnswerTexts.ColumnState],
        rows.Select(row => TableRow.Of(
        [
            new TextBlock(row.Name),
            new TextBlock(Say(AnswerTexts.UnitAndProblem, AnswerPhrases.LedgerMark(context, row.Ledger) + row.Unit, MeasureTitle.Of(row, Text, Symptom))),
            new TextBlock(AnswerPhrases.DeadlineAndLeft(row, context)),
            new RichTextBlock(
                AnswerPhrases.Lamp(context.Day.LightOf(row.Facts)), new TextRun(" " + Say(AnswerTexts.PercentAndBroken, AnswerPhrases.Percent(row.Percent), AnswerPhrases.Broken(row)).TrimEnd())),
        ])));

    private static Table Reported(IReadOnlyList<MeasureRow> rows, IReadOnlyDictionary<long, ReportRow> reports, ReaderContext context) => Table.Of(
        [2, 5, 4],
        [AnswerTexts.ColumnNumber, AnswerTexts.ColumnProblem, AnswerTexts.ColumnReported],
        rows.Select(row => (IReadOnlyList<string>)
        [
            row.Name, Say(AnswerTexts.UnitAndProblem, AnswerPhrases.LedgerMark(context, row.Ledger) + row.Unit, MeasureTitle.Of(row, Text, Symptom)),
            reports.GetValueOrDefault(row.Id) is { } report ? Of(report, context) : AnswerTexts.Nothing,
        ]));
}
