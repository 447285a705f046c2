namespace CaseReform.Ops.Domain.CloseOut;

/// <summary>The four clauses of the verification (四个不放过).</summary>
public enum CloseOutClause
{
    /// <summary>原因分析是否透彻</summary>
    Causes,

    /// <summary>风险点是否找准</summary>
    Risks,

    /// <summary>整改措施是否过硬</summary>
    Measures,

    /// <summary>成效是否显著</summary>
    Results,
}

/// <summary>One clause, answered.</summary>
/// <param name="Clause">Which.</param>
/// <param name="Yes">是 or 否.</param>
/// <param name="Note">On what ground.</param>
public sealed record ClauseAnswer(CloseOutClause Clause, bool Yes, string Note);

/// <summary>Whether a measure was effective. A field of its own: a measure may be complete and have changed nothing.</summary>
public enum Effectiveness
{
    /// <summary>未评</summary>
    NotJudged,

    /// <summary>是</summary>
    Yes,

    /// <summary>否</summary>
    No,
}

/// <summary>What people call them.</summary>
public static class CloseOutClauses
{
    /// <summary>The clause as a question.</summary>
    public static string NameOf(CloseOutClause clause) => clause switch
    {
        CloseOutClause.Causes => CloseOutTexts.ClauseCauses,
        CloseOutClause.Risks => CloseOutTexts.ClauseRisks,
        CloseOutClause.Measures => CloseOutTexts.ClauseMeasures,
        CloseOutClause.Results => CloseOutTexts.ClauseResults,
    };

    /// <summary>未评, 是 or 否.</summary>
    public static string NameOf(Effectiveness effective) => effective switch
    {
        Effectiveness.NotJudged => CloseOutTexts.NotJudged,
        Effectiveness.Yes => CloseOutTexts.Yes,
        Effectiveness.No => CloseOutTexts.No,
    };
}
