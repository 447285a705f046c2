using System.Diagnostics;

using CaseReform.Ops.Bot.Cards;
using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Bot.Understanding.Grammar;
using CaseReform.Ops.Bot.Updates;
using CaseReform.Ops.Data.Chat;
using CaseReform.Ops.Data.Evidence;
using CaseReform.Ops.Data.Updates;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Hosting.Office;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Bot.Answers;

/// <summary>
/// How one reports, takes back and signs in, who sees it and how long it is kept. Whoever reports hears how, a leader what leaders do, the office its commands; nobody else
/// hears of commands, and the office is never sent to the office.
/// </summary>
internal sealed class UsageAnswers(OwnMail mail, IOptions<OfficeOptions> office)
{
    private static int UndoMinutes => (int)UpdateStore.UndoWindow.TotalMinutes;

    private string Reach => OfficeReach.Of(office.Value);

    private string Opens => $"{office.Value.Opens:H\\:mm}";

    private string Closes => $"{office.Value.Closes:H\\:mm}";

    /// <summary>The answer to what <see cref="TalkAnswers"/> leaves to this.</summary>
    public async Task<AnswerInContext> AskAsync(ReaderContext context, Intent.Talk talk, CancellationToken token)
    {
        var reader = context.Reader;
        var isOffice = reader.Is(PostRole.Office);
        return talk.Subject switch
        {
            TalkSubject.Mistake => Mistake(reader, talk.Spoken),
            TalkSubject.WrongFile => WrongFile(reader),
            TalkSubject.HowReport => HowReport(reader, talk.Spoken),
            TalkSubject.HowEvidence => Of(
                reader, Say(UsageTexts.HowEvidence, Name(talk.Spoken)), [Say(UsageTexts.FileRules, EvidenceFolder.MaxFileBytes >> 20, UnassignedFiles.MaxFiles), .. Reports(reader) ? [] : new[] { UsageTexts.HowEvidenceHeard }]),
            TalkSubject.HowPromise => HowPromise(context, talk.Spoken),
            TalkSubject.WhoReviews => isOffice
                ? Of(reader, UsageTexts.ReviewsOffice, [TalkTexts.CommandCloseOut])
                : Of(reader, UsageTexts.Reviews, [Say(UsageTexts.ReviewsSeen, UndoMinutes)]),
            TalkSubject.WhyConfirm => Of(reader, UsageTexts.WhyConfirm, [Say(UsageTexts.WhyConfirmThen, UpdateHandler.Minutes, UndoMinutes)]),
            TalkSubject.NotMine => isOffice
                ? Of(reader, UsageTexts.NotMineOffice, [UsageTexts.CommandExport, UsageTexts.CommandEditOwner, UsageTexts.CommandAccept])
                : Of(reader, Say(UsageTexts.NotMine, Reach), [talk.Spoken is null ? UsageTexts.NotMineUntilAny : Say(UsageTexts.NotMineUntil, Name(talk.Spoken))]),
            TalkSubject.Absent => Of(
                reader, UsageTexts.Absent,
                isOffice ? [UsageTexts.AbsentForOffice, Say(UsageTexts.AbsentOnBehalf, UsageTexts.SomeNumber)] : [Say(UsageTexts.AbsentOffice, Reach), UsageTexts.AbsentNow]),
            TalkSubject.OnBehalf => isOffice
                ? Of(reader, Say(UsageTexts.OnBehalfOffice, UsageTexts.SomeNumber), [])
                : Of(reader, Say(UsageTexts.OnBehalf, Reach), [UsageTexts.OnBehalfPromise]),
            TalkSubject.SignIn => Of(reader, UsageTexts.SignIn, SignInLines(isOffice)),
            TalkSubject.NewDevice => Of(reader, UsageTexts.NewDevice, [UsageTexts.SignIn, UsageTexts.NewDeviceOld]),
            TalkSubject.MailAddress => isOffice
                ? Of(reader, UsageTexts.MailAddressOffice, [UsageTexts.CommandPeople])
                : Of(reader, Say(UsageTexts.MailAddress, Reach), []),
            TalkSubject.NoMail => NoMail(reader),
            TalkSubject.StopMail => Above(UsageTexts.StopMail, await mail.AskAsync(context, token), Reports(reader) ? Say(UsageTexts.StopHow, UsageTexts.SomeNumber) : UsageTexts.StopOthers),
            TalkSubject.TwoLetters => Above(UsageTexts.TwoLetters, await mail.AskAsync(context, token)),
            TalkSubject.SendTime => Of(reader, Say(UsageTexts.SendTime, Opens, Closes), []),
            TalkSubject.DataSource => Of(reader, UsageTexts.DataSource, [isOffice ? UsageTexts.DataSourceOffice : Say(UsageTexts.DataSourceAsk, Reach)]),
            TalkSubject.WhoSees => Of(
                reader, UsageTexts.WhoSees,
                [reader.Scope.All ? UsageTexts.WhoSeesAll : Say(UsageTexts.WhoSeesOwn, HelpQuestions.First(reader)), UsageTexts.WhoSeesLog]),
            TalkSubject.Retention => Of(reader, UsageTexts.Retention, [Say(UsageTexts.RetentionChat, ChatTrim.Kept, (int)ChatTrim.Rest.TotalDays)]),
            TalkSubject.Voice => Of(reader, UsageTexts.Voice, []),
            TalkSubject.Sorry => Of(reader, UsageTexts.Sorry, isOffice ? [] : [Say(UsageTexts.SorryReach, Reach)]),
            TalkSubject.Elsewhere => Of(reader, UsageTexts.Elsewhere, []),
            TalkSubject.DueDay => Of(reader, UsageTexts.DueDay, isOffice ? [] : [Say(UsageTexts.DueDayLate, Reach)]),
            TalkSubject.LampOff => Of(reader, UsageTexts.LampOff, [UsageTexts.LampOffHow]),
            TalkSubject.NoHandler => Of(reader, UsageTexts.NoHandler, isOffice ? [UsageTexts.NoHandlerOffice, TalkTexts.CommandPeople] : [Say(UsageTexts.NoHandlerAsk, Reach)]),
            TalkSubject.Judging => Of(reader, UsageTexts.Judging, [UsageTexts.JudgingFacts]),
            TalkSubject.Tired => Of(reader, UsageTexts.Tired, Reports(reader) ? [UsageTexts.TiredThen] : []),
            TalkSubject.WhoSends => Of(reader, Say(UsageTexts.WhoSends, office.Value.Name), [UsageTexts.WhoSendsWhy]),
            TalkSubject.WhyNotReport => Of(reader, UsageTexts.WhyNotReport, isOffice ? [UsageTexts.WhyNotReportWho] : [UsageTexts.WhyNotReportWho, Say(UsageTexts.WhyNotReportAsk, Reach)]),
            TalkSubject.Holidays => isOffice ? Of(reader, UsageTexts.HolidaysOffice, [UsageTexts.CommandCalendar, UsageTexts.HolidaysUntil]) : Of(reader, UsageTexts.Holidays, [UsageTexts.HolidaysUntil]),
            TalkSubject.Forecast => Of(reader, UsageTexts.Forecast, [UsageTexts.ForecastFacts]),
            TalkSubject.FileLater => Of(reader, UsageTexts.FileLater, [Say(UsageTexts.HowEvidence, Name(talk.Spoken))]),
            TalkSubject.FileSeen => Of(reader, Say(UsageTexts.FileSeen, Name(talk.Spoken)), [Say(UsageTexts.HowEvidence, Name(talk.Spoken))]),
            TalkSubject.MaySee => Of(reader, reader.Scope.All ? UsageTexts.WhoSeesAll : Say(UsageTexts.MaySee, HelpQuestions.First(reader)), reader.Scope.All || isOffice ? [] : [Say(UsageTexts.MaySeeAsk, Reach)]),
            TalkSubject.PlanOnly => Of(reader, UsageTexts.PlanOnly, reader.Is(PostRole.Handler) ? [Say(UsageTexts.PlanOnlyThen, Name(talk.Spoken), Say(TalkTexts.SayPromise, Name(talk.Spoken), TalkTexts.SomePromiseDay))] : []),
            TalkSubject.Goodbye => new Answer(UsageTexts.Goodbye),
            var other => throw new UnreachableException(other.ToString()),
        };
    }

    /// <summary>Whether reporting is this person's work: leaders may, for what a ledger names them for, but are not told to.</summary>
    public static bool Reports(Standing reader) => reader.Is(PostRole.Handler) || reader.Is(PostRole.Office);

    private static Answer Of(Standing reader, string sentence, IReadOnlyList<string> lines) => new(sentence) { Lines = lines, Suggestions = HelpQuestions.Quick(reader) };

    // the reader's own last letter tells how it stops, where there is one
    private static Answer Above(string sentence, Answer last, string? how = null) => last with
    {
        Sentence = sentence, Lines = [.. how is null || last.Lines.Contains(TalkTexts.MailStop) ? Array.Empty<string>() : [how], last.Sentence, .. last.Lines],
    };

    private static string Name(SpokenNumber? spoken) => spoken is null ? UsageTexts.SomeNumber : Suggestions.Name(spoken);

    // what can be taken back, until when and by whom
    private Answer Mistake(Standing reader, SpokenNumber? spoken)
    {
        if (!AccessRule.MayEver(reader, Operation.Undo))
        {
            return Of(reader, Say(UsageTexts.MistakeOther, UndoMinutes), []);
        }

        var undo = spoken is null ? UsageTexts.SayUndo : Say(UsageTexts.SayUndoOf, Name(spoken));
        var again = Say(UsageTexts.SayProgress, Name(spoken));
        return new Answer(Say(UsageTexts.Undo, UndoMinutes, undo))
        {
            Lines = reader.Is(PostRole.Office) ? [Say(UsageTexts.MistakeOffice, UndoMinutes, again), Say(UsageTexts.CommandProgress, spoken?.Number ?? UsageTexts.AnyNumber), UsageTexts.CommandFix]
                : reader.Is(PostRole.Handler) ? [Say(UsageTexts.MistakeAgain, UndoMinutes, again, Reach)]
                : [Say(UsageTexts.MistakeHeard, UndoMinutes, Say(UsageTexts.SayHeard, Name(spoken)))],
            Suggestions = [undo, HelpQuestions.First(reader), AnswerTexts.AskHelp],
        };
    }

    private Answer WrongFile(Standing reader) => new(Say(UsageTexts.FilesWaiting, UpdateTexts.SayDropFiles))
    {
        Lines = [Say(UsageTexts.FilesGiven, UndoMinutes), reader.Is(PostRole.Office) ? UsageTexts.FilesKeptOffice : Say(UsageTexts.FilesKept, Reach)],
        Suggestions = [UpdateTexts.SayDropFiles, UsageTexts.SayUndo, AnswerTexts.AskHelp],
    };

    private static Answer HowReport(Standing reader, SpokenNumber? spoken)
    {
        var name = Name(spoken);
        return reader.Is(PostRole.Office) ? Of(reader, Say(UsageTexts.HowReportOffice, name), [Say(UsageTexts.CommandProgress, spoken?.Number ?? UsageTexts.AnyNumber)])
            : reader.Is(PostRole.Handler) ? Of(reader, Say(UsageTexts.HowReport, name), spoken is null ? [UsageTexts.HowReportOf] : [])
            : AccessRule.MayEver(reader, Operation.Report) ? Of(reader, Say(UsageTexts.HowReportHeard, Say(UsageTexts.SayHeard, name)), [UsageTexts.HowReportOwn])
            : reader.AnsweringPosts.Count > 0 ? Of(reader, Say(UsageTexts.HowReportHeard, Say(UsageTexts.SayHeard, name)), [])
            : Of(reader, UsageTexts.OnlyReads, []);
    }

    private static Answer HowPromise(ReaderContext context, SpokenNumber? spoken)
    {
        var meaning = WordAnswers.OfPromise(context.Day.Ladder);
        return context.Reader.Is(PostRole.Handler)
            ? Of(context.Reader, Say(UsageTexts.HowPromise, Say(UsageTexts.SayPromise, Name(spoken))), [meaning])
            : Of(context.Reader, UsageTexts.HowPromiseOthers, [meaning]);
    }

    private string[] SignInLines(bool isOffice) => [UsageTexts.SignInLink, isOffice ? UsageTexts.SignInLostOffice : Say(UsageTexts.SignInLost, Reach)];

    private Answer NoMail(Standing reader)
    {
        var rule = Say(UsageTexts.NoMail, Opens, Closes);
        return reader.Is(PostRole.Office)
            ? Of(reader, UsageTexts.NoMailOffice, [UsageTexts.CommandCheck, UsageTexts.CommandResend, rule])
            : Of(reader, rule, [Say(UsageTexts.NoMailAsk, Reach), UsageTexts.NoMailChat]);
    }
}
