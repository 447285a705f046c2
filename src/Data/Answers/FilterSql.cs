using System.Globalization;

using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Questions;
using CaseReform.Ops.Domain.Reminders;
using CaseReform.Ops.Domain.Text;

using Dapper;

namespace CaseReform.Ops.Data.Answers;

/// <summary>
/// A question's filter as conditions on a measure <c>m</c> and its problem <c>p</c>. One of its parts leads: it is spelled as branches, each served by an index, and
/// the rest is asked of the rows that these find. Lights are ranges of deadlines (<see cref="LadderDay.Lights"/>), so that nothing is left to be judged afterwards.
/// </summary>
internal sealed class FilterSql
{
    private const string Dated = $"{MeasureSql.ToBeDone} AND m.deadline IS NOT NULL";

    private const string QuietOn = "(CASE WHEN coalesce(p.issued_on, '') > p.entered_on THEN p.issued_on ELSE p.entered_on END)";

    /// <summary>What has no deadline comes last.</summary>
    private const string Never = "'9999-12-31'";

    private static readonly ListPlace Newest = new("9999-12-31", 0);

    private readonly MeasureQuery _query;
    private readonly DynamicParameters _values = new();
    private readonly List<Func<ScopeSql.Lists, string>> _conditions = [];
    private readonly List<string> _bands = [];
    private IReadOnlyList<Func<ScopeSql.Lists, string>> _branches = [];
    private bool _isDated;
    private bool _needsProblem;
    private bool _isOpen;

    public FilterSql(MeasureQuery query)
    {
        _query = query;
        Status(query.Filter);
        Days(query.Filter);
        Lights(query.Filter);
        Percents(query.Filter);
        if (InLedgers is { } ledgers)
        {
            Of(ledgers);
        }

        Lead();
        if (!_isOpen)
        {
            Of(ProblemSql.IsLive);
        }
    }

    /// <summary>Rows <c>id</c> and <c>due</c>, the place in the list: the first <c>@take</c> after <c>@afterDue</c> and <c>@afterId</c>.</summary>
    public SqlText Page => new(PageOf(DatabaseKind.Sqlite), PageOf(DatabaseKind.Postgres));

    /// <summary>Of all of them, how many by unit that answers: <c>unit_id</c>, <c>n</c>.</summary>
    public SqlText ByUnit => new(ByUnitOf(DatabaseKind.Sqlite), ByUnitOf(DatabaseKind.Postgres));

    /// <summary>Likewise by ledger: <c>ledger</c>, <c>n</c>.</summary>
    public SqlText ByLedger => new(ByLedgerOf(DatabaseKind.Sqlite), ByLedgerOf(DatabaseKind.Postgres));

    /// <summary>The same of problems: rows <c>id</c> and <c>due</c>, those closed last first. A problem has no measure to be asked for where the filter asks for none.</summary>
    public SqlText Problems => new(ProblemsOf(DatabaseKind.Sqlite), ProblemsOf(DatabaseKind.Postgres));

    /// <summary>The parameters that go with them.</summary>
    public DynamicParameters Parameters(DatabaseSession session, ListPlace after, int take)
    {
        if (after == ListPlace.Start && (_query.Order != ListOrder.Soonest || _query.IsOfProblems))
        {
            after = Newest;
        }

        var scope = _query.Reader.Scope;
        var parameters = ScopeSql.Parameters(session, scope, _values);
        ScopeSql.AddLists(
            parameters, session, ("ownPosts", _query.Reader.AnswersFor), ("ownSeats", _query.Reader.SeatUnits), ("wantedUnits", _query.Filter.Units), ("exceptUnits", _query.Filter.ExceptUnits), ("handUnits", _query.LedUnits),
            ("handPosts", _query.Hands.SelectMany(h => h.AnswersFor).Distinct()), ("handSeats", _query.Hands.SelectMany(h => h.SeatUnits).Distinct()), ("found", _query.Found ?? []), ("foundProblems", _query.FoundProblems ?? []));
        Texts(_query.Names, "named");
        Texts(_query.Filter.Ledgers, "ledger");
        Texts(_query.Filter.ExceptLedgers, "exceptLedger");

        parameters.Add("afterDue", after.Due);
        parameters.Add("afterId", after.Id);
        parameters.Add("take", take);
        return parameters;

        void Texts(IReadOnlyList<string> texts, string name)
        {
            for (var i = 0; i < texts.Count; i++)
            {
                parameters.Add(Numbered(name, i), texts[i]);
            }
        }
    }

    private string? InLedgers
    {
        get
        {
            var (wanted, left) = (_query.Filter.Ledgers, _query.Filter.ExceptLedgers);
            var parts = new[] { wanted.Count > 0 ? $"p.ledger_id IN ({Rows(wanted, "ledger")})" : null, left.Count > 0 ? $"p.ledger_id NOT IN ({Rows(left, "exceptLedger")})" : null }.OfType<string>().ToList();
            return parts.Count == 0 ? null : string.Join(" AND ", parts);

            static string Rows(IReadOnlyList<string> names, string name) => $"SELECT g.id FROM ledgers g WHERE g.name IN ({Numbered(name, names)})";
        }
    }

    private void Status(MeasureFilter filter)
    {
        var stages = filter.Stage.Each().Select(Stage).ToList();
        if (stages.Count > 0)
        {
            if (stages.TrueForAll(stage => stage.IsRunning))
            {
                Open();
            }

            _needsProblem |= stages.Exists(stage => stage.IsOfProblem);
            Add($"({Any([.. stages.Select(stage => stage.Condition)])})");
        }

        foreach (var (condition, _, isOfProblem) in filter.ExceptStage.Each().Select(Stage))
        {
            _needsProblem |= isOfProblem;
            Add($"NOT ({condition})");
        }

        if (_query.IsToBeDone)
        {
            Open("m.status <> 'long_term'");
        }

        if (filter.Promised)
        {
            Open("m.id IN (SELECT r.measure_id FROM promises r WHERE r.deadline = m.deadline)");
        }

        if (filter.Broken)
        {
            Add("m.id IN (SELECT r.measure_id FROM promises r WHERE r.broken_on IS NOT NULL AND r.deadline = m.deadline)");
        }
    }

    private static (string Condition, bool IsRunning, bool IsOfProblem) Stage(MeasureStage stage) => stage switch
    {
        MeasureStage.Open => ("m.open = 1", true, false),
        MeasureStage.NotStarted => ("m.open = 1 AND m.status = 'not_started'", true, false),
        MeasureStage.InProgress => ("m.open = 1 AND m.status = 'in_progress'", true, false),
        MeasureStage.LongTerm => ("m.open = 1 AND (m.status = 'long_term' OR (m.long_term = 1 AND m.deadline IS NULL))", true, false),
        MeasureStage.Completed => ("m.open = 0 AND m.status = 'completed'", false, false),
        MeasureStage.AwaitingCloseOut => ("m.open = 0 AND m.status = 'completed' AND p.status <> 'closed'", false, true),
        MeasureStage.Closed => ("m.open = 0 AND p.status = 'closed'", false, true),
        MeasureStage.Returned => ("p.status = 'returned'", false, true),
        MeasureStage.CloseOut => ("p.status IN ('close_out_requested', 'under_review', 'public_notice')", false, true),
    };

    private void Percents(MeasureFilter filter)
    {
        if (filter.Percent is { } percent)
        {
            _values.Add("percentFrom", percent.From ?? 0);
            _values.Add("percentTo", percent.To ?? 100);
            Add("m.percent >= @percentFrom AND m.percent <= @percentTo");
        }

        if (filter.NoPercent)
        {
            Add("m.percent IS NULL");
        }
    }

    private void Days(MeasureFilter filter)
    {
        if (filter.Overdue)
        {
            _values.Add("today", IsoDay.Text(_query.Day.Today));
            DatedOpen("m.deadline < @today");
        }

        if (filter.ExceptOverdue)
        {
            _values.Add("today", IsoDay.Text(_query.Day.Today));
            Add($"NOT ({Dated} AND m.deadline < @today)");
        }

        if (filter.Late is { } late)
        {
            DatedOpen(Span("m.deadline", "late", late.Deadlines(_query.Day.Calendar, _query.Day.Today)));
        }

        if (filter.Due is { } due)
        {
            _isDated = true;
            Add("m.status <> 'long_term' AND m.deadline IS NOT NULL");
            Add(Span("m.deadline", "due", due));
        }

        if (filter.Reported is { } reported)
        {
            var span = Span("r.day", "reported", reported);
            Add($"EXISTS (SELECT 1 FROM reports r WHERE r.measure_id = m.id AND {span})");
        }

        if (filter.Unreported is { } silent)
        {
            // what came later could not report
            Open($"NOT EXISTS (SELECT 1 FROM reports r WHERE r.measure_id = m.id AND {Span("r.day", "silent", silent)})");
            Add($"NOT (m.last_report_on IS NOT NULL AND {Span("m.last_report_on", "silent", silent)})");
            if (silent.To is not null)
            {
                Of("p.entered_on <= @silentTo");
            }
        }

        if (filter.Completed is { } completed)
        {
            Add($"m.status = 'completed' AND m.completed_on IS NOT NULL AND {Span("m.completed_on", "completed", completed)}");
        }

        if (filter.Closed is { } closed)
        {
            Of($"p.status = 'closed' AND p.closed_on IS NOT NULL AND {Span("p.closed_on", "closed", closed)}");
        }

        if (filter.Entered is { } entered)
        {
            Of(Span("p.entered_on", "entered", entered));
        }
    }

    private void Lights(MeasureFilter filter)
    {
        if (filter.Quiet)
        {
            // the bands of silence narrow those of the lights
            DatedOpen($"({Any([.. _query.Day.Silences.Select((band, i) => Band(band, Numbered("quiet", i)))])})");
        }

        if (filter.ExceptQuiet)
        {
            Add($"NOT ({Dated} AND ({Any([.. _query.Day.Silences.Select((band, i) => Band(band, Numbered("unquiet", i)))])}))");
        }

        if (filter.ExceptLights.Count > 0)
        {
            var left = _query.Day.Lights.Where(b => filter.ExceptLights.Contains(b.Light)).Select((band, i) => Band(band, Numbered("unlit", i))).ToList();
            Add($"NOT ({Dated} AND ({Any(left)}))");
            if (filter.ExceptLights.Contains(Light.None))
            {
                DatedOpen("m.deadline IS NOT NULL");
            }
        }

        var wanted = filter.Lights.Distinct().ToList();
        if (wanted.Count == 0)
        {
            return;
        }

        var bands = _query.Day.Lights.Where(b => wanted.Contains(b.Light)).Select((band, i) => Band(band, Numbered("light", i))).ToList();
        if (wanted.Contains(Light.None))
        {
            Add($"(NOT ({Dated}) OR {Any(bands)})");
            return;
        }

        DatedOpen("1 = 1");
        _bands.AddRange(bands);
        if (bands.Count == 0)
        {
            Add("1 = 0");
        }
    }

    /// <summary>Which part leads: the one that leaves least; the others are asked of its rows.</summary>
    private void Lead()
    {
        var filter = _query.Filter;
        var scope = _query.Reader.Scope;
        IReadOnlyList<Func<ScopeSql.Lists, string>>? lead = null;

        // what is one's own, or one's units', lies in one's scope
        var isCovered = scope.All || filter.Whose != Whose.Anybodys;
        if (_query.Found is not null)
        {
            Take([list => list.In("m.id", "found")]);
        }

        if (filter.Whose == Whose.Mine)
        {
            Take(
            [
                list => list.In("m.responsible_post_id", "ownPosts"),
                list => $"{list.In("m.lead_unit_id", "ownSeats")} AND m.responsible_post_id IS NULL AND m.unit_id IS NULL",
                list => $"{list.In("m.unit_id", "ownSeats")} AND m.responsible_post_id IS NULL",
            ]);
        }

        if (filter.People.Count > 0)
        {
            var names = Numbered("named", _query.Names);
            Take(
            [
                list => list.In("m.responsible_post_id", "handPosts"),
                list => $"{list.In("m.lead_unit_id", "handSeats")} AND m.responsible_post_id IS NULL AND m.unit_id IS NULL",
                list => $"{list.In("m.unit_id", "handSeats")} AND m.responsible_post_id IS NULL",
                .. names.Length == 0 ? [] : new Func<ScopeSql.Lists, string>[] { _ => $"m.responsible_name IN ({names})" },
                .. _query.LedUnits.Count == 0 ? [] : new Func<ScopeSql.Lists, string>[] { list => list.In("m.lead_unit_id", "handUnits"), list => list.In("m.unit_id", "handUnits") },
            ]);
        }

        if (lead is null && LeadingDays(filter) is { } days)
        {
            Take([_ => days]);
        }

        if (filter.ExceptUnits.Count > 0)
        {
            _conditions.Add(list => $"NOT ({list.In("coalesce(m.unit_id, m.lead_unit_id)", "exceptUnits")})");
        }

        if (filter.Units.Count > 0)
        {
            Take([list => list.In("m.lead_unit_id", "wantedUnits"), list => list.In("m.unit_id", "wantedUnits")]);
        }

        if (filter.Whose == Whose.MyUnits && !scope.All)
        {
            Take([.. ScopeSql.OwnUnits.Select(own => (Func<ScopeSql.Lists, string>)(list => own.For(list.Kind)))]);
        }

        if (scope.All)
        {
            _branches = lead ?? [];
        }
        else if (lead is null)
        {
            _branches = [.. ScopeSql.Branches(scope).Select(branch => (Func<ScopeSql.Lists, string>)(list => branch.For(list.Kind)))];
        }
        else
        {
            _branches = lead;
            if (!isCovered)
            {
                _needsProblem = true;
                _conditions.Add(list => ScopeSql.Covers.For(list.Kind));
            }
        }

        void Take(IReadOnlyList<Func<ScopeSql.Lists, string>> part)
        {
            if (lead is null)
            {
                lead = part;
            }
            else
            {
                _conditions.Add(list => "(" + string.Join(" OR ", part.Select(p => $"({p(list)})")) + ")");
            }
        }
    }

    private static string? LeadingDays(MeasureFilter filter) =>
        filter.Reported is { } reported ? $"m.id IN (SELECT r.measure_id FROM reports r WHERE {Between("r.day", "reported", reported)})"
        : filter.Closed is { } closed ? $"m.problem_id IN (SELECT q.id FROM problems q WHERE q.status = 'closed' AND {Between("q.closed_on", "closed", closed)})"
        : filter.Completed is { } completed ? $"m.completed_on IS NOT NULL AND {Between("m.completed_on", "completed", completed)}"
        : filter.Entered is { } entered ? $"m.problem_id IN (SELECT q.id FROM problems q WHERE {Between("q.entered_on", "entered", entered)})"
        : filter.Broken || filter.Promised ? "m.id IN (SELECT r.measure_id FROM promises r)"
        : null;

    private string PageOf(DatabaseKind kind)
    {
        var key = KeyOf(_query.Order);
        IEnumerable<string> rows = _query.Order != ListOrder.Soonest ? Each(kind, key, $"{key} IS NOT NULL", "DESC")
            : _isDated ? Each(kind, "m.deadline", "m.deadline IS NOT NULL", "ASC")
            : Each(kind, "m.deadline", "m.deadline IS NOT NULL", "ASC").Concat(Each(kind, Never, "m.deadline IS NULL", "ASC"));
        return $"SELECT id, due FROM ({string.Join(" UNION ", rows)}) x ORDER BY due {(_query.Order == ListOrder.Soonest ? "ASC" : "DESC")}, id LIMIT @take";
    }

    /// <summary>Each branch by itself, and in it each band of lights: a range of an index that is already in order.</summary>
    private IEnumerable<string> Each(DatabaseKind kind, string key, string where, string order)
    {
        var list = new ScopeSql.Lists(kind);
        var from = _needsProblem || key.StartsWith("p.", StringComparison.Ordinal) ? "measures m CROSS JOIN problems p WHERE p.id = m.problem_id AND" : "measures m WHERE";
        var conditions = string.Concat(_conditions.Select(c => $" AND {c(list)}"));
        var place = order == "ASC" ? $"({key}, m.id) > (@afterDue, @afterId)" : $"({key} < @afterDue OR ({key} = @afterDue AND m.id > @afterId))";
        foreach (var branch in _branches.Count == 0 ? ["1 = 1"] : _branches.Select(b => b(list)))
        {
            foreach (var band in _bands.Count == 0 ? ["1 = 1"] : _bands)
            {
                yield return $"SELECT * FROM (SELECT m.id, {key} AS due FROM {from} {where} AND {place} AND {band} AND {branch}{conditions} ORDER BY {(key == Never ? "m.id" : $"{key} {order}, m.id")} LIMIT @take) b";
            }
        }
    }

    private string ByUnitOf(DatabaseKind kind) =>
        $"SELECT coalesce(m.unit_id, m.lead_unit_id) AS unit_id, count(*) AS n FROM measures m WHERE m.id IN ({All(kind, "m.id")}) GROUP BY 1 ORDER BY n DESC, unit_id";

    private string ByLedgerOf(DatabaseKind kind) =>
        $"SELECT g.name AS ledger, count(*) AS n FROM measures m JOIN problems p ON p.id = m.problem_id JOIN ledgers g ON g.id = p.ledger_id WHERE m.id IN ({All(kind, "m.id")}) GROUP BY g.name ORDER BY g.name";

    private string ProblemsOf(DatabaseKind kind)
    {
        const string Key = "coalesce(p.closed_on, '0001-01-01')";
        var (list, filter) = (new ScopeSql.Lists(kind), _query.Filter);
        List<string> conditions =
        [
            $"({Any([.. filter.Stage.Each().Select(OfProblem)])})",
            ProblemSql.IsLive,
        ];
        conditions.AddRange(filter.ExceptStage.Each().Where(stage => MeasureStages.OfProblems.HasFlag(stage)).Select(stage => $"NOT ({OfProblem(stage)})"));
        If(InLedgers is not null, InLedgers ?? string.Empty);
        If(filter.Closed is not null, $"p.closed_on IS NOT NULL AND {Between("p.closed_on", "closed", filter.Closed ?? default)}");
        If(filter.Entered is not null, Between("p.entered_on", "entered", filter.Entered ?? default));
        If(filter.Units.Count > 0, $"({list.In("p.lead_unit_id", "wantedUnits")} OR EXISTS (SELECT 1 FROM measures w WHERE w.problem_id = p.id AND {list.In("w.unit_id", "wantedUnits")}))");
        If(filter.ExceptUnits.Count > 0, $"NOT ({list.In("p.lead_unit_id", "exceptUnits")})");
        If(_query.FoundProblems is not null, list.In("p.id", "foundProblems"));
        If(AsksForMeasures(filter), $"p.id IN ({All(kind, "m.problem_id")})");
        If(!_query.Reader.Scope.All, ScopeSql.Covers.For(kind));
        return $"SELECT p.id, {Key} AS due FROM problems p WHERE {string.Join(" AND ", conditions)} AND ({Key}, p.id) < (@afterDue, @afterId) ORDER BY {Key} DESC, p.id DESC LIMIT @take";

        static string OfProblem(MeasureStage stage) => stage == MeasureStage.Closed ? "p.status = 'closed'" : Stage(stage).Condition;

        void If(bool asked, string condition)
        {
            if (asked)
            {
                conditions.Add(condition);
            }
        }
    }

    private static bool AsksForMeasures(MeasureFilter filter) =>
        filter.People.Count > 0 || filter.Whose != Whose.Anybodys || filter.Lights.Count > 0 || filter.Quiet || filter.Overdue || filter.Due is not null || filter.Reported is not null
        || filter.Unreported is not null || filter.Completed is not null || filter.Promised || filter.Broken
        || filter.Late is not null || filter.Percent is not null || filter.NoPercent || filter.ExceptLights.Count > 0 || filter.ExceptQuiet || filter.ExceptOverdue || (filter.ExceptStage & ~MeasureStages.OfProblems) is not (null or 0);

    private string All(DatabaseKind kind, string column)
    {
        var list = new ScopeSql.Lists(kind);
        var from = _needsProblem ? "measures m CROSS JOIN problems p WHERE p.id = m.problem_id" : "measures m WHERE 1 = 1";
        var conditions = string.Concat(_conditions.Select(c => $" AND {c(list)}"));
        return string.Join(" UNION ", from branch in _branches.Count == 0 ? ["1 = 1"] : _branches.Select(b => b(list))
                                      from band in _bands.Count == 0 ? ["1 = 1"] : _bands
                                      select $"SELECT {column} FROM {from} AND {band} AND {branch}{conditions}");
    }

    private string KeyOf(ListOrder order) => order switch
    {
        ListOrder.LastReported => $"(SELECT max(r.day) FROM reports r WHERE r.measure_id = m.id AND {Between("r.day", "reported", _query.Filter.Reported!.Value)})",
        ListOrder.LastCompleted => "m.completed_on",
        ListOrder.LastClosed => "p.closed_on",
        ListOrder.LastEntered => "p.entered_on",
        ListOrder.Soonest => "m.deadline",
    };

    private string Band(LightBand band, string name)
    {
        var parts = new List<string>();
        Part("m.deadline >", "After", band.After);
        Part("m.deadline <=", "To", band.To);
        if (band.QuietAfter is not null || band.QuietTo is not null)
        {
            _needsProblem = true;
            Part($"(CASE WHEN coalesce(m.last_report_on, '') > {QuietOn} THEN m.last_report_on ELSE {QuietOn} END) >", "QuietAfter", band.QuietAfter);
            Part($"(CASE WHEN coalesce(m.last_report_on, '') > {QuietOn} THEN m.last_report_on ELSE {QuietOn} END) <=", "QuietTo", band.QuietTo);
        }

        return parts.Count == 0 ? "1 = 1" : $"({string.Join(" AND ", parts)})";

        void Part(string compared, string part, DateOnly? day)
        {
            if (day is not null)
            {
                _values.Add(name + part, IsoDay.Text(day));
                parts.Add($"{compared} @{name}{part}");
            }
        }
    }

    private string Span(string column, string name, DaySpan span)
    {
        _values.Add(name + "From", IsoDay.Text(span.From));
        _values.Add(name + "To", IsoDay.Text(span.To));
        return Between(column, name, span);
    }

    private static string Between(string column, string name, DaySpan span) => (span.From, span.To) switch
    {
        (not null, not null) => $"{column} >= @{name}From AND {column} <= @{name}To",
        (not null, null) => $"{column} >= @{name}From",
        (null, not null) => $"{column} <= @{name}To",
        _ => "1 = 1",
    };

    private static string Any(IReadOnlyList<string> parts) => parts.Count == 0 ? "1 = 0" : string.Join(" OR ", parts);

    private static string Numbered(string name, int i) => string.Create(CultureInfo.InvariantCulture, $"{name}{i}");

    private static string Numbered(string name, IReadOnlyList<string> texts) => string.Join(", ", texts.Select((_, i) => "@" + Numbered(name, i)));

    private void Open(string? more = null)
    {
        if (!_isOpen)
        {
            Add("m.open = 1");
            _isOpen = true;
        }

        if (more is not null)
        {
            Add(more);
        }
    }

    private void DatedOpen(string more)
    {
        Open("m.status <> 'long_term'");
        _isDated = true;
        Add(more);
    }

    private void Add(string condition) => _conditions.Add(_ => condition);

    private void Of(string condition)
    {
        _needsProblem = true;
        Add(condition);
    }
}
