namespace CaseReform.Ops.Domain.Ledger;

/// <summary>问题来源 in the office's words, by the word that gives the kind away.</summary>
public static class SourceKinds
{
    private static readonly (string Word, SourceKind Kind)[] Words =
    [
        ("12345", SourceKind.Hotline), ("热线", SourceKind.Hotline), ("舆情", SourceKind.PublicOpinion), ("巡视", SourceKind.Inspection), ("巡察", SourceKind.Inspection),
        ("民主生活会", SourceKind.LifeMeeting), ("组织生活会", SourceKind.LifeMeeting), ("纪检监察建议", SourceKind.DisciplinaryProposal), ("纪律检查建议", SourceKind.DisciplinaryProposal),
        ("监察建议", SourceKind.DisciplinaryProposal), ("纪检建议", SourceKind.DisciplinaryProposal), ("典型案例", SourceKind.TypicalCase), ("案例剖析", SourceKind.TypicalCase), ("案件剖析", SourceKind.TypicalCase),
        ("以案促改", SourceKind.TypicalCase), ("审计", SourceKind.Audit), ("信访", SourceKind.Petition), ("自查", SourceKind.SelfCheck), ("自纠", SourceKind.SelfCheck),
        ("督查", SourceKind.Supervision), ("督导", SourceKind.Supervision), ("检查", SourceKind.Supervision), ("督察", SourceKind.Supervision),
    ];

    /// <summary>The kind of a source; nothing said is unknown, any other word is other.</summary>
    public static SourceKind Of(string text) => text is null ? throw new ArgumentNullException(nameof(text)) :
        text.Length == 0 ? SourceKind.Unknown
        : Words.FirstOrDefault(w => text.Contains(w.Word, StringComparison.Ordinal)) is { Word: not null } found ? found.Kind
        : SourceKind.Other;

    /// <summary>个性 or 共性, where one of them stands alone.</summary>
    public static ProblemScope Scope(string text) => text is null ? throw new ArgumentNullException(nameof(text)) :
        (text.Contains("个性", StringComparison.Ordinal), text.Contains("共性", StringComparison.Ordinal)) switch
        {
            (true, false) => ProblemScope.Individual,
            (false, true) => ProblemScope.Common,
            _ => ProblemScope.Unknown,
        };
}
