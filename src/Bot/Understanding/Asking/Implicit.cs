using CaseReform.Ops.Domain.Questions;

namespace CaseReform.Ops.Bot.Understanding.Asking;

/// <summary>What goes without saying: who lists deadlines to come, or what is in somebody's hands, means what is open.</summary>
internal static class Implicit
{
    /// <summary>The filter with it.</summary>
    /// <param name="said">The question.</param>
    /// <param name="filter">What it restricts by.</param>
    /// <param name="what">What it asks.</param>
    /// <param name="topics">Whether words of a matter are said.</param>
    public static MeasureFilter Of(Said said, MeasureFilter filter, Asked what, bool topics)
    {
        if (filter.Due is { } due && filter.Stage is null && !filter.Overdue && !(due.To < said.Known.Today))
        {
            // 月底前到期的 begins today; with a word on how far it is also what is late already
            filter = filter with { Stage = MeasureStage.Open, Due = due.From is null ? new DaySpan(said.Known.Today, due.To) : due };
        }
        else if (filter.Due is { From: null, To: { } last } && last >= said.Known.Today && !filter.Overdue)
        {
            filter = filter with { Due = new DaySpan(said.Known.Today, last) };
        }

        if (filter is { People.Count: > 0, Stage: null } && !FilterSaid.Restricts(filter) && what is Asked.List or Asked.Count && (said.TextHas("手上") || said.TextHas("手里") || said.TextHas("手头")))
        {
            filter = filter with { Stage = MeasureStage.Open };
        }

        if (what is Asked.Who or Asked.When or Asked.Why or Asked.History && filter.Stage == MeasureStage.Open)
        {
            filter = filter with { Stage = null };
        }

        if ((what is Asked.When or Asked.Why or Asked.Who or Asked.History or Asked.Show || what.IsColumn()) && topics)
        {
            // 轮岗计划月底到期是吧: what is said of one matter does not choose it
            filter = filter with { Lights = [], ExceptLights = [], Quiet = false, ExceptQuiet = false, Overdue = false, ExceptOverdue = false, Late = null, Stage = null, ExceptStage = null, Percent = null, NoPercent = false, Due = null, Unreported = null, Completed = null, Closed = null };
        }

        if (what == Asked.Why && filter.Due is { From: { } soon } && soon >= said.Known.Today && (filter.Lights.Count > 0 || filter.Overdue))
        {
            // 才过一天咋就亮橙的: how long ago it was is no deadline to come
            filter = filter with { Due = null, Stage = null };
        }

        if (what == Asked.Figures)
        {
            filter = filter with { Stage = null, Overdue = false, Lights = [], Quiet = false };
        }

        if (what == Asked.Changes)
        {
            filter = filter with { Entered = null, Due = null, Stage = null };
        }

        if (what == Asked.Show && filter.Words.Count == 0 && said.Has(Cue.Pronoun))
        {
            filter = filter with { Stage = null, Overdue = false };
        }

        if (what == Asked.Units && (said.Has(Cue.Urgent) || said.TextHas("拖")) && !FilterSaid.Restricts(filter))
        {
            filter = filter with { Overdue = true };
        }

        if (filter is { Whose: Whose.Mine, Stage: null } && !FilterSaid.Restricts(filter) && what is Asked.List or Asked.Count or Asked.Urgent)
        {
            filter = filter with { Stage = MeasureStage.Open };
        }

        return filter;
    }
}
