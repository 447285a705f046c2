using CaseReform.Ops.Bot.Cards;
using CaseReform.Ops.Data.Answers;
using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.Reminders;

using static CaseReform.Ops.Bot.Answers.AnswerPhrases;

namespace CaseReform.Ops.Bot.Answers;

/// <summary>为什么老给我发邮件: the reader's last letter, why each measure stood in it, and how it stops. Nobody else's letters.</summary>
internal sealed class OwnMail(OwnLetterStore letters, OfficeHours hours)
{
    private const int MaxLines = 8;
    private const int MaxSubject = 60;

    public async Task<Answer> AskAsync(ReaderContext context, CancellationToken token)
    {
        var sent = await letters.LastAsync(context.Reader, token);
        var others = sent.Where(letter => letter.Kind != LetterKind.Ladder)
            .Select(letter => Named(letter.Kind == LetterKind.Digest ? TalkTexts.MailDigest : TalkTexts.MailOffice, letter, context)).ToList();
        if (sent.FirstOrDefault(letter => letter.Kind == LetterKind.Ladder) is not { } last)
        {
            return others.Count == 0
                ? new Answer(TalkTexts.MailNone) { Suggestions = HelpQuestions.Quick(context.Reader) }
                : new Answer(others[0]) { Lines = [.. others.Skip(1)], Suggestions = HelpQuestions.Quick(context.Reader) };
        }

        if (last.Notices.Count == 0)
        {
            return new Answer(Named(TalkTexts.MailLastOther, last, context)) { Lines = [.. others, TalkTexts.MailRule], Suggestions = HelpQuestions.Quick(context.Reader) };
        }

        var measures = last.Notices.Select(notice => Name(context, notice)).Distinct(StringComparer.Ordinal).Count();
        var lines = last.Notices.Take(MaxLines)
            .Select(notice => Say(notice.Kind == NoticeKind.Copy ? TalkTexts.MailCopy : TalkTexts.MailLine, Name(context, notice), notice.Rung, Reasons.Of(notice.Reason))).ToList();
        if (last.Notices.Count > MaxLines)
        {
            lines.Add(Say(TalkTexts.MailMore, last.Notices.Count - MaxLines));
        }

        var own = last.Notices.FirstOrDefault(notice => notice.Kind == NoticeKind.To && AccessRule.May(context.Reader, Operation.Report, notice.Hands));
        var asked = own ?? last.Notices.FirstOrDefault(notice => notice.Kind == NoticeKind.To);
        return new Answer(Named(TalkTexts.MailLast, last, context, Say(TalkTexts.MailMeasures, measures)))
        {
            Lines =
            [
                .. lines, TalkTexts.MailStop, .. asked is null ? [] : Stops(context, asked, own is not null),
                .. last.Notices.Any(notice => notice.Kind == NoticeKind.Copy) ? [TalkTexts.MailStopCopy] : Array.Empty<string>(), .. others, TalkTexts.MailRule,
            ],
            Suggestions = [Say(AnswerTexts.AskMeasure, Name(context, asked ?? last.Notices[0])), HelpQuestions.First(context.Reader)],
        };
    }

    private static IEnumerable<string> Stops(ReaderContext context, ToldNotice notice, bool isOwn)
    {
        var name = Name(context, notice);
        if (!isOwn)
        {
            return [Say(TalkTexts.MailStopOthers, name)];
        }

        var stop = Say(TalkTexts.MailStopDo, name);
        return AccessRule.May(context.Reader, Operation.Promise, notice.Hands) && WordAnswers.Held(context.Day.Ladder) is { Length: > 0 } held
            ? [stop, Say(TalkTexts.MailStopPromise, name, held)]
            : [stop];
    }

    private static string Name(ReaderContext context, ToldNotice notice) => AnswerPhrases.Named(context, notice.Ledger, $"{notice.Number}-{notice.Ordinal}");

    private string Named(string format, OwnLetter letter, ReaderContext context, string measures = "") =>
        Say(format, CardText.Plain(letter.Subject, MaxSubject), Day(letter.DoneAt is { } at ? hours.DayOf(at) : letter.Day, context.Today), measures);
}
