using System.Text.Json;

using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Bot.Understanding.Asking;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Questions;

using static CaseReform.Ops.Bot.Answers.AnswerPhrases;

namespace CaseReform.Ops.Bot.Answers;

/// <summary>From a question to its answer. Nothing here changes anything.</summary>
internal sealed class QuestionRouter(
    Database database, AskedQuestions asked, ListQuestions lists, ReminderQuestions reminders, TalkAnswers talks, DigestQuestions digests) : IDisposable
{
    /// <summary>
    /// So many questions read at once. More would not be answered sooner by this machine, but each holds a connection with its cache, and SQLite's reads hold a thread.
    /// </summary>
    private readonly SemaphoreSlim _places = new(database.Kind == DatabaseKind.Sqlite ? Math.Max(2, Environment.ProcessorCount) : 4 * Environment.ProcessorCount);

    /// <inheritdoc/>
    public void Dispose() => _places.Dispose();

    /// <summary>The answer; null when it is no question.</summary>
    public Task<AnswerInContext?> AnswerAsync(ReaderContext context, Intent intent, PageToken? more, CancellationToken token) => InTurnAsync(() => AskedAsync(context, intent, more, token), token);

    /// <summary>The answer to a sentence that no form has and that names a matter in the ledger's own words; null where it names none.</summary>
    public Task<AnswerInContext?> NamedAsync(ReaderContext context, SentenceCut cut, CancellationToken token) => InTurnAsync(() => asked.NamedAsync(context, cut, token), token);

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
        Intent.Ask ask => await asked.AskAsync(context, ask.Question, token),
        Intent.Digest issue => await digests.AskAsync(context, issue, token),
        Intent.AddWorkingDays add => CalendarQuestions.Add(context.Calendar, add.From, add.Days),
        Intent.CountWorkingDays count => CalendarQuestions.Count(context.Calendar, count.From, count.To),
        Intent.IsWorkingDay worked => CalendarQuestions.Is(context.Calendar, worked.Day),
        Intent.Talk talk => await talks.AskAsync(context, talk, token),
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
        { } what when AskedQuestions.IsButton(what) && SpokenIn(value) is { } spoken => await asked.PressedAsync(context, what, spoken, token),
        _ => null,
    };

    private async Task<AnswerInContext?> PageAsync(ReaderContext context, PageToken page, CancellationToken token) => page switch
    {
        { List: PageToken.Measures, Filter: { } filter } => await lists.AskAsync(context, page.Asked, filter, page.Place, token),
        { List: PageToken.Notices, Number: { } number } => await reminders.AskAsync(context, new SpokenNumber(number, page.Ledger), page.Place, token),
        _ => null,
    };

    private static SpokenNumber? SpokenIn(JsonElement value) => SubmitText.Of(value, "number") is { Length: <= 40 } number ? new SpokenNumber(number, SubmitText.Of(value, "ledger")) : null;
}
