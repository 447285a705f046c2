using CaseReform.Ops.Bot.Answers;
using CaseReform.Ops.Bot.Cards;
using CaseReform.Ops.Data.Answers;
using CaseReform.Ops.Data.Digest;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.Digest;
using CaseReform.Ops.Domain.Questions;
using CaseReform.Ops.Domain.Reminders;

namespace CaseReform.Ops.Bot.Page;

/// <summary>What lies beside the chat on wide windows: the person's own list, and for those who may read everything the last digest in figures.</summary>
internal sealed class SidePanel(DigestStore digests, FilteredMeasures measures, ReaderContexts contexts)
{
    private const int Rows = 6;
    private const int MaxTextLength = 40;
    private const int MaxProblemLength = 20;

    /// <summary>As the page's script draws it.</summary>
    public async Task<object> OfAsync(Standing reader, CancellationToken token) => new
    {
        Tasks = await TasksAsync(reader, token),
        Digest = reader.Scope.All && await digests.HeadlineAsync(token) is { } headline ? Panel(headline) : null,
    };

    private async Task<object?> TasksAsync(Standing reader, CancellationToken token)
    {
        var context = await contexts.OfAsync(reader, token);
        var (open, overdue) = await measures.CountOwnAsync(reader, context.Today, token);
        if (open == 0 && reader.Scope.All)
        {
            return null;
        }

        var page = await measures.PageAsync(new MeasureQuery(reader, MeasureFilter.Tasks, context.Day), ListPlace.Start, Rows, token);
        return new
        {
            Total = open,
            Overdue = overdue,
            Rows = page.Rows.Select(row => (Measure: row, Light: context.Day.LightOf(row.Facts))).Select(row => new
            {
                Number = row.Measure.Name,
                Text = AnswerPhrases.LedgerMark(context, row.Measure.Ledger) + MeasureTitle.Of(row.Measure, MaxTextLength, MaxProblemLength),
                Left = $"{AnswerPhrases.LeftBesideLight(row.Measure, context)} {AnswerPhrases.Broken(row.Measure)}".TrimEnd(),
                Light = row.Light.ToString().ToLowerInvariant(),
                LightName = LightNames.NameOf(row.Light),
                Ask = Say(AnswerTexts.AskMeasure, AnswerPhrases.Named(context, row.Measure)),
            }).ToList(),
        };
    }

    private static object Panel(DigestHeadline digest)
    {
        var issue = DigestIssue.Of(digest.Day);
        return new
        {
            Title = Say(PageTexts.DigestIssue, issue.Year, issue.Week, digest.Day.Year, digest.Day.Month, digest.Day.Day),
            Address = $"/digest/{digest.Key}",
            Figures = DigestQuestions.Figures(digest).Select(f => new PanelFigure(f.Name, f.Value, f.IsLate ? "late" : null)),
        };
    }

    private sealed record PanelFigure(string Name, string Value, string? Tone = null);
}
