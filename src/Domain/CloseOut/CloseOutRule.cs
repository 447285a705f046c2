using static CaseReform.Ops.Domain.CloseOut.CloseOutNames;

namespace CaseReform.Ops.Domain.CloseOut;

/// <summary>Whether a move can be made. Asked before a card is shown, and again in the transaction that makes the move.</summary>
public static class CloseOutRule
{
    /// <summary>Why not, or null.</summary>
    public static CloseOutRefusal? Judge(CloseOutFacts facts, CloseOutMove move, CloseOutActor actor, CloseOutWish wish)
    {
        var row = CloseOutTable.Find(move, facts.Stage);
        if (row is null)
        {
            return MayEver(move, actor.Roles) ? NotFromHere(facts, move) : NotPermitted(move, facts.Stage);
        }

        return row.Who.Any(actor.Roles.Contains)
            ? row.Needs.Select(need => Missing(need, facts, move, actor, wish)).FirstOrDefault(refusal => refusal is not null)
            : NotPermitted(move, facts.Stage);
    }

    /// <summary>Where a move leads that <see cref="Judge"/> has nothing against.</summary>
    public static CloseOutStage After(CloseOutFacts facts, CloseOutMove move, CloseOutWish wish)
    {
        var row = CloseOutTable.Find(move, facts.Stage) ?? throw new InvalidOperationException($"{move} from {facts.Stage}");
        return move switch
        {
            CloseOutMove.Verify when !Passes(wish) => CloseOutStage.Returned,
            CloseOutMove.Verify when facts.Stage == CloseOutStage.PublicNotice => CloseOutStage.PublicNotice,
            CloseOutMove.LookBack when !wish.Holds => CloseOutStage.Reopened,
            _ => row.To[0],
        };
    }

    /// <summary>Whether a verification lets the application go on: one 否 returns it.</summary>
    public static bool Passes(CloseOutWish wish) => wish.Answers.All(answer => answer.Yes) && wish.Effective != Effectiveness.No;

    /// <summary>Whether a move counts as 反弹.</summary>
    public static bool IsRelapse(CloseOutMove move, CloseOutWish wish) =>
        (move == CloseOutMove.LookBack && !wish.Holds) || (move == CloseOutMove.Reopen && wish.IsRelapse);

    private static bool MayEver(CloseOutMove move, IReadOnlySet<CloseOutRole> roles) => CloseOutTable.Of(move).Any(row => row.Who.Any(roles.Contains));

    private static CloseOutRefusal NotPermitted(CloseOutMove move, CloseOutStage stage)
    {
        var who = (CloseOutTable.Find(move, stage) is { } row ? row.Who : CloseOutTable.Of(move).SelectMany(r => r.Who)).Where(role => role != CloseOutRole.StandIn).Distinct();
        return new(CloseOutFault.NotPermitted, Say(CloseOutTexts.RefusedNotPermitted, CloseOutNames.Of(move), string.Join(CloseOutTexts.TableOr, who.Select(CloseOutNames.Of))));
    }

    private static CloseOutRefusal NotFromHere(CloseOutFacts facts, CloseOutMove move)
    {
        // what lacks a measure is told so, rather than that it has the wrong state
        if (move == CloseOutMove.Apply && facts.Stage is CloseOutStage.NotStarted or CloseOutStage.InProgress or CloseOutStage.LongTerm && MeasuresOpen(facts, move) is { } open)
        {
            return open;
        }

        var from = CloseOutTable.Of(move).SelectMany(row => row.From).Distinct().Select(CloseOutStages.NameOf);
        return new(
            CloseOutFault.WrongStage,
            Say(CloseOutTexts.RefusedStage, facts.Number, CloseOutStages.NameOf(facts.Stage), CloseOutNames.Of(move), string.Join('、', from)));
    }

    private static CloseOutRefusal? Missing(CloseOutNeed need, CloseOutFacts facts, CloseOutMove move, CloseOutActor actor, CloseOutWish wish) => need switch
    {
        CloseOutNeed.MeasuresComplete => MeasuresOpen(facts, move),
        CloseOutNeed.Evidence => EvidenceMissing(facts),
        CloseOutNeed.Text => string.IsNullOrWhiteSpace(wish.Text) ? new(CloseOutFault.TextMissing, TextMissing(move)) : null,
        CloseOutNeed.Answers => AnswersMissing(wish),
        CloseOutNeed.Verified => facts.IsVerified ? null : new(CloseOutFault.NotVerified, Say(CloseOutTexts.RefusedNotVerified, facts.Number)),
        CloseOutNeed.Effective => NotEffective(facts, move),
        CloseOutNeed.NoticeDays => NoticeDays(facts, wish),
        CloseOutNeed.NoticeRunning => NoticeRunning(facts),
        CloseOutNeed.OpenObjection => facts.Notice?.StoppedOn is null ? new(CloseOutFault.NoObjection, Say(CloseOutTexts.RefusedNoObjection, facts.Number)) : null,
        CloseOutNeed.NoticeOver => NoticeNotOver(facts),
        CloseOutNeed.Independent => actor.Bar is { } bar ? new(CloseOutFault.Barred, bar.Sentence) : null,
    };

    private static CloseOutRefusal? MeasuresOpen(CloseOutFacts facts, CloseOutMove move) =>
        facts.Measures.Where(m => !m.IsComplete).Select(m => m.Name).ToList() is { Count: > 0 } open
            ? new(CloseOutFault.MeasuresOpen, Say(CloseOutTexts.RefusedMeasures, string.Join('、', open), CloseOutNames.Of(move)))
            : facts.Measures.Count == 0 ? new(CloseOutFault.MeasuresOpen, Say(CloseOutTexts.RefusedNoMeasures, facts.Number, CloseOutNames.Of(move)))
            : null;

    private static CloseOutRefusal? EvidenceMissing(CloseOutFacts facts)
    {
        var lacking = facts.Measures.Where(m => m.Evidence < facts.Terms.EvidencePerMeasure).ToList();
        return lacking.Count == 0 ? null : new(
            CloseOutFault.EvidenceMissing,
            Say(
                CloseOutTexts.RefusedEvidence,
                string.Join('、', lacking.Select(m => Say(CloseOutTexts.EvidenceOf, m.Name, facts.Terms.EvidencePerMeasure - m.Evidence))),
                facts.Terms.EvidencePerMeasure));
    }

    private static string TextMissing(CloseOutMove move) => move switch
    {
        CloseOutMove.Apply => CloseOutTexts.RefusedNoStatement,
        CloseOutMove.Return => CloseOutTexts.RefusedNoReturnReason,
        CloseOutMove.Object => CloseOutTexts.RefusedNoObjectionText,
        CloseOutMove.Settle => CloseOutTexts.RefusedNoSettlement,
        CloseOutMove.Reopen => CloseOutTexts.RefusedNoReopenReason,
        CloseOutMove.LookBack => CloseOutTexts.RefusedNoFinding,
        CloseOutMove.Withdraw or CloseOutMove.Agree or CloseOutMove.Verify or CloseOutMove.Publish or CloseOutMove.Close => throw new System.Diagnostics.UnreachableException(),
    };

    private static CloseOutRefusal? AnswersMissing(CloseOutWish wish)
    {
        var missing = Enum.GetValues<CloseOutClause>()
            .Where(clause => wish.Answers.Count(a => a.Clause == clause) != 1 || wish.Answers.Any(a => a.Clause == clause && string.IsNullOrWhiteSpace(a.Note)))
            .Select(CloseOutClauses.NameOf).ToList();
        return missing.Count == 0 ? null : new(CloseOutFault.AnswersMissing, Say(CloseOutTexts.RefusedAnswers, string.Join('、', missing)));
    }

    private static CloseOutRefusal? NotEffective(CloseOutFacts facts, CloseOutMove move) =>
        facts.Measures.Where(m => m.Effective != Effectiveness.Yes).ToList() is { Count: > 0 } not
            ? new(CloseOutFault.NotEffective, Say(
                CloseOutTexts.RefusedEffective, string.Join('、', not.Select(m => Say(CloseOutTexts.EffectiveOf, m.Name, CloseOutClauses.NameOf(m.Effective)))), CloseOutNames.Of(move)))
            : null;

    private static CloseOutRefusal? NoticeDays(CloseOutFacts facts, CloseOutWish wish) =>
        facts.Notice is { } notice ? new(CloseOutFault.NoticeGiven, Say(CloseOutTexts.RefusedNoticeGiven, facts.Number, Day(notice.From), Day(notice.To)))
        : wish.NoticeDays is not { } days || !NoticePeriod.Allowed.Contains(days)
            ? new(CloseOutFault.NoticeDaysNotAllowed, Say(CloseOutTexts.RefusedNoticeDays, string.Join('、', NoticePeriod.Allowed)))
        : days < facts.Terms.NoticeDays ? new(CloseOutFault.NoticeDaysNotAllowed, Say(CloseOutTexts.RefusedNoticeShort, facts.Terms.NoticeDays, days))
        : wish.NoticeFrom is not { } from || (from < facts.Today && facts.Stage != CloseOutStage.PublicNotice)
            ? new(CloseOutFault.NoticeDayPast, CloseOutTexts.RefusedNoticeDay)
        : null;

    private static CloseOutRefusal? NoticeRunning(CloseOutFacts facts) =>
        facts.Notice is not { } notice ? new(CloseOutFault.NoticeMissing, Say(CloseOutTexts.RefusedNoNotice, facts.Number))
        : notice.StoppedOn is { } day ? new(CloseOutFault.ObjectionOpen, Say(CloseOutTexts.RefusedObjectionOpen, facts.Number, Day(day)))
        : notice.IsOver(facts.Today) ? new(CloseOutFault.NoticeEnded, Say(CloseOutTexts.RefusedNoticeEnded, facts.Number, Day(notice.To)))
        : null;

    private static CloseOutRefusal? NoticeNotOver(CloseOutFacts facts) => facts.Notice switch
    {
        null when facts.Terms.NoticeDays > 0 || facts.Stage == CloseOutStage.PublicNotice =>
            new(CloseOutFault.NoticeMissing, Say(CloseOutTexts.RefusedNoticeMissing, facts.Number)),
        null => null,
        { StoppedOn: { } day } => new(CloseOutFault.ObjectionOpen, Say(CloseOutTexts.RefusedObjectionOpen, facts.Number, Day(day))),
        var notice when !notice.IsOver(facts.Today) => new(CloseOutFault.NoticeRunning, Say(CloseOutTexts.RefusedNoticeRunning, facts.Number, Day(notice.To))),
        _ => null,
    };
}
