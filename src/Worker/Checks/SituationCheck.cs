using CaseReform.Ops.Data.Alarms;
using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Data.Reminders;
using CaseReform.Ops.Domain.Digest;
using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Worker.Checks;

/// <summary>What the office's daily letter would say, told or not: letters, sending, posts, addresses, calendars, other alarms.</summary>
internal sealed class SituationCheck(OfficeNewsSource source, DeliveryTrouble trouble, AnswerableStore answerable, AlarmStore alarms, TimeProvider clock) : ICheck
{
    private const int Shown = 20;
    private static readonly TimeSpan Long = TimeSpan.FromDays(1);

    private static readonly (DeliveryFailure Failure, string Sentence, string Advice)[] Failures =
    [
        (DeliveryFailure.Refused, ChecksTexts.Refused, ChecksTexts.RefusedAdvice),
        (DeliveryFailure.LetterRefused, ChecksTexts.LetterRefused, ChecksTexts.LetterRefusedAdvice),
        (DeliveryFailure.MailboxClosed, ChecksTexts.GivenUp, ChecksTexts.MailboxClosedAdvice),
        (DeliveryFailure.GivenUp, ChecksTexts.GivenUp, ChecksTexts.GivenUpAdvice),
        (DeliveryFailure.Uncertain, ChecksTexts.UncertainEnd, ChecksTexts.UncertainEndAdvice),
    ];

    public async Task<IReadOnlyList<CheckFinding>> RunAsync(bool full, CancellationToken token)
    {
        var situation = await source.GatherAsync(token);
        var (uncertain, waiting) = await trouble.OpenAsync(clock.GetUtcNow() - Long, token);
        var (_, provisional) = await answerable.YearsAsync(token);
        var findings = new List<CheckFinding>();
        if (situation.Paused is { } pause)
        {
            Add(Say(ChecksTexts.Paused, pause.Pause.Reason.TrimEnd('。')), pause.Pause.IsAccount ? ChecksTexts.PausedAdvice : ChecksTexts.PausedByAnswersAdvice);
        }

        foreach (var (failure, sentence, advice) in Failures)
        {
            AddAll(situation.Failed.Where(l => OfficeNewsSource.FailureOf(l) == failure).ToList(), l => Say(
                sentence, l.Person ?? ChecksTexts.NoPerson, l.Recipient, IsoDay.Text(l.Day), l.Detail?.ReplaceLineEndings(" "), l.Id), advice);
        }

        Count(uncertain, ChecksTexts.Uncertain, ChecksTexts.UncertainAdvice);
        Count(waiting, ChecksTexts.Waiting, ChecksTexts.WaitingAdvice);
        AddAll(situation.VacantChains, v => Say(ChecksTexts.VacantChain, v.Measure.Number, v.Measure.Unit), ChecksTexts.VacantChainAdvice);
        AddAll([.. situation.VacantPosts.Where(v => v.Post.PassedTo is null)], v => RosterGaps.SentenceOf(v.Post), ChecksTexts.VacantPostKeptAdvice);
        AddAll([.. situation.VacantPosts.Where(v => v.Post.PassedTo is not null)], v => RosterGaps.SentenceOf(v.Post), ChecksTexts.VacantPostAdvice);
        AddAll(situation.WithoutAddress, w => Say(ChecksTexts.NoAddress, w.Person.Person, w.Person.Unit, w.Person.Measures), ChecksTexts.NoAddressAdvice);
        AddAll(situation.SetAside, k => SetAsideWords.Sentence(k.Item), ChecksTexts.AsideAdvice);
        AddAll(situation.ProvisionalYears, y => Say(ChecksTexts.ProvisionalYear, y.Year), ChecksTexts.CalendarAdvice);
        Count(provisional, ChecksTexts.ProvisionalMeasures, ChecksTexts.CalendarAdvice);
        AddAll(await alarms.OthersAsync(AlarmKinds.All, token), text => text, string.Empty);
        return findings;

        void Add(string sentence, string advice) => findings.Add(new CheckFinding(CheckSeverity.Warning, sentence, advice));

        void Count(long count, string sentence, string advice)
        {
            if (count > 0)
            {
                Add(Say(sentence, count), advice);
            }
        }

        void AddAll<T>(IReadOnlyList<T> all, Func<T, string> sentence, string advice)
        {
            foreach (var one in all.Take(Shown))
            {
                Add(sentence(one), advice);
            }

            if (all.Count > Shown)
            {
                Add(Say(ChecksTexts.More, all.Count - Shown), advice);
            }
        }
    }
}
