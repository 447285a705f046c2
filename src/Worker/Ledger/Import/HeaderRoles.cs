namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>Gives each column of a header its role, all headers of the row looked at together: 重点任务 beside 主要内容 is the matter, beside 存在问题 it is what is to be done.</summary>
internal sealed class HeaderRoles
{
    private static readonly LedgerColumn[] Single = [LedgerColumn.Number, LedgerColumn.LeadUnit, LedgerColumn.Responsible, LedgerColumn.Deadline];

    private readonly List<(LedgerColumn Column, int Rank, int At)> _roles = [];
    private readonly Dictionary<LedgerColumn, IReadOnlyList<int>> _rivals = [];
    private readonly List<int> _passed = [];
    private readonly List<int> _troubles = [];

    public HeaderRoles(IReadOnlyList<HeaderCell> cells)
    {
        Settle([.. cells.Where(c => c.Meaning is { Turn: not (HeaderTurn.Side or HeaderTurn.Two) })]);
        Columns = _roles.GroupBy(f => f.Column).ToDictionary(
            g => g.Key,
            IReadOnlyList<int> (g) => [.. g.OrderBy(f => f.Rank).ThenBy(f => f.At).Select(f => f.At)]);
        foreach (var role in Single)
        {
            Choose(role, cells);
        }
    }

    /// <summary>For each role its columns, the one to trust first.</summary>
    public Dictionary<LedgerColumn, IReadOnlyList<int>> Columns { get; }

    /// <summary>Columns that claim one role with the same right.</summary>
    public IReadOnlyDictionary<LedgerColumn, IReadOnlyList<int>> Rivals => _rivals;

    /// <summary>Problems met on the way, which are not the matter.</summary>
    public IReadOnlyList<int> Troubles => _troubles;

    /// <summary>Understood, but another column has the role.</summary>
    public IReadOnlyList<int> Passed => _passed;

    private void Settle(List<HeaderCell> cells)
    {
        cells = WithoutTroubles(cells);
        var problems = Of(cells, LedgerColumn.Symptom, HeaderTurn.Fixed);
        var tasks = cells.FindAll(c => Turn(c) == HeaderTurn.Task);
        var measures = Of(cells, LedgerColumn.Measure, HeaderTurn.Fixed);
        var contents = cells.FindAll(c => Turn(c) == HeaderTurn.Content);
        var aims = cells.FindAll(c => Turn(c) == HeaderTurn.Aim);
        _roles.AddRange(cells.Where(c => Turn(c) == HeaderTurn.Fixed)
            .Select(c => (c.Meaning!.Value.Column, c.Meaning.Value.Rank + (problems.Count > 0 && IsNumberOfTasks(c) ? HeaderRanks.ByParts : 0), c.At)));

        if (problems.Count > 0)
        {
            // 项目名称 before 存在问题 says where; 整改任务 after it says what for, or what is to be done.
            var after = measures.Count + contents.Count == 0 ? LedgerColumn.Measure : LedgerColumn.Target;
            tasks.ForEach(t => Give(t, t.At < problems[0].At ? LedgerColumn.Symptom : after));
            measures.AddRange(after == LedgerColumn.Measure ? tasks.Where(t => t.At > problems[0].At) : []);
        }
        else if (tasks.Count > 0)
        {
            tasks.ForEach(t => Give(t, LedgerColumn.Symptom));
        }
        else if (contents.Count > 0 && (measures.Count > 0 || aims.Count == 0))
        {
            Give(contents[0], LedgerColumn.Symptom);
            contents.RemoveAt(0);
        }
        else if (aims.Count > 0 && measures.Count + contents.Count > 0)
        {
            Give(aims[0], LedgerColumn.Symptom);
            aims.RemoveAt(0);
        }

        contents.ForEach(c => Give(c, measures.Count == 0 ? LedgerColumn.Measure : BesideMeasure(c.Text)));
        aims.ForEach(a => Give(a, LedgerColumn.Target));
    }

    // 存在问题 behind 进展情况 tells of troubles met on the way, where the matter stands before.
    private List<HeaderCell> WithoutTroubles(List<HeaderCell> cells)
    {
        var progress = cells.Find(c => c.Meaning is { Turn: HeaderTurn.Fixed, Column: LedgerColumn.Progress or LedgerColumn.Status or LedgerColumn.Percent })?.At ?? int.MaxValue;
        var before = cells.Exists(c => c.At < progress && c.Meaning is { Column: LedgerColumn.Symptom });
        var troubles = before ? cells.FindAll(c => c.At > progress && c.Meaning is { Turn: HeaderTurn.Fixed, Column: LedgerColumn.Symptom }) : [];
        _troubles.AddRange(troubles.Select(c => c.At));
        return [.. cells.Except(troubles)];
    }

    // 工作要求 beside 整改措施 says how far to go, 整改内容 is a measure too, 主要内容 tells what it is about.
    private static LedgerColumn BesideMeasure(string text) =>
        text.Contains("要求", StringComparison.Ordinal) ? LedgerColumn.Target
        : text.Contains("整改", StringComparison.Ordinal) || text.Contains("方案", StringComparison.Ordinal) ? LedgerColumn.Measure
        : LedgerColumn.Symptom;

    // 任务编号 beside a problem numbers what is to be done.
    private static bool IsNumberOfTasks(HeaderCell cell) =>
        cell.Meaning!.Value.Column == LedgerColumn.Number && (cell.Text.StartsWith("任务", StringComparison.Ordinal) || cell.Text.StartsWith("项目", StringComparison.Ordinal) || cell.Text.StartsWith("事项", StringComparison.Ordinal));

    /// <summary>Of a role that only one column can have, the first has it; a rank they share is a question.</summary>
    private void Choose(LedgerColumn role, IReadOnlyList<HeaderCell> cells)
    {
        if (!Columns.TryGetValue(role, out var all) || all.Count < 2)
        {
            return;
        }

        var rank = _roles.Where(r => r.Column == role).ToDictionary(r => r.At, r => r.Rank);
        List<int> first = [.. all.Where(c => rank[c] == rank[all[0]])];
        if (role == LedgerColumn.Responsible && first.Count > 1)
        {
            first = OwnPerson(first, cells);
        }

        if (first.Count > 1)
        {
            _rivals[role] = first;
        }

        // Units of a lower rank help the lead, but not its own 科室; anything else of a lower rank has no say.
        List<int> kept = role == LedgerColumn.LeadUnit ? [.. all.Where(c => rank[c] < HeaderRanks.Weak || first.Contains(c))] : first;
        if (role == LedgerColumn.Deadline && rank[first[0]] == HeaderRanks.Moved)
        {
            // 延期后时限 counts where it is filled, 原定时限 elsewhere
            kept = [.. first, .. all.Except(first).OrderByDescending(c => IsFormer(cells, c)).ThenBy(c => rank[c]).Take(1)];
        }

        _passed.AddRange(all.Except(kept));
        Columns[role] = kept;
    }

    private static bool IsFormer(IReadOnlyList<HeaderCell> cells, int column) => cells.First(c => c.At == column).Text.StartsWith('原');

    // 牵头单位 | 负责人 | 配合单位 | 负责人: a person behind a helping unit is that unit's.
    private static List<int> OwnPerson(List<int> persons, IReadOnlyList<HeaderCell> cells)
    {
        var helpers = cells.Where(c => c.Meaning is { Column: LedgerColumn.SupportingUnits or LedgerColumn.OverseeingUnit, Turn: HeaderTurn.Fixed }).Select(c => c.At + 1).ToHashSet();
        var own = persons.FindAll(p => !helpers.Contains(p));
        return own.Count > 0 ? own : persons;
    }

    private void Give(HeaderCell cell, LedgerColumn role) => _roles.Add((role, cell.Meaning!.Value.Rank, cell.At));

    private static HeaderTurn? Turn(HeaderCell cell) => cell.Meaning?.Turn;

    private static List<HeaderCell> Of(List<HeaderCell> cells, LedgerColumn column, HeaderTurn turn) =>
        cells.FindAll(c => c.Meaning is { } m && m.Column == column && m.Turn == turn);
}
