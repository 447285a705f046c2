namespace CaseReform.Ops.Domain.CloseOut;

/// <summary>What a move needs beside its stage and its person.</summary>
public enum CloseOutNeed
{
    /// <summary>Every measure is complete.</summary>
    MeasuresComplete,

    /// <summary>Each measure has its evidence.</summary>
    Evidence,

    /// <summary>A text: what was done, why it is returned, what was objected, what was found.</summary>
    Text,

    /// <summary>The four clauses, each answered and noted.</summary>
    Answers,

    /// <summary>The application was verified.</summary>
    Verified,

    /// <summary>Every measure was found effective.</summary>
    Effective,

    /// <summary>An allowed number of days and a first day that is not past; no notice yet.</summary>
    NoticeDays,

    /// <summary>A notice that runs.</summary>
    NoticeRunning,

    /// <summary>An objection that waits.</summary>
    OpenObjection,

    /// <summary>The notice that the office asks for is over, with no objection left.</summary>
    NoticeOver,

    /// <summary>The verifier is neither applicant nor handler nor below them.</summary>
    Independent,
}
