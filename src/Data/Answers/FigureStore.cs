using System.Collections.Frozen;
using System.Data.Common;
using System.Runtime.CompilerServices;

using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.Counting;
using CaseReform.Ops.Domain.Reminders;

namespace CaseReform.Ops.Data.Answers;

/// <summary>
/// Figures as of now, for any reader, from counts that change in the transaction that changes the ledger. What was added up is kept by cell (ledger, lead
/// unit, overseeing unit) until the cell's version is another or the day is, so that a question costs a look at the versions and little more.
/// </summary>
public sealed class FigureStore(Database database) : IDisposable
{
    /// <summary>With more cells to read anew one pass over all counts is cheaper.</summary>
    private const int FewCells = 30;

    private const string CellColumns = "ledger_id, lead_unit_id, overseeing_unit_id";

    private const string MeasureColumns = "running, deadline, quiet_on, judged, due_on";

    private const string OneCell = " WHERE ledger_id = @LedgerId AND lead_unit_id = @LeadUnitId AND overseeing_unit_id = @OverseeingUnitId";

    private static readonly SqlText ApartProblems = ScopeSql.Both(list =>
        $"SELECT {CellColumns}, problem_id, status, first_due FROM problem_marks WHERE problem_id IN ({ScopeSql.Apart.For(list.Kind)})");

    private static readonly SqlText ApartMeasures = IdList.In("problem_id", $"SELECT ledger_id, lead_unit_id, {MeasureColumns} FROM measure_states WHERE");

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly ConditionalWeakTable<Scope, Apart> _apart = [];
    private volatile Known? _known;

    /// <summary>The figures of a reader's scope.</summary>
    public Task<ScopeFigures> ReadAsync(Scope scope, FigureMoment moment, CancellationToken token) => ReadAsync(scope, moment, [], [], token);

    /// <summary>The same, of some ledgers where they are named, and without those that are left out.</summary>
    public Task<ScopeFigures> ReadAsync(Scope scope, FigureMoment moment, IReadOnlyCollection<string> ledgers, IReadOnlyCollection<string> except, CancellationToken token) => KnownAsync(
        moment,
        async (session, known) =>
        {
            var isWhole = ledgers.Count + except.Count == 0;
            if (isWhole && known.ByScope.TryGetValue(scope, out var figures))
            {
                return figures;
            }

            var names = (await session.QueryAsync<LedgerRow>("SELECT id, name FROM ledgers")).Where(ledger => (ledgers.Count == 0 || ledgers.Contains(ledger.Name)) && !except.Contains(ledger.Name)).ToDictionary(ledger => ledger.Id, ledger => ledger.Name);
            figures = AddUp(scope, known.Cells, await ApartAsync(session, scope, known.Cells, moment), moment, names);
            if (isWhole)
            {
                known.ByScope.AddOrUpdate(scope, figures);
            }

            return figures;
        },
        token);

    /// <summary>Adds everything up, so that the first question of a day need not wait for it.</summary>
    public Task WarmAsync(FigureMoment moment, CancellationToken token) => KnownAsync(moment, (_, known) => Task.FromResult(known), token);

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    /// <summary>
    /// Answers from the cells as they stand now, in one read with whatever else the answer needs. When they have changed somebody counts them anew; the others
    /// wait for it outside their reads and then look again, from a moment that has what was counted.
    /// </summary>
    private async Task<T> KnownAsync<T>(FigureMoment moment, Func<DatabaseSession, Known, Task<T>> answer, CancellationToken token)
        where T : class
    {
        var found = await database.ReadAsync<T?>(
            async session => Current(await StampAsync(session), moment) is { } known ? await answer(session, known) : null,
            token);
        if (found is not null)
        {
            return found;
        }

        await _turn.WaitAsync(token);
        var counts = true;
        try
        {
            return await database.ReadAsync(
                async session =>
                {
                    var stamp = await StampAsync(session);
                    var known = Current(stamp, moment);
                    if (known is null)
                    {
                        var cells = await CellsAsync(session, _known is { } last && last.Day == moment.Key ? last.Cells : null, moment);
                        _known = known = new Known(stamp, moment.Key, cells);
                    }

                    _turn.Release();
                    counts = false;
                    return await answer(session, known);
                },
                token);
        }
        finally
        {
            if (counts)
            {
                _turn.Release();
            }
        }
    }

    private Known? Current((long, long) stamp, FigureMoment moment) => _known is { } known && known.Stamp == stamp && known.Day == moment.Key ? known : null;

    private static async Task<(long, long)> StampAsync(DatabaseSession session)
    {
        var row = (await session.FirstAsync<StampRow>("SELECT count(*) AS cells, CAST(coalesce(sum(version), 0) AS BIGINT) AS versions FROM figure_cells"))!;
        return (row.Cells, row.Versions);
    }

    private static async Task<Dictionary<CellKey, Cell>> CellsAsync(DatabaseSession session, Dictionary<CellKey, Cell>? last, FigureMoment moment)
    {
        var cells = new Dictionary<CellKey, Cell>();
        var changed = new Dictionary<CellKey, Figures>();
        await session.EachAsync($"SELECT {CellColumns}, version FROM figure_cells", null, row =>
        {
            var (key, version) = (CellKey.Of(row), row.GetInt64(3));
            if (last is null || !last.TryGetValue(key, out var cell) || cell.Version != version)
            {
                cell = new Cell(version, moment.NewFigures());
                changed.Add(key, cell.Figures);
            }

            cells.Add(key, cell);
        });
        if (changed.Count > FewCells)
        {
            await CountAsync(session, changed, moment, null);
        }
        else
        {
            foreach (var key in changed.Keys)
            {
                await CountAsync(session, changed, moment, key);
            }
        }

        return cells;
    }

    /// <summary>Reads the counts row by row: at the start of a day they may be many.</summary>
    private static async Task CountAsync(DatabaseSession session, Dictionary<CellKey, Figures> cells, FigureMoment moment, CellKey? one)
    {
        var where = one is null ? string.Empty : OneCell;
        await session.EachAsync($"SELECT {CellColumns}, {MeasureColumns}, n FROM measure_counts{where}", one, row =>
        {
            if (cells.TryGetValue(CellKey.Of(row), out var figures))
            {
                var (measure, light) = moment.Measure(row, 3);
                figures.AddMeasures(measure, light, (int)row.GetInt64(8));
            }
        });
        await session.EachAsync($"SELECT {CellColumns}, status, first_due, n FROM problem_counts{where}", one, row =>
        {
            if (cells.TryGetValue(CellKey.Of(row), out var figures))
            {
                figures.AddProblems(Codes.ProblemStatus.Parse(row.GetString(3)), moment.Day(row.GetString(4)), (int)row.GetInt64(5));
            }
        });
    }

    /// <summary>Adds up the cells that lie in scope as a whole, and what lies there for another reason.</summary>
    private static ScopeFigures AddUp(Scope scope, Dictionary<CellKey, Cell> cells, IReadOnlyDictionary<(long Ledger, long Unit), Figures> apart, FigureMoment moment, IReadOnlyDictionary<long, string> ledgers)
    {
        var (byUnit, byLedger, units) = (moment.NewFiguresBy<long>(), moment.NewFiguresBy<string>(), scope.Units.ToHashSet());
        foreach (var (key, cell) in cells)
        {
            // a cell from which everything was withdrawn stays, with nothing in it
            if (key != CellKey.Hands && cell.Figures.Problems > 0 && ledgers.TryGetValue(key.LedgerId, out var ledger) && Covers(scope, units, key))
            {
                byUnit.Of(key.LeadUnitId).Add(cell.Figures);
                byLedger.Of(ledger).Add(cell.Figures);
            }
        }

        foreach (var (key, figures) in apart)
        {
            if (ledgers.TryGetValue(key.Ledger, out var ledger))
            {
                byUnit.Of(key.Unit).Add(figures);
                byLedger.Of(ledger).Add(figures);
            }
        }

        return new ScopeFigures(byUnit.Total(), byUnit.Units, byLedger.Units);
    }

    /// <summary>
    /// By ledger and lead unit, what lies in scope for another reason than its cell: a measure in one's hands, or in those of one's unit. Read problem by problem,
    /// and kept until something changes in one of those lead units, or anything comes into other hands.
    /// </summary>
    private async Task<IReadOnlyDictionary<(long Ledger, long Unit), Figures>> ApartAsync(DatabaseSession session, Scope scope, Dictionary<CellKey, Cell> cells, FigureMoment moment)
    {
        if (scope.All || scope.Units.Count + scope.Posts.Count + scope.SeatUnits.Count + scope.OverseenUnits.Count == 0)
        {
            return FrozenDictionary<(long, long), Figures>.Empty;
        }

        if (_apart.TryGetValue(scope, out var kept) && kept.Day == moment.Key && kept.Stamp == StampOf(cells, kept.Leads))
        {
            return kept.ByUnit;
        }

        var (byUnit, units, problems) = (new Dictionary<(long Ledger, long Unit), Figures>(), scope.Units.ToHashSet(), new List<long>());
        await session.EachAsync(ApartProblems, ScopeSql.Parameters(session, scope), row =>
        {
            var key = CellKey.Of(row);
            if (!Covers(scope, units, key))
            {
                problems.Add(row.GetInt64(3));
                Of(key.LedgerId, key.LeadUnitId).AddProblems(Codes.ProblemStatus.Parse(row.GetString(4)), moment.Day(row.GetString(5)));
            }
        });
        await session.EachAsync(ApartMeasures, IdList.Of(session, problems), row =>
        {
            var (measure, light) = moment.Measure(row, 2);
            Of(row.GetInt64(0), row.GetInt64(1)).AddMeasures(measure, light);
        });

        var leads = byUnit.Keys.Select(key => key.Unit).Concat(scope.SeatUnits).ToHashSet();
        _apart.AddOrUpdate(scope, new Apart(moment.Key, leads, StampOf(cells, leads), byUnit));
        return byUnit;

        Figures Of(long ledger, long unit)
        {
            if (!byUnit.TryGetValue((ledger, unit), out var figures))
            {
                byUnit.Add((ledger, unit), figures = moment.NewFigures());
            }

            return figures;
        }
    }

    /// <summary>Grows with every change in these lead units, and with every change of hands.</summary>
    private static long StampOf(Dictionary<CellKey, Cell> cells, IReadOnlySet<long> leads)
    {
        var stamp = 0L;
        foreach (var (key, cell) in cells)
        {
            stamp += key == CellKey.Hands || leads.Contains(key.LeadUnitId) ? cell.Version : 0;
        }

        return stamp;
    }

    private static bool Covers(Scope scope, HashSet<long> units, CellKey key) =>
        scope.All
        || units.Contains(key.LeadUnitId)
        || scope.OverseeingUnits.Contains(key.OverseeingUnitId)
        || (scope.OverseenUnits.Contains(key.LeadUnitId) && !scope.UnitsWithOverseers.Contains(key.OverseeingUnitId));

    private readonly record struct CellKey(long LedgerId, long LeadUnitId, long OverseeingUnitId)
    {
        public static CellKey Of(DbDataReader row) => new(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2));

        /// <summary>Its version tells of problems that came into other hands.</summary>
        public static CellKey Hands => default;
    }

    private sealed record Apart((DateOnly, Ladder, WorkingCalendar) Day, IReadOnlySet<long> Leads, long Stamp, IReadOnlyDictionary<(long Ledger, long Unit), Figures> ByUnit);

    private sealed record Cell(long Version, Figures Figures);

    /// <summary>Everything as it stood at one stamp. What was added up for a scope goes with it, and with the scope itself.</summary>
    private sealed record Known((long Cells, long Versions) Stamp, (DateOnly, Ladder, WorkingCalendar) Day, Dictionary<CellKey, Cell> Cells)
    {
        public ConditionalWeakTable<Scope, ScopeFigures> ByScope { get; } = [];
    }

    private sealed record LedgerRow
    {
        public long Id { get; init; }

        public string Name { get; init; } = string.Empty;
    }

    private sealed record StampRow
    {
        public long Cells { get; init; }

        public long Versions { get; init; }
    }
}

/// <summary>What a reader may know of the ledger in figures.</summary>
/// <param name="Total">Of all problems in scope.</param>
/// <param name="ByUnit">The same by lead unit.</param>
/// <param name="ByLedger">The same by the ledger's name.</param>
public sealed record ScopeFigures(Figures Total, IReadOnlyDictionary<long, Figures> ByUnit, IReadOnlyDictionary<string, Figures> ByLedger);
