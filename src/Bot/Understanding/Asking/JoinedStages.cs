using CaseReform.Ops.Domain.Questions;

namespace CaseReform.Ops.Bot.Understanding.Asking;

/// <summary>未启动和正在推进的: states said in one breath.</summary>
internal static class JoinedStages
{
    /// <summary>The states, where there are several.</summary>
    public static MeasureStage? Stages(Said said) => Pieces(said) is { Count: > 1 } joined && Together(joined.SelectMany(i => FilterSaid.Stages.Where(stage => said.Pieces[i].Is(stage.Cue))).Select(stage => stage.Stage)) is { } all && ((MeasureStage?)all).Each().Count() > 1 ? all : null;

    /// <summary>The places of their words.</summary>
    public static List<int> Pieces(Said said)
    {
        List<int> joined = [];
        for (var i = 0; i < said.Pieces.Count; i++)
        {
            if (FilterSaid.Stages.Any(stage => said.Pieces[i].Is(stage.Cue)) && !said.Negated.Contains(i))
            {
                if (joined.Count > 0 && Enumerable.Range(joined[^1] + 1, i - joined[^1] - 1).ToList() is { Count: > 0 } between && between.TrueForAll(at => LeftOut.IsJoint(said, at)) && between.Exists(at => said.TextOf(said.Pieces[at]) != "的"))
                {
                    joined.Add(i);
                }
                else if (joined.Count < 2)
                {
                    joined = [i];
                }
            }
        }

        return joined;
    }

    /// <summary>All of them as one; null where there is none.</summary>
    public static MeasureStage? Together(IEnumerable<MeasureStage> stages) => stages.Aggregate((MeasureStage?)null, (all, stage) => (all ?? 0) | stage);
}
