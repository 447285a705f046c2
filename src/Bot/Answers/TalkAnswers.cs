using CaseReform.Ops.Bot.Cards;
using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Bot.Understanding.Grammar;
using CaseReform.Ops.Data.Answers;
using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Promises;
using CaseReform.Ops.Domain.Reminders;
using CaseReform.Ops.Hosting.Office;

using Microsoft.Extensions.Options;

using static CaseReform.Ops.Bot.Answers.AnswerPhrases;

namespace CaseReform.Ops.Bot.Answers;

/// <summary>
/// What is said of words, the bot and the office. What only the office does: the office is told by which command, everybody else whom to ask and what they can do
/// meanwhile. Never a person's own number.
/// </summary>
internal sealed class TalkAnswers(ProblemFinder finder, ProblemStore problems, OwnMail mail, UsageAnswers usage, IOptions<OfficeOptions> office)
{
    private const int MaxNames = 5;
    private const int MaxList = 40;

    public async Task<AnswerInContext> AskAsync(ReaderContext context, Intent.Talk talk, CancellationToken token) => talk.Subject switch
    {
        TalkSubject.Meaning => WordAnswers.Explain(context.Day.Ladder, talk.Word ?? string.Empty),
        TalkSubject.WhoAreYou => WhoAreYou(context.Reader),
        TalkSubject.Contact => Contact(context.Reader, talk.Spoken),
        TalkSubject.WhyMail => await mail.AskAsync(context, token),
        TalkSubject.CannotInTime or TalkSubject.Extension => await LateAsync(context, talk, token),
        TalkSubject.CloseOut => await CloseOutAsync(context, talk.Spoken, token),
        TalkSubject.NewProblem => Of(
            context.Reader, Say(TalkTexts.NewProblem, Reach), [],
            TalkTexts.NewProblemOffice, [TalkTexts.CommandImportTry, TalkTexts.CommandImport, TalkTexts.NewMeasureOffice]),
        TalkSubject.Export => Export(context.Reader, talk.Word),
        TalkSubject.ChangePerson => ChangePerson(context.Reader, talk.Spoken),
        TalkSubject.Chase => Chase(context.Reader, talk.Spoken),
        TalkSubject.Leave => Of(context.Reader, Say(TalkTexts.Leave, Reach), [TalkTexts.LeaveThen], TalkTexts.LeaveOffice, [TalkTexts.CommandPeople, TalkTexts.LeaveOfficeThen]),
        TalkSubject.OfficeOnly => Of(
            context.Reader, Say(TalkTexts.Other, Reach), [],
            TalkTexts.OtherOffice, [TalkTexts.CommandExport, TalkTexts.CommandEdit, TalkTexts.CommandAccept]),
        TalkSubject.Delete => await DeleteAsync(context, talk.Spoken, token),
        TalkSubject.NotMine or TalkSubject.Absent or TalkSubject.OnBehalf or TalkSubject.Mistake or TalkSubject.WrongFile or TalkSubject.HowReport or TalkSubject.HowEvidence
            or TalkSubject.HowPromise or TalkSubject.WhoReviews or TalkSubject.WhyConfirm or TalkSubject.SignIn or TalkSubject.NewDevice or TalkSubject.MailAddress or TalkSubject.NoMail
            or TalkSubject.StopMail or TalkSubject.TwoLetters or TalkSubject.SendTime or TalkSubject.DataSource or TalkSubject.WhoSees or TalkSubject.Retention
            or TalkSubject.Voice or TalkSubject.Sorry or TalkSubject.Elsewhere or TalkSubject.PutOff or TalkSubject.DueDay or TalkSubject.LampOff or TalkSubject.NoHandler or TalkSubject.Judging or TalkSubject.Tired
            or TalkSubject.WhoSends or TalkSubject.WhyNotReport or TalkSubject.Holidays or TalkSubject.Forecast or TalkSubject.FileLater or TalkSubject.FileSeen or TalkSubject.MaySee or TalkSubject.PlanOnly or TalkSubject.Goodbye => await usage.AskAsync(context, talk, token),
    };

    private string Reach => OfficeReach.Of(office.Value);

    private static Answer Of(Standing reader, string others, IReadOnlyList<string> meanwhile, string own, IReadOnlyList<string> commands) =>
        reader.Is(PostRole.Office)
            ? new Answer(own) { Lines = commands, Suggestions = HelpQuestions.Quick(reader) }
            : new Answer(others) { Lines = meanwhile, Suggestions = HelpQuestions.Quick(reader) };

    // of a list the list is offered here, of the ledger the command
    private Answer Export(Standing reader, string? list)
    {
        if (list is null)
        {
            return Of(reader, Say(TalkTexts.Export, Reach), [TalkTexts.ExportHere], TalkTexts.ExportOffice, [TalkTexts.CommandExportOnly, TalkTexts.ExportOfficeOne]);
        }

        var shown = CardText.Plain(list, MaxList);
        return new Answer(Say(TalkTexts.ExportList, shown))
        {
            Lines = reader.Is(PostRole.Office) ? [TalkTexts.ExportListOffice, TalkTexts.CommandExportOnly] : [Say(TalkTexts.ExportListAsk, Reach)],
            Suggestions = [shown, HelpQuestions.First(reader)],
        };
    }

    // a command names the very problem, or none
    private async Task<AnswerInContext> DeleteAsync(ReaderContext context, SpokenNumber? spoken, CancellationToken token)
    {
        if (!context.Reader.Is(PostRole.Office))
        {
            return new Answer(Say(TalkTexts.Delete, Reach)) { Lines = [TalkTexts.DeleteReport], Suggestions = HelpQuestions.Quick(context.Reader) };
        }

        if (spoken is null)
        {
            return new Answer(TalkTexts.DeleteOffice) { Lines = [Say(TalkTexts.CommandWithdraw, TalkTexts.AnyLedger, TalkTexts.AnyNumber), TalkTexts.DeleteThen], Suggestions = HelpQuestions.Quick(context.Reader) };
        }

        var (problem, ordinal, instead) = await finder.FindAsync(context, spoken, "show", token);
        if (instead is not null)
        {
            return instead;
        }

        var name = Named(context, problem!);
        return new Answer(ordinal is null ? TalkTexts.DeleteOffice : Say(TalkTexts.DeleteMeasureOffice, name))
        {
            Lines = [Say(TalkTexts.CommandWithdraw, Quoted(problem!.Ledger), problem.Number), TalkTexts.DeleteThen],
            Suggestions = [Say(AnswerTexts.AskProgress, name), HelpQuestions.First(context.Reader)],
        };
    }

    // as every shell takes it
    private static string Quoted(string ledger) => ledger.Any(c => c is '"' or '$' or '`' or '\\' or '%' || char.IsControl(c)) ? TalkTexts.AnyLedger : $"\"{ledger}\"";

    private Answer WhoAreYou(Standing reader) => new(Say(TalkTexts.WhoAmI, office.Value.Name))
    {
        Lines = reader.Is(PostRole.Office) ? [] : [Say(TalkTexts.WhoAmIReach, Reach)],
        Suggestions = HelpQuestions.Quick(reader),
    };

    private Answer Contact(Standing reader, SpokenNumber? spoken) => reader.Is(PostRole.Office)
        ? new Answer(TalkTexts.ContactOffice)
        {
            Lines =
            [
                TalkTexts.ContactOfficeList, TalkTexts.ContactOfficeImport,
                office.Value.Contact is { Length: > 0 } ? Say(TalkTexts.ContactOfficeShown, Reach) : TalkTexts.ContactOfficeUnset,
            ],
            Suggestions = Who(reader, spoken),
        }
        : new Answer(Say(TalkTexts.Contact, Reach)) { Lines = [TalkTexts.ContactPrivate, .. spoken is null ? [TalkTexts.ContactWho] : Array.Empty<string>()], Suggestions = Who(reader, spoken) };

    private static IReadOnlyList<string> Who(Standing reader, SpokenNumber? spoken) =>
        spoken is null ? HelpQuestions.Quick(reader) : [Say(AnswerTexts.AskWho, Spelled(spoken)), HelpQuestions.First(reader)];

    private Answer ChangePerson(Standing reader, SpokenNumber? spoken) => reader.Is(PostRole.Office)
        ? new Answer(TalkTexts.PersonOffice) { Lines = [TalkTexts.PersonOfficeMoved, TalkTexts.PersonOfficeLedger, TalkTexts.PersonOfficeGone], Suggestions = Who(reader, spoken) }
        : new Answer(Say(TalkTexts.Person, Reach))
        {
            Lines = [spoken is null ? TalkTexts.PersonUntilAny : Say(TalkTexts.PersonUntil, Suggestions.Name(spoken))],
            Suggestions = Who(reader, spoken),
        };

    private Answer Chase(Standing reader, SpokenNumber? spoken)
    {
        IReadOnlyList<string> ask = spoken is null ? HelpQuestions.Quick(reader) : [Say(AnswerTexts.AskReminders, Spelled(spoken)), HelpQuestions.First(reader)];
        var see = spoken is null ? TalkTexts.ChaseSeeAny : Say(TalkTexts.ChaseSee, Suggestions.Name(spoken));
        return reader.Is(PostRole.Office)
            ? new Answer(TalkTexts.ChaseOffice) { Lines = [TalkTexts.CommandPlan, TalkTexts.CommandSend, TalkTexts.CommandResend, see], Suggestions = ask }
            : new Answer(Say(TalkTexts.Chase, Reach)) { Lines = [see], Suggestions = ask };
    }

    // 3-1没法按时完成怎么办, 3-1能不能延期: where it stands, and what can be done today
    private async Task<AnswerInContext> LateAsync(ReaderContext context, Intent.Talk talk, CancellationToken token)
    {
        var (isOffice, extends) = (context.Reader.Is(PostRole.Office), talk.Subject == TalkSubject.Extension);
        if (talk.Spoken is null)
        {
            return new Answer(extends ? ExtensionHead(isOffice) : isOffice ? TalkTexts.CannotAnyOffice : TalkTexts.CannotAny)
            {
                Lines = Steps(extends, AnyReport(context.Reader), Extending(isOffice)),
                Suggestions = HelpQuestions.Quick(context.Reader),
            };
        }

        var (problem, ordinal, instead) = await finder.FindAsync(context, talk.Spoken, "show", token);
        if (instead is not null)
        {
            return instead;
        }

        var all = await problems.MeasuresAsync(problem!, token);
        if (ordinal is { } missing && all.All(m => m.Ordinal != missing))
        {
            return new Answer(Say(AnswerTexts.NoSuchMeasure, Named(context, problem!), missing, all.Count)) { Suggestions = [Say(AnswerTexts.AskProgress, Named(context, problem!))] };
        }

        var name = Named(context, problem!.Ledger, talk.Spoken.Number);
        var open = all.Where(m => (ordinal is null || m.Ordinal == ordinal) && m.State == DutyState.Open).ToList();
        if (open.Count == 0)
        {
            return new Answer(Say(TalkTexts.NothingOpen, name)) { Suggestions = [Say(AnswerTexts.AskMeasure, name)] };
        }

        // the most urgent of them, unless another is the reader's own
        var measure = open.OrderByDescending(m => AccessRule.May(context.Reader, Operation.Report, m.Hands)).ThenBy(m => m.Deadline ?? DateOnly.MaxValue).First();
        var stands = open.Count == 1
            ? Say(TalkTexts.NowOf, Named(context, measure), DeadlineAndLeft(measure, context))
            : Say(TalkTexts.NowMany, name, open.Count, Listed(open, m => Say(TalkTexts.LineOf, m.Name, DeadlineAndLeft(m, context))));
        return new Answer(extends ? ExtensionHead(isOffice) : Say(isOffice ? TalkTexts.CannotOffice : TalkTexts.Cannot, Named(context, measure)))
        {
            Lines = [stands, .. Steps(extends, ReportOf(context, measure), Extending(isOffice))],
            Suggestions = [Say(AnswerTexts.AskMeasure, Named(context, measure)), HelpQuestions.First(context.Reader)],
        };
    }

    private static string ExtensionHead(bool isOffice) => isOffice ? TalkTexts.ExtensionOffice : TalkTexts.Extension;

    // who asks for an extension hears of it first
    private static IReadOnlyList<string> Steps(bool extends, IEnumerable<string> report, IReadOnlyList<string> extending) => extends ? [.. extending, .. report] : [.. report, .. extending];

    private IReadOnlyList<string> Extending(bool isOffice) => isOffice
        ? [TalkTexts.StepExtensionOffice, TalkTexts.CommandExport, TalkTexts.CommandEditDeadline, TalkTexts.CommandAccept]
        : [Say(TalkTexts.StepExtension, Reach)];

    private static IEnumerable<string> AnyReport(Standing reader)
    {
        yield return UsageAnswers.Reports(reader) ? Say(TalkTexts.StepReport, Say(TalkTexts.SayDifficulty, TalkTexts.SomeMeasure)) : TalkTexts.StepOthers;
        if (reader.Is(PostRole.Handler))
        {
            yield return Say(TalkTexts.StepPromiseAny, Say(TalkTexts.SayPromise, TalkTexts.SomeMeasure, TalkTexts.SomePromiseDay));
        }
    }

    private static IEnumerable<string> ReportOf(ReaderContext context, MeasureRow measure)
    {
        var name = Named(context, measure);
        yield return AccessRule.May(context.Reader, Operation.Report, measure.Hands)
            ? Say(TalkTexts.StepReport, Say(TalkTexts.SayDifficulty, name))
            : Say(TalkTexts.StepNotYours, Responsible.Of(context, measure));
        if (!AccessRule.May(context.Reader, Operation.Promise, measure.Hands))
        {
            yield break;
        }

        if (measure.PromisedUntil is { } promised)
        {
            yield return Say(TalkTexts.StepPromised, Day(promised, context.Today));
        }
        else if (PromiseRule.DaysFor(measure.Facts, context.Calendar, context.Today) is var (_, last))
        {
            yield return Say(TalkTexts.StepPromise, Say(TalkTexts.SayPromise, name, Day(last, context.Today)), Day(last, context.Today));
        }
    }

    // 销号3号: what is still to be done before it, and who does it
    private async Task<AnswerInContext> CloseOutAsync(ReaderContext context, SpokenNumber? spoken, CancellationToken token)
    {
        var isOffice = context.Reader.Is(PostRole.Office);
        if (spoken is null)
        {
            var report = UsageAnswers.Reports(context.Reader) ? [Say(TalkTexts.CloseOutDo, TalkTexts.SomeMeasure)] : Array.Empty<string>();
            return new Answer(isOffice ? TalkTexts.CloseOut : Say(TalkTexts.CloseOutHow, TalkTexts.AnyNumber)) { Lines = [.. report, .. Last(TalkTexts.AnyNumber)], Suggestions = HelpQuestions.Quick(context.Reader) };
        }

        var (problem, ordinal, instead) = await finder.FindAsync(context, spoken, "show", token);
        if (instead is not null)
        {
            return instead;
        }

        var name = Named(context, problem!);
        if (problem!.Status == ProblemStatus.Closed)
        {
            return new Answer(Say(TalkTexts.CloseOutDone, name)) { Suggestions = [Say(AnswerTexts.AskProgress, name)] };
        }

        var open = (await problems.MeasuresAsync(problem, token)).Where(m => m.State == DutyState.Open).ToList();
        var stands = open.Count == 0 ? Say(TalkTexts.CloseOutReady, name) : Say(TalkTexts.CloseOutOpen, name, open.Count, Listed(open, m => m.Name));
        var own = open.OrderByDescending(m => m.Ordinal == ordinal).FirstOrDefault(m => AccessRule.May(context.Reader, Operation.Complete, m.Hands));
        return new Answer(isOffice ? stands : Say(TalkTexts.CloseOutHow, name))
        {
            Lines = [.. isOffice ? [] : new[] { stands }, .. own is null ? [] : new[] { Say(TalkTexts.CloseOutDo, Named(context, own)) }, .. Last(name)],
            Suggestions = [Say(AnswerTexts.AskProgress, name), HelpQuestions.First(context.Reader)],
        };

        IReadOnlyList<string> Last(string number) => isOffice ? [Say(TalkTexts.CloseOutOffice, number), TalkTexts.CommandCloseOut] : [TalkTexts.CloseOutAsk];
    }

    private static string Listed(List<MeasureRow> measures, Func<MeasureRow, string> spelled)
    {
        var shown = string.Join(AnswerTexts.And, measures.Take(MaxNames).Select(spelled));
        return measures.Count > MaxNames ? Say(TalkTexts.Etc, shown) : shown;
    }

    private static string Spelled(SpokenNumber spoken) => (spoken.Ledger is { } ledger ? Say(AnswerTexts.LedgerMark, ledger) : string.Empty) + CardText.Plain(spoken.Number, 40);
}
