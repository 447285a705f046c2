using System.Globalization;

using CaseReform.Ops.Bot.Cards;
using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Data.Answers;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.Reminders;

using static CaseReform.Ops.Bot.Answers.Words;

namespace CaseReform.Ops.Bot.Answers;

/// <summary>12号的提醒记录: who was reminded when and why, and what became of the letter.</summary>
internal sealed class ReminderQuestions(MatterFinder finder, MatterStore matters, OfficeHours hours)
{
    /// <summary>A page of the record, the newest first.</summary>
    public async Task<Said> AskAsync(Desk desk, MatterRef? matter, long before, CancellationToken token)
    {
        var (problem, ordinal, instead) = await finder.FindAsync(desk, matter, "notices", token);
        if (instead is not null)
        {
            return instead;
        }

        var rows = await matters.NoticesAsync(problem!, ordinal, before, MeasureTable.PageSize + 1, token);
        var number = matter!.Number;
        var name = Named(desk, problem!.Ledger, number);
        if (rows.Count == 0)
        {
            return new Answer(Say(AnswerTexts.NoReminders, name)) { Suggestions = [Say(AnswerTexts.AskProgress, name)] };
        }

        var page = rows.Take(MeasureTable.PageSize).ToList();
        var more = rows.Count > page.Count
            ? new PageToken { List = PageToken.Notices, After = page[^1].Id.ToString(CultureInfo.InvariantCulture), Number = number, Ledger = problem.Ledger }
            : null;
        var sentence = Say(AnswerTexts.RemindersHead, name, page.Count);
        return new Said(new Answer(sentence)
        {
            Lines = [.. page.Select(n => string.Join(' ', Cells(desk, problem, n))), .. more is null ? Array.Empty<string>() : [AnswerTexts.MoreFollows]],
            Card = new AdaptiveCard(
            [
                TextBlock.Heading(sentence),
                Table.Of(
                    [2, 2, 4, 4],
                    [AnswerTexts.ColumnDay, AnswerTexts.ColumnRung, AnswerTexts.ColumnTo, AnswerTexts.ColumnOutcome],
                    page.Select(n => (IReadOnlyList<string>)Cells(desk, problem, n))),
            ])
            {
                Actions = more is null ? null : [Submit.Of(AnswerTexts.NextPage, more.ToData())],
            },
            Suggestions = [.. more is null ? Array.Empty<string>() : [AnswerTexts.NextPage], Say(AnswerTexts.AskProgress, name)],
        }) { More = more };
    }

    private string[] Cells(Desk desk, MatterRow problem, NoticeRow n) =>
    [
        Day(n.FiredOn, desk.Today),
        Say(n.Kind == NoticeKind.Copy ? AnswerTexts.RungCopied : AnswerTexts.RungOf, n.Rung, $"{problem.Number}-{n.Ordinal}"),
        Say(AnswerTexts.PostAndHolder, Post(desk.Roster, n.PostId), n.Person ?? Told(desk, n) ?? Holders(desk.Roster, n.PostId, desk.Today)),
        Say(AnswerTexts.OutcomeAndReason, Outcome(desk, n), Reasons.Of(n.Reason)),
    ];

    private static string? Told(Desk desk, NoticeRow n) => n.ToldPersonId is { } person ? desk.Roster.Person(person)?.Name : null;

    private string Outcome(Desk desk, NoticeRow n) => n.State switch
    {
        NoticeState.Sent when n is { ToldPersonId: not null, DoneAt: { } told } => Say(AnswerTexts.SentInChat, Day(hours.DayOf(told), desk.Today)),
        NoticeState.Sent => n.LetterDoneAt is { } at ? Say(AnswerTexts.SentOn, Day(hours.DayOf(at), desk.Today)) : AnswerTexts.Sent,
        NoticeState.Pending => n.LetterState switch
        {
            null or Data.Mail.LetterState.Waiting or Data.Mail.LetterState.Leased => AnswerTexts.WaitsForLetter,
            Data.Mail.LetterState.Uncertain => AnswerTexts.Uncertain,
            _ => AnswerTexts.WaitsForLetter,
        },
        NoticeState.Superseded => AnswerTexts.NotSent,
        NoticeState.Undeliverable => AnswerTexts.Undeliverable,
    };
}
