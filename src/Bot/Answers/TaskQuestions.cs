using CaseReform.Ops.Data.Answers;

using static CaseReform.Ops.Bot.Answers.AnswerPhrases;

namespace CaseReform.Ops.Bot.Answers;

/// <summary>我的任务</summary>
internal sealed class TaskQuestions(MeasureLists lists)
{
    /// <summary>The reader's own open measures, soonest deadline first.</summary>
    public async Task<AnswerInContext> AskAsync(ReaderContext context, ListPlace after, CancellationToken token)
    {
        var (open, overdue) = await lists.CountOwnAsync(context.Reader, context.Today, token);
        if (open == 0)
        {
            return new Cards.Answer(context.Reader.Scope.All ? AnswerTexts.NoTasksOverall : AnswerTexts.NoTasks)
            {
                Suggestions = context.Reader.Scope.All ? [AnswerTexts.AskOverall, AnswerTexts.AskOverdue] : [AnswerTexts.AskMyUnits, AnswerTexts.AskHelp],
            };
        }

        var page = await lists.OwnAsync(context.Reader, after, MeasureListCard.PageSize, token);
        return MeasureListCard.Page(
            Say(overdue > 0 ? AnswerTexts.TasksOverdue : AnswerTexts.Tasks, open, overdue),
            page.Rows,
            page.Next is { } next ? new PageToken { List = PageToken.Tasks, After = next.ToString() } : null,
            context,
            AnswerTexts.AskOverdue, AnswerTexts.AskDueSoon);
    }
}
