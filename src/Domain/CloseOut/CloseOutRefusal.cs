namespace CaseReform.Ops.Domain.CloseOut;

/// <summary>Why a move was not made, as a sentence for whoever wanted it.</summary>
/// <param name="Kind">Which reason.</param>
/// <param name="Sentence">The same in words.</param>
public sealed record CloseOutRefusal(CloseOutFault Kind, string Sentence);

/// <summary>Why a move cannot be made.</summary>
public enum CloseOutFault
{
    /// <summary>Others may.</summary>
    NotPermitted,

    /// <summary>Not from where the problem stands.</summary>
    WrongStage,

    /// <summary>A measure is not complete.</summary>
    MeasuresOpen,

    /// <summary>A measure lacks evidence.</summary>
    EvidenceMissing,

    /// <summary>No text was given.</summary>
    TextMissing,

    /// <summary>A clause is not answered, or not noted.</summary>
    AnswersMissing,

    /// <summary>The application was not verified.</summary>
    NotVerified,

    /// <summary>A measure was not found effective.</summary>
    NotEffective,

    /// <summary>The length of the notice is not allowed.</summary>
    NoticeDaysNotAllowed,

    /// <summary>The first day of the notice is past, or not given.</summary>
    NoticeDayPast,

    /// <summary>There is a notice already.</summary>
    NoticeGiven,

    /// <summary>No notice was given.</summary>
    NoticeMissing,

    /// <summary>The notice is not over.</summary>
    NoticeRunning,

    /// <summary>The notice is over: an objection comes too late for it.</summary>
    NoticeEnded,

    /// <summary>An objection waits.</summary>
    ObjectionOpen,

    /// <summary>There is no objection.</summary>
    NoObjection,

    /// <summary>The verifier is not independent.</summary>
    Barred,
}
