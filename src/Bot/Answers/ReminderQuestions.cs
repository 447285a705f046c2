using CaseReform.Ops.Bot.Cards;
using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Data.Answers;
using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.Reminders;

using static CaseReform.Ops.Bot.Answers.AnswerPhrases;

namespace CaseReform.Ops.Bot.Answers;

/// <summary>12号的提醒记录: who was reminded when and why, and what became of the letter.</summary>
internal sealed class ReminderQuestions(ProblemFinder finder, ProblemStore problems, OfficeHours hours)
{
    /// <summary>A page of the record, the newest first.</summary>
    public async Task<AnswerInContext> AskAsync(ReaderContext context, SpokenNumber? spoken, ListPlace after, CancellationToken token)
    {
        var (problem, ordinal, instead) = await finder.FindAsync(context, spoken, "notices", token);
        if (instead is not null)
        {
            return instead;
        }

        var record = await problems.NoticesAsync(problem!, ordinal, after, MeasureListCard.PageSize + 1, token);
        var number = spoken!.Number;
        var name = Named(context, problem!.Ledger, number);
        if (record.Rows.Count == 0)
        {
            return new Answer(Say(AnswerTexts.NoReminders, name)) { Suggestions = [Say(AnswerTexts.AskProgress, name)] };
        }

        var page = record.Rows.Take(MeasureListCard.PageSize).ToList();
        var more = record.Rows.Count > page.Count
            ? new PageToken { List = PageToken.Notices, After = page[^1].Place.ToString(), Number = number, Ledger = problem.Ledger }
            : null;
        var sentence = page.Count == record.Total
            ? Say(AnswerTexts.RemindersHead, name, record.Total, record.Sent)
            : Say(AnswerTexts.RemindersPage, name, record.Total, record.Sent, record.Before + 1, record.Before + page.Count);
        return new AnswerInContext(new Answer(sentence)
        {
            Lines = [.. page.Select(n => string.Join(' ', Cells(context, problem, n))), .. more is null ? Array.Empty<string>() : [AnswerTexts.MoreFollows]],
            Card = new AdaptiveCard(
            [
                TextBlock.Heading(sentence),
                Table.Of(
                    [4, 4, 5, 5],
                    [AnswerTexts.ColumnDay, AnswerTexts.ColumnRung, AnswerTexts.ColumnTo, AnswerTexts.ColumnOutcome],
                    page.Select(n => (IReadOnlyList<string>)Cells(context, problem, n))),
            ])
            {
                Actions = more is null ? null : [Submit.Of(AnswerTexts.NextPage, more.ToData())],
            },
            Suggestions = [.. more is null ? Array.Empty<string>() : [AnswerTexts.NextPage], Say(AnswerTexts.AskProgress, name)],
        }) { More = more };
    }

    private string[] Cells(ReaderContext context, ProblemRow problem, NoticeWithLetter n) =>
    [
        Day(n.FiredOn, context.Today),
        Say(n.Kind == NoticeKind.Copy ? AnswerTexts.RungCopied : AnswerTexts.RungOf, n.Rung, $"{problem.Number}-{n.Ordinal}"),
        Say(AnswerTexts.PostAndHolder, Post(context.Roster, n.PostId), n.Person ?? Told(context, n) ?? Holders(context.Roster, n.PostId, context.Today)),
        Say(AnswerTexts.OutcomeAndReason, Outcome(context, n), Reasons.Of(n.Reason)),
    ];

    private static string? Told(ReaderContext context, NoticeWithLetter n) => n.ToldPersonId is { } person ? context.Roster.Person(person)?.Name : null;

    /// <summary>What became of it: a notice is no more sent than its letter.</summary>
    private string Outcome(ReaderContext context, NoticeWithLetter n) => n.State switch
    {
        NoticeState.Sent when n is { ToldPersonId: not null, DoneAt: { } told } => Say(AnswerTexts.SentInChat, Day(hours.DayOf(told), context.Today)),
        NoticeState.Sent when n.Went => n.LetterDoneAt is { } at ? Say(AnswerTexts.SentOn, Day(hours.DayOf(at), context.Today)) : AnswerTexts.Sent,
        NoticeState.Sent or NoticeState.Pending => n.LetterState switch
        {
            LetterState.Uncertain => AnswerTexts.Uncertain,
            LetterState.Refused or LetterState.GivenUp => AnswerTexts.Undeliverable,
            LetterState.Dropped when n.State == NoticeState.Sent => AnswerTexts.NotSent,
            _ => AnswerTexts.WaitsForLetter,
        },
        NoticeState.Superseded => AnswerTexts.NotSent,
        NoticeState.Undeliverable => AnswerTexts.Undeliverable,
    };
}
