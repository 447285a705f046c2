using CaseReform.Ops.Domain.CloseOut;

namespace CaseReform.Ops.Domain.Tests.CloseOut;

/// <summary>A problem 12 with two measures for which nothing is missing.</summary>
internal static class CloseOutExamples
{
    public static readonly DateOnly Today = new(2026, 3, 2);

    public static CloseOutFacts Ready(CloseOutStage stage, CloseOutMove move = CloseOutMove.Close) => new()
    {
        Number = "12",
        Stage = stage,
        Measures =
        [
            new CloseOutMeasure("12-1", IsComplete: stage is not (CloseOutStage.NotStarted or CloseOutStage.InProgress or CloseOutStage.LongTerm), 1, Effectiveness.Yes),
            new CloseOutMeasure("12-2", IsComplete: true, 2, Effectiveness.Yes),
        ],
        IsVerified = stage is CloseOutStage.Verified or CloseOutStage.PublicNotice,
        Notice = (stage, move) switch
        {
            (CloseOutStage.PublicNotice, CloseOutMove.Close) => new NoticePeriod(new(2026, 2, 9), new(2026, 2, 13), 5),
            (CloseOutStage.PublicNotice, CloseOutMove.Object) => new NoticePeriod(new(2026, 2, 26), new(2026, 3, 4), 5),
            (CloseOutStage.PublicNotice, CloseOutMove.Settle) => new NoticePeriod(new(2026, 2, 26), new(2026, 3, 4), 5, new(2026, 2, 27)),
            _ => null,
        },
        Terms = new CloseOutTerms(1, 0),
        Today = Today,
    };

    public static CloseOutWish Full() => new()
    {
        Text = "已按要求整改",
        Answers = [.. Enum.GetValues<CloseOutClause>().Select(clause => new ClauseAnswer(clause, true, "查阅材料属实"))],
        Effective = Effectiveness.Yes,
        NoticeFrom = Today,
        NoticeDays = 5,
        Holds = true,
    };

    public static CloseOutActor By(params CloseOutRole[] roles) => new(roles.ToHashSet());
}
