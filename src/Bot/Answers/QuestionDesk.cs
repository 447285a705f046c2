using System.Globalization;
using System.Text.Json;

using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Data.Answers;
using CaseReform.Ops.Data.Sql;

namespace CaseReform.Ops.Bot.Answers;

/// <summary>From a question to its answer. Nothing here changes anything.</summary>
internal sealed class QuestionDesk(
    Database database, TaskQuestions tasks, DueQuestions due, FigureQuestions figures, MatterQuestions matters, Responsible responsible, ReminderQuestions reminders) : IDisposable
{
    /// <summary>
    /// So many questions read at once. More would not be answered sooner by this machine, but each holds a connection with its cache, and SQLite's reads hold a thread.
    /// </summary>
    private readonly SemaphoreSlim _places = new(database.Kind == DatabaseKind.Sqlite ? Math.Max(2, Environment.ProcessorCount) : 4 * Environment.ProcessorCount);

    /// <inheritdoc/>
    public void Dispose() => _places.Dispose();

    /// <summary>The answer; null when it is no question.</summary>
    public Task<Said?> AnswerAsync(Desk desk, Intent intent, PageToken? more, CancellationToken token) => InTurnAsync(() => AskedAsync(desk, intent, more, token), token);

    /// <summary>The answer to a button of one of our cards; null when it is none of them.</summary>
    public Task<Said?> PressedAsync(Desk desk, JsonElement value, CancellationToken token) => InTurnAsync(() => ButtonAsync(desk, value, token), token);

    private async Task<Said?> InTurnAsync(Func<Task<Said?>> answer, CancellationToken token)
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

    private async Task<Said?> AskedAsync(Desk desk, Intent intent, PageToken? more, CancellationToken token) => intent switch
    {
        Intent.MyTasks => await tasks.AskAsync(desk, ListPlace.Start, token),
        Intent.MyUnits => await figures.MyUnitsAsync(desk, token),
        Intent.Overdue overdue => await due.OverdueAsync(desk, overdue.UnitId, token),
        Intent.DueBy by => await due.DueByAsync(desk, by, token),
        Intent.Show show => await matters.AskAsync(desk, show.Matter, token),
        Intent.WhoAnswers who => await responsible.AskAsync(desk, who.Matter, token),
        Intent.UnitFigures unit => await figures.UnitAsync(desk, unit.UnitId, token),
        Intent.Figures => await figures.OverallAsync(desk, token),
        Intent.Reminders record => await reminders.AskAsync(desk, record.Matter, 0, token),
        Intent.AddWorkingDays add => CalendarQuestions.Add(desk.Calendar, add.From, add.Days),
        Intent.CountWorkingDays count => CalendarQuestions.Count(desk.Calendar, count.From, count.To),
        Intent.IsWorkingDay worked => CalendarQuestions.Is(desk.Calendar, worked.Day),
        Intent.Help => HelpQuestions.Help(desk.Reader),
        Intent.Greeting { IsThanks: true } => (Said)new Cards.Answer(AnswerTexts.Welcome),
        Intent.Greeting => HelpQuestions.Greeting(desk.Reader),
        Intent.More when more is not null => await PageAsync(desk, more, token),
        Intent.More => (Said)new Cards.Answer(AnswerTexts.NothingMore) { Suggestions = HelpQuestions.Quick(desk.Reader) },
        _ => null,
    };

    private async Task<Said?> ButtonAsync(Desk desk, JsonElement value, CancellationToken token) => SubmitText.Of(value, "do") switch
    {
        "page" when PageToken.Read(value) is { } page => await PageAsync(desk, page, token),
        "show" when MatterOf(value) is { } matter => await matters.AskAsync(desk, matter, token) with { Matter = matter },
        "who" when MatterOf(value) is { } matter => await responsible.AskAsync(desk, matter, token) with { Matter = matter },
        "notices" when MatterOf(value) is { } matter => await reminders.AskAsync(desk, matter, 0, token) with { Matter = matter },
        _ => null,
    };

    private async Task<Said> PageAsync(Desk desk, PageToken page, CancellationToken token) => page.List switch
    {
        PageToken.Due when page.Before is { } before => await due.AskAsync(desk, new DueQuery(page.From, before, page.Unit), page.Place, token),
        PageToken.Notices when page.Number is { } number && long.TryParse(page.After, NumberStyles.None, CultureInfo.InvariantCulture, out var last) =>
            await reminders.AskAsync(desk, new MatterRef(number, page.Ledger), last, token),
        _ => await tasks.AskAsync(desk, page.Place, token),
    };

    private static MatterRef? MatterOf(JsonElement value) => SubmitText.Of(value, "number") is { Length: <= 40 } number ? new MatterRef(number, SubmitText.Of(value, "ledger")) : null;
}
