using CaseReform.Ops.Data.CloseOut;
using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Domain.CloseOut;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Reminders;
using CaseReform.Ops.Worker.Letters;

namespace CaseReform.Ops.Worker.Reminders;

/// <summary>Close-outs as one reader sees them on one day.</summary>
internal sealed class CloseOutViews(Addressee reader, Addressees addressees, LadderDay day, bool severalLedgers, CloseOutOptions options)
{
    private readonly Roster _roster = addressees.Roster;

    /// <summary>What a call is about; null where the reader is not the one to hear it as things are now: the turn is over, the post is another's, or they may not act.</summary>
    public LetterCloseOut? Of(PendingNotice notice)
    {
        if (notice.CloseOut is not { } matter || CloseOutCalls.Find(notice.Rung) is not { } call)
        {
            return null;
        }

        if (call == CloseOutCall.Outcome)
        {
            return matter.Stage == CloseOutStage.Closed ? Seen(notice, matter, call, CloseOutTask.None) with { LookBackOn = matter.LookBackOn } : null;
        }

        var running = matter.Application is { EndedOn: null } application ? application : null;
        var turn = CloseOutTurns.Of(matter.Stage, running?.Notice, matter.LookBackOn, day.Today);
        var task = CloseOutTasks.Of(matter.Stage, running?.Notice, options.NoticeDays);
        var holders = CloseOutHolders.Of(_roster, matter.Hands, matter.Application?.By, turn, task, day.Today);
        var isCalled = call == CloseOutCall.Above
            ? holders.Above.Contains(notice.PostId)
            : holders.Posts.Contains(notice.PostId) && holders.MayAct(reader.PersonId);
        if (turn == CloseOutTurn.Nobody || !isCalled)
        {
            return null;
        }

        var seen = Seen(notice, matter, call, task);
        return call switch
        {
            CloseOutCall.Act => seen with { Passed = Passed(matter, holders) },
            CloseOutCall.Remind => seen with { Passed = Passed(matter, holders), Days = options.ActWithinDays, ToldNext = ToldNext(matter, holders) },
            _ => seen with { Days = options.ActWithinDays, Told = Told(matter, holders), Vacant = holders.Vacant },
        };
    }

    /// <summary>Why it is the reader's, where the level passed upward now, or the unit's did when it was applied for.</summary>
    private static string? Passed(CloseOutMatter matter, CloseOutHolders holders) =>
        holders.Passed ?? (matter is { Stage: CloseOutStage.OfficeReview, Application: { ReviewerId: null, Passed: { } passed } } ? passed : null);

    private LetterCloseOut Seen(PendingNotice notice, CloseOutMatter matter, CloseOutCall call, CloseOutTask task) => new()
    {
        Call = call,
        Task = task,
        Number = notice.Number,
        Ledger = severalLedgers ? notice.Ledger : null,
        Problem = notice.Symptom,
        Unit = _roster.Unit(matter.Hands.LeadUnitId)?.Name ?? notice.Unit,
        Applicant = matter.Application?.Applicant,
        RecordedBy = matter.Application?.RecordedBy,
        AppliedOn = matter.Application?.AppliedOn,
        Statement = matter.Application?.Statement,
        Since = call == CloseOutCall.Outcome ? null : matter.Since,
        Waited = matter.Since is { } since && call != CloseOutCall.Outcome ? day.Calendar.CountWorkingDays(since, day.Today) : 0,
        Reason = task is CloseOutTask.Supplement or CloseOutTask.Resume or CloseOutTask.Settle && matter.Step is { } step ? ReasonOf(step) : null,
        MadeBy = matter.Step?.Actor,
        MadeOn = matter.Step?.Day,
        IsRelapse = task == CloseOutTask.Resume && matter.Step?.Relapse == true,
        PassedOnFrom = VacantPostName.Of(addressees, reader.PersonId, notice.PostId, day.Today),
        IsOffice = _roster.Post(notice.PostId)?.Role == PostRole.Office,
    };

    /// <summary>What was written; of a verification what was answered with 否.</summary>
    private static string? ReasonOf(CloseOutStep step)
    {
        var parts = step.Answers.Where(answer => !answer.Yes).Select(answer => Say(CloseOutLetterTexts.AnswerNo, CloseOutClauses.NameOf(answer.Clause), answer.Note)).ToList();
        if (step is { Move: CloseOutMove.Verify, Effective: Effectiveness.No })
        {
            parts.Add(CloseOutLetterTexts.NotEffective);
        }

        return parts.Count > 0 ? string.Join('；', parts) : step.Text;
    }

    /// <summary>Those above, as long as they are not told.</summary>
    private IReadOnlyList<string> ToldNext(CloseOutMatter matter, CloseOutHolders holders) => matter.IsAboveCalled ? [] : [.. holders.Above.Select(post => PostNames.Of(_roster, post))];

    /// <summary>Each post with who read for it and on which days: where it changed hands, each reader has days of their own.</summary>
    private IReadOnlyList<ToldHolder> Told(CloseOutMatter matter, CloseOutHolders holders) => [.. holders.Posts.SelectMany(post => ToldAt(post, [.. matter.Called.Where(c => c.PostId == post)]))];

    private IEnumerable<ToldHolder> ToldAt(long post, IReadOnlyList<CalledHolder> calls)
    {
        var (name, role) = (PostNames.Of(_roster, post), PostRoleNames.NameOf(_roster.Post(post)!.Role));
        var arrived = calls.Where(c => c is { State: NoticeState.Sent, Day: not null }).GroupBy(c => c.PersonId).ToList();
        foreach (var reader in arrived.OrderBy(g => g.Min(c => c.Day)))
        {
            yield return new ToldHolder(name, role, reader.Key is { } person ? _roster.Person(person)?.Name : null, [.. reader.Select(c => c.Day!.Value).Distinct().Order()], Failed: false);
        }

        // one that failed is said beside those that reached another reader
        var failed = calls.Any(c => c.State == NoticeState.Undeliverable && arrived.TrueForAll(reader => reader.Key != c.PersonId));
        if (failed || arrived.Count == 0)
        {
            yield return new ToldHolder(name, role, null, [], failed);
        }
    }
}
