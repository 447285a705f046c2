using CaseReform.Ops.Bot.Cards;
using CaseReform.Ops.Data.Answers;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.Digest;
using CaseReform.Ops.Domain.Questions;

using static CaseReform.Ops.Bot.Answers.AnswerPhrases;

namespace CaseReform.Ops.Bot.Answers;

/// <summary>和上周比: what came, was completed, closed, reopened or fell due undone, this week and the week before, in numbers and names.</summary>
internal sealed class ChangeQuestions(MeasureAsking asking, FilteredMeasures measures, ReopenedProblems reopened, OfficeHours hours)
{
    private const int Names = 3;

    /// <summary>Of this week up to today and of the whole week before; or of the days that were asked for and as many before them.</summary>
    public async Task<AnswerInContext> AskAsync(ReaderContext context, MeasureFilter filter, DaySpan? period, CancellationToken token)
    {
        var monday = DigestIssue.Monday(context.Today);
        var now = period is { From: { } from } ? new DaySpan(from, period.Value.To is { } to && to < context.Today ? to : context.Today) : new DaySpan(monday, context.Today);
        var before = period is null or { From: null } ? new DaySpan(monday.AddDays(-7), monday.AddDays(-1)) : new DaySpan(now.From!.Value.AddDays(now.From.Value.DayNumber - now.To!.Value.DayNumber - 1), now.From.Value.AddDays(-1));
        var rows = new List<(string What, string Now, string Before, string Names)>
        {
            await RowAsync(AnswerTexts.ChangeEntered, days => filter with { Entered = days }),
            await RowAsync(AnswerTexts.ChangeCompleted, days => filter with { Completed = days }),
            await RowAsync(AnswerTexts.ChangeClosed, days => filter with { Closed = days, Stage = MeasureStage.Closed }),
            await RowAsync(AnswerTexts.ChangeOverdue, days => filter with { Overdue = true, Due = days }),
        };
        if (FilterWords.Of(context, filter) == AnswerTexts.AllMeasures)
        {
            rows.Add(await ReopenedAsync());
        }

        var sentence = Say(AnswerTexts.ChangesHead, FilterWords.Span(now, context.Today), FilterWords.Span(before, context.Today));
        if (FilterWords.Of(context, filter) is var words && words != AnswerTexts.AllMeasures)
        {
            sentence = Say(AnswerTexts.ChangesOf, words, sentence);
        }

        return new Answer(sentence)
        {
            Lines = [.. rows.Select(row => Say(AnswerTexts.ChangeLine, row.What, row.Now, row.Before, row.Names.Length > 0 ? Say(AnswerTexts.ChangeNames, row.Names) : string.Empty)), .. Remark(context)],
            Card = new AdaptiveCard(
            [
                TextBlock.Heading(sentence),
                Table.Of([4, 2, 2, 5], [AnswerTexts.ColumnWhat, AnswerTexts.ColumnNow, AnswerTexts.ColumnBefore, AnswerTexts.ColumnNumber], rows.Select(row => (IReadOnlyList<string>)[row.What, row.Now, row.Before, row.Names.Length > 0 ? row.Names : AnswerTexts.Nothing])),
                .. Remark(context).Select(TextBlock.Remark),
            ]),
            Suggestions = [AnswerTexts.AskOverdue, AnswerTexts.AskOverall, HelpQuestions.First(context.Reader)],
        };

        async Task<(string, string, string, string)> RowAsync(string what, Func<DaySpan, MeasureFilter> of)
        {
            var query = await asking.OfAsync(context, of(now), token);
            var earlier = await asking.OfAsync(context, of(before), token);
            if (query is null || earlier is null)
            {
                return (what, AnswerTexts.Nothing, AnswerTexts.Nothing, string.Empty);
            }

            var (count, was) = (await measures.CountAsync(query, token), await measures.CountAsync(earlier, token));
            var names = count.Count == 0 ? []
                : query.IsOfProblems ? (await measures.ProblemsAsync(query, ListPlace.Start, Names, token)).Rows.Select(p => Named(context, p))
                : (await measures.PageAsync(query, ListPlace.Start, Names, token)).Rows.Select(m => Named(context, m));
            return (what, Number(count), Number(was), Listed(names, count));
        }

        async Task<(string, string, string, string)> ReopenedAsync()
        {
            var (found, count) = await reopened.FindAsync(context.Reader.Scope, Start(now.From!.Value), Start(now.To!.Value.AddDays(1)), Names, token);
            var (_, was) = await reopened.FindAsync(context.Reader.Scope, Start(before.From!.Value), Start(before.To!.Value.AddDays(1)), 0, token);
            return (AnswerTexts.ChangeReopened, $"{count}", $"{was}", Listed(found.Select(p => Named(context, p)), new CountedTo(count, false)));
        }
    }

    private static IEnumerable<string> Remark(ReaderContext context) => context.Reader.Scope.All ? [AnswerTexts.ChangesMeant] : [AnswerTexts.ChangesMeant, AnswerTexts.ListInScope];

    private static string Number(CountedTo count) => count.IsMore ? Say(AnswerTexts.ChangeMany, count.Count) : $"{count.Count}";

    private static string Listed(IEnumerable<string> names, CountedTo count)
    {
        var shown = names.ToList();
        var text = string.Join(AnswerTexts.And, shown);
        return shown.Count > 0 && count.Count > shown.Count ? Say(AnswerTexts.AndMore, text) : text;
    }

    private DateTimeOffset Start(DateOnly day) => hours.OpeningOf(day) - hours.Opens.ToTimeSpan();
}
