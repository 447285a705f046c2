using CaseReform.Ops.Data.Answers;

using static CaseReform.Ops.Bot.Answers.Words;

namespace CaseReform.Ops.Bot.Answers;

/// <summary>我的任务</summary>
internal sealed class TaskQuestions(MeasureLists lists)
{
    /// <summary>The reader's own open measures, soonest deadline first.</summary>
    public async Task<Said> AskAsync(Desk desk, ListPlace after, CancellationToken token)
    {
        var (open, overdue) = await lists.CountOwnAsync(desk.Reader, desk.Today, token);
        if (open == 0)
        {
            return new Cards.Answer(desk.Reader.Scope.All ? AnswerTexts.NoTasksOverall : AnswerTexts.NoTasks)
            {
                Suggestions = desk.Reader.Scope.All ? [AnswerTexts.AskOverall, AnswerTexts.AskOverdue] : [AnswerTexts.AskMyUnits, AnswerTexts.AskHelp],
            };
        }

        var page = await lists.OwnAsync(desk.Reader, after, MeasureTable.PageSize, token);
        return MeasureTable.Page(
            Say(overdue > 0 ? AnswerTexts.TasksOverdue : AnswerTexts.Tasks, open, overdue),
            page.Rows,
            page.Next is { } next ? new PageToken { List = PageToken.Tasks, After = next.ToString() } : null,
            desk,
            AnswerTexts.AskOverdue, AnswerTexts.AskDueSoon);
    }
}
