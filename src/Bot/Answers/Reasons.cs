using System.Globalization;

using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Reminders;

namespace CaseReform.Ops.Bot.Answers;

/// <summary>The stored reasons of notices in words.</summary>
internal static class Reasons
{
    public static string Of(string reason)
    {
        if (Codes.NoticeReason.Find(reason) is { } silenced)
        {
            return Of(silenced);
        }

        var cut = reason.IndexOf(':', StringComparison.Ordinal);
        var (name, rest) = cut < 0 ? (reason, string.Empty) : (reason[..cut], reason[(cut + 1)..]);
        return name switch
        {
            "before" => Say(AnswerTexts.ReasonBefore, rest),
            "day" => AnswerTexts.ReasonDay,
            "after" => Say(AnswerTexts.ReasonAfter, After(rest)),
            "silence" => Say(AnswerTexts.ReasonSilence, rest.Split('@')[0]),
            "quarter-end" => Say(AnswerTexts.ReasonQuarter, rest.Split('@')[0]),
            "promise" => AnswerTexts.ReasonPromise,
            "urged" => AnswerTexts.ReasonUrged,
            "closeout" => AnswerTexts.ReasonCloseOut,
            "revived" => AnswerTexts.ReasonRevived,
            _ => AnswerTexts.ReasonOther,
        };
    }

    private static string Of(NoticeReason silenced) => silenced switch
    {
        NoticeReason.LowerRung => AnswerTexts.ReasonLowerRung,
        NoticeReason.BeforeGoLive => AnswerTexts.ReasonBeforeGoLive,
        NoticeReason.Completed => AnswerTexts.ReasonCompleted,
        NoticeReason.ProblemClosed => AnswerTexts.ReasonProblemClosed,
        NoticeReason.DeadlineMoved => AnswerTexts.ReasonDeadlineMoved,
        NoticeReason.LongTerm => AnswerTexts.ReasonLongTerm,
        NoticeReason.Reported => AnswerTexts.ReasonReported,
        NoticeReason.Promised => AnswerTexts.ReasonPromised,
        NoticeReason.PostChanged => AnswerTexts.ReasonPostChanged,
        NoticeReason.LadderChanged => AnswerTexts.ReasonLadderChanged,
        NoticeReason.NotDue => AnswerTexts.ReasonNotDue,
        NoticeReason.Withdrawn or NoticeReason.NotWanted or NoticeReason.Late or NoticeReason.OutOfScope => AnswerTexts.ReasonOther,
    };

    /// <summary>5; or 10+2*5, the second repetition after the tenth day: 20.</summary>
    private static string After(string rest)
    {
        var parts = rest.Split('+', '*');
        return parts.Length == 3 && parts.All(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            ? (Number(parts[0]) + (Number(parts[1]) * Number(parts[2]))).ToString(CultureInfo.InvariantCulture)
            : rest;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
