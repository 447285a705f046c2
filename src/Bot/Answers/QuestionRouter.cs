using System.Text.Json;

using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Data.Answers;
using CaseReform.Ops.Data.Sql;

namespace CaseReform.Ops.Bot.Answers;

/// <summary>From a question to its answer. Nothing here changes anything.</summary>
internal sealed class QuestionRouter(
    Database database, TaskQuestions tasks, DueQuestions due, FigureQuestions figures, ProblemQuestions problems, Responsible responsible, ReminderQuestions reminders, DigestQuestions digests) : IDisposable
{
    /// <summary>
    /// So many questions read at once. More would not be answered sooner by this machine, but each holds a connection with its cache, and SQLite's reads hold a thread.
    /// </summary>
    private readonly SemaphoreSlim _places = new(database.Kind == DatabaseKind.Sqlite ? Math.Max(2, Environment.ProcessorCount) : 4 * Environment.ProcessorCount);

    /// <inheritdoc/>
    public void Dispose() => _places.Dispose();

    /// <summary>The answer; null when it is no question.</summary>
    public Task<AnswerInContext?> AnswerAsync(ReaderContext context, Intent intent, PageToken? more, CancellationToken token) => InTurnAsync(() => AskedAsync(context, intent, more, token), token);

    /// <summary>The answer to a button of one of our cards; null when it is none of them.</summary>
    public Task<AnswerInContext?> PressedAsync(ReaderContext context, JsonElement value, CancellationToken token) => InTurnAsync(() => ButtonAsync(context, value, token), token);

    private async Task<AnswerInContext?> InTurnAsync(Func<Task<AnswerInContext?>> answer, CancellationToken token)
    {
        await _places.WaitAsync(token);
        try
        {
            return await answer();
        }
        finally
        {
            _places.Release();
        }
    }

    private async Task<AnswerInContext?> AskedAsync(ReaderContext context, Intent intent, PageToken? more, CancellationToken token) => intent switch
    {
        Intent.MyTasks => await tasks.AskAsync(context, ListPlace.Start, token),
        Intent.MyUnits => await figures.MyUnitsAsync(context, token),
        Intent.Overdue overdue => await due.OverdueAsync(context, overdue.UnitId, token),
        Intent.DueBy by => await due.DueByAsync(context, by, token),
        Intent.Show show => await problems.AskAsync(context, show.Spoken, token),
        Intent.WhoAnswers who => await responsible.AskAsync(context, who.Spoken, token),
        Intent.UnitFigures unit => await figures.UnitAsync(context, unit.UnitId, token),
        Intent.OverallFigures => await figures.OverallAsync(context, token),
        Intent.Reminders record => await reminders.AskAsync(context, record.Spoken, ListPlace.Start, token),
        Intent.Digest issue => await digests.AskAsync(context, issue, token),
        Intent.AddWorkingDays add => CalendarQuestions.Add(context.Calendar, add.From, add.Days),
        Intent.CountWorkingDays count => CalendarQuestions.Count(context.Calendar, count.From, count.To),
        Intent.IsWorkingDay worked => CalendarQuestions.Is(context.Calendar, worked.Day),
        Intent.Help => HelpQuestions.Help(context.Reader),
        Intent.Greeting { IsThanks: true } => (AnswerInContext)new Cards.Answer(AnswerTexts.Welcome),
        Intent.Greeting => HelpQuestions.Greeting(context.Reader),
        Intent.More when more is not null => await PageAsync(context, more, token),
        Intent.More => (AnswerInContext)new Cards.Answer(AnswerTexts.NothingMore) { Suggestions = HelpQuestions.Quick(context.Reader) },
        _ => null,
    };

    private async Task<AnswerInContext?> ButtonAsync(ReaderContext context, JsonElement value, CancellationToken token) => SubmitText.Of(value, "do") switch
    {
        "page" when PageToken.Read(value) is { } page => await PageAsync(context, page, token),
        "show" when SpokenIn(value) is { } spoken => await problems.AskAsync(context, spoken, token) with { Spoken = spoken },
        "who" when SpokenIn(value) is { } spoken => await responsible.AskAsync(context, spoken, token) with { Spoken = spoken },
        "notices" when SpokenIn(value) is { } spoken => await reminders.AskAsync(context, spoken, ListPlace.Start, token) with { Spoken = spoken },
        _ => null,
    };

    private async Task<AnswerInContext> PageAsync(ReaderContext context, PageToken page, CancellationToken token) => page.List switch
    {
        PageToken.Due when page.Before is { } before => await due.AskAsync(context, new DueQuery(page.From, before, page.Unit), page.Place, token),
        PageToken.Notices when page.Number is { } number => await reminders.AskAsync(context, new SpokenNumber(number, page.Ledger), page.Place, token),
        _ => await tasks.AskAsync(context, page.Place, token),
    };

    private static SpokenNumber? SpokenIn(JsonElement value) => SubmitText.Of(value, "number") is { Length: <= 40 } number ? new SpokenNumber(number, SubmitText.Of(value, "ledger")) : null;
}
