using CaseReform.Ops.Domain.Digest;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.Reminders;

namespace CaseReform.Ops.Domain.Counting;

/// <summary>The figures of some problems on one day, whoever shows them.</summary>
/// <param name="today">The day.</param>
/// <param name="dueTo">The last day of the coming window, which begins today.</param>
public sealed class Figures(DateOnly today, DateOnly dueTo)
{
    private static readonly int Statuses = Enum.GetValues<ProblemStatus>().Length;
    private static readonly int Lights = Enum.GetValues<Light>().Length;

    private readonly int[] _byStatus = new int[Statuses];
    private readonly int[] _byLight = new int[Lights];
    private int _met;
    private int _judged;

    /// <summary>All problems.</summary>
    public int Problems => _byStatus.Sum();

    /// <summary>Problems not closed.</summary>
    public int Open => Problems - Of(ProblemStatus.Closed);

    /// <summary>Closed problems of all problems.</summary>
    public Rate CloseOut => new(Of(ProblemStatus.Closed), Problems);

    /// <summary>Open measures.</summary>
    public int OpenMeasures => _byLight.Sum();

    /// <summary>Overdue measures.</summary>
    public int Overdue { get; private set; }

    /// <summary>Problems with at least one overdue measure.</summary>
    public int OverdueProblems { get; private set; }

    /// <summary>Measures due in the coming window.</summary>
    public int DueNext { get; private set; }

    /// <summary>Measures completed by their original deadline, of those completed or past it. What was completed on an unknown day, or is not due yet, is not judged.</summary>
    public Rate OnTime => new(_met, _judged);

    /// <summary>Problems of a status.</summary>
    public int Of(ProblemStatus status) => _byStatus[(int)status];

    /// <summary>Open measures of a light.</summary>
    public int Of(Light light) => _byLight[(int)light];

    /// <summary>Counts a problem with its measures.</summary>
    public void Add(ProblemStatus status, IReadOnlyCollection<(CountedMeasure Measure, Light Light)> measures)
    {
        AddProblems(status, measures.Min(m => m.Measure.Toward));
        foreach (var (measure, light) in measures)
        {
            AddMeasures(measure, light);
        }
    }

    /// <summary>Counts problems.</summary>
    /// <param name="status">Where they stand.</param>
    /// <param name="firstDue">The earliest deadline toward which a measure of theirs runs.</param>
    /// <param name="n">How many.</param>
    public void AddProblems(ProblemStatus status, DateOnly? firstDue, int n = 1)
    {
        _byStatus[(int)status] += n;
        OverdueProblems += CountedMeasure.IsPast(firstDue, today) ? n : 0;
    }

    /// <summary>Counts measures that are alike.</summary>
    public void AddMeasures(CountedMeasure measure, Light light, int n = 1)
    {
        _byLight[(int)light] += measure.IsOpen ? n : 0;
        Overdue += measure.IsOverdue(today) ? n : 0;
        DueNext += measure.IsDueBy(dueTo, today) ? n : 0;
        _met += measure.OnTime == true ? n : 0;
        _judged += measure.OnTime is not null || CountedMeasure.IsPast(measure.AwaitedUntil, today) ? n : 0;
    }

    /// <summary>Adds the figures of other problems.</summary>
    public void Add(Figures other)
    {
        for (var i = 0; i < Statuses; i++)
        {
            _byStatus[i] += other._byStatus[i];
        }

        for (var i = 0; i < Lights; i++)
        {
            _byLight[i] += other._byLight[i];
        }

        Overdue += other.Overdue;
        OverdueProblems += other.OverdueProblems;
        DueNext += other.DueNext;
        _met += other._met;
        _judged += other._judged;
    }
}
