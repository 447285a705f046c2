using CaseReform.Ops.Domain.Digest;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.Reminders;

namespace CaseReform.Ops.Data.Answers;

/// <summary>The figures of some problems on one day: the digest's arithmetic, over rows that count many.</summary>
public sealed class Figures
{
    private readonly int[] _byStatus = new int[Enum.GetValues<ProblemStatus>().Length];
    private readonly int[] _byLight = new int[Enum.GetValues<Light>().Length];
    private int _met;
    private int _judged;

    /// <summary>All problems.</summary>
    public int Problems => _byStatus.Sum();

    /// <summary>Problems not closed.</summary>
    public int Open => Problems - Of(ProblemStatus.Closed);

    /// <summary>Closed problems of all problems.</summary>
    public Rate CloseOut => new(Of(ProblemStatus.Closed), Problems);

    /// <summary>Measures still running.</summary>
    public int OpenMeasures => _byLight.Sum();

    /// <summary>Overdue measures.</summary>
    public int Overdue { get; private set; }

    /// <summary>Problems with at least one overdue measure.</summary>
    public int OverdueProblems { get; private set; }

    /// <summary>Measures due within seven days.</summary>
    public int DueSoon { get; private set; }

    /// <summary>Measures completed by their original deadline, of those completed or past it.</summary>
    public Rate OnTime => new(_met, _judged);

    /// <summary>Problems of a status.</summary>
    public int Of(ProblemStatus status) => _byStatus[(int)status];

    /// <summary>Open measures of a light.</summary>
    public int Of(Light light) => _byLight[(int)light];

    internal void Add(Figures other)
    {
        for (var i = 0; i < _byStatus.Length; i++)
        {
            _byStatus[i] += other._byStatus[i];
        }

        for (var i = 0; i < _byLight.Length; i++)
        {
            _byLight[i] += other._byLight[i];
        }

        Overdue += other.Overdue;
        OverdueProblems += other.OverdueProblems;
        DueSoon += other.DueSoon;
        _met += other._met;
        _judged += other._judged;
    }

    internal void AddProblems(ProblemStatus status, string firstDue, int n, FigureMoment moment)
    {
        _byStatus[(int)status] += n;
        OverdueProblems += firstDue.Length > 0 && LadderRule.IsOverdue(DutyState.Open, moment.Day(firstDue), moment.Today) ? n : 0;
    }

    internal void AddMeasures(bool running, string deadline, string quietOn, string judged, string dueOn, int n, FigureMoment moment)
    {
        if (running)
        {
            AddRunning(deadline, quietOn, n, moment);
        }

        if (judged is "met" or "missed" || (judged == "awaited" && moment.Day(dueOn) < moment.Today))
        {
            _judged += n;
            _met += judged == "met" ? n : 0;
        }
    }

    private void AddRunning(string deadline, string quietOn, int n, FigureMoment moment)
    {
        if (deadline.Length == 0)
        {
            _byLight[(int)Light.None] += n;
            return;
        }

        var due = moment.Day(deadline);
        _byLight[(int)moment.LightOf(due, moment.Day(quietOn))] += n;
        Overdue += LadderRule.IsOverdue(DutyState.Open, due, moment.Today) ? n : 0;
        DueSoon += due >= moment.Today && due <= moment.SoonTo ? n : 0;
    }
}

/// <summary>What a reader may know of the ledger in figures.</summary>
/// <param name="Total">Of all problems in scope.</param>
/// <param name="ByUnit">The same by lead unit.</param>
public sealed record ScopeFigures(Figures Total, IReadOnlyDictionary<long, Figures> ByUnit);
