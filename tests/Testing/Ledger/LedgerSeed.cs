using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Testing.Ledger;

/// <summary>Fills a database with an invented ledger, row by row and without the import, so that a test says exactly what is there.</summary>
public sealed class LedgerSeed(Database database, DateTimeOffset now)
{
    /// <summary>For rows of which there is no seed.</summary>
    public Database Database => database;

    /// <summary>The ledger of a test that does not care.</summary>
    public const string Ledger = "整改台账";

    private static readonly DateOnly Long = new(2020, 1, 1);

    /// <summary>A unit with its three seats; answers its row.</summary>
    public Task<long> UnitAsync(string name, string? alias = null) => Write(async session =>
    {
        var id = (await UnitRows.EnsureAsync(session, [name]))[name];
        if (alias is not null)
        {
            await session.ExecuteAsync("INSERT INTO unit_aliases (alias, unit_id) VALUES (@alias, @id)", new { alias, id });
        }

        return id;
    });

    /// <summary>A person who has held a post for years; answers the person's row. The seat of the role is used where it exists.</summary>
    public Task<long> HolderAsync(long unit, PostRole role, string name, string? email) => Write(async session =>
    {
        var title = PostTitle.Write(string.Empty);
        await session.ExecuteAsync(
            "INSERT INTO posts (unit_id, role, title) VALUES (@unit, @role, @title) ON CONFLICT (unit_id, role, title) DO NOTHING", new { unit, role, title });
        var post = await session.ScalarAsync<long>(
            "SELECT id FROM posts WHERE unit_id = @unit AND role = @role AND title = @title", new { unit, role, title });
        var person = await session.InsertAsync(
            "INSERT INTO people (name, email, email_key, active) VALUES (@name, @email, @email, 1) RETURNING id", new { name, email });
        await session.ExecuteAsync("INSERT INTO holdings (post_id, person_id, from_day) VALUES (@post, @person, @from)", new { post, person, from = Long });
        await RosterStore.TouchAsync(session);
        return person;
    });

    /// <summary>Somebody stands in for an absent holder.</summary>
    public Task AbsentAsync(long person, long acting, DateOnly from, DateOnly? to) => Write(async session =>
    {
        await session.ExecuteAsync(
            "INSERT INTO absences (person_id, acting_id, from_day, to_day) VALUES (@person, @acting, @from, @to)", new { person, acting, from, to = IsoDay.Text(to) });
        await RosterStore.TouchAsync(session);
        return 0L;
    });

    /// <summary>A problem that was taken in; answers its row.</summary>
    public Task<long> ProblemAsync(string number, long unit, SeedProblem? more = null) => Write(async session =>
    {
        var p = more ?? new SeedProblem();
        await session.ExecuteAsync(
            "INSERT INTO ledgers (name, year, created_at) VALUES (@name, 2026, @now) ON CONFLICT (name) DO NOTHING", new { name = p.Ledger, now });
        var id = await session.InsertAsync(
            """
            INSERT INTO problems (ledger_id, number, sort_key, category, symptom, root_cause, target, source_kind, source_text, scope, lead_unit_id, overseeing_unit_id,
                                  lead_leader, remark, status, status_word, issued_on, entered_on, closed_on, version, imported_version)
            SELECT g.id, @number, @sortKey, @category, @symptom, @rootCause, @target, @sourceKind, @sourceText, @scope, @unit, @overseeing,
                   @leadLeader, @remark, @status, @statusWord, @issuedOn, @enteredOn, @closedOn, 1, 1
            FROM ledgers g WHERE g.name = @ledger RETURNING id
            """,
            new
            {
                number, sortKey = ProblemNumber.From(number).SortKey(), category = p.Category, symptom = p.Symptom, rootCause = p.RootCause, target = p.Target,
                sourceKind = SourceKind.Other, sourceText = p.SourceText, scope = p.Scope, unit, overseeing = p.OverseeingUnit, leadLeader = p.LeadLeader, remark = p.Remark,
                status = p.Status, statusWord = p.StatusWord, issuedOn = IsoDay.Text(p.IssuedOn), enteredOn = p.EnteredOn,
                closedOn = p.Status == ProblemStatus.Closed ? IsoDay.Text(p.EnteredOn) : null, ledger = p.Ledger,
            });
        var position = 0;
        foreach (var supporting in p.SupportingUnits)
        {
            await session.ExecuteAsync(
                "INSERT INTO problem_units (problem_id, unit_id, position) VALUES (@id, @supporting, @position)", new { id, supporting, position = position++ });
        }

        await EventAsync(session, id, EventKind.Entered, p.Status == ProblemStatus.Closed ? 0 : 1);

        return id;
    });

    /// <summary>A measure of a problem; answers its row.</summary>
    public Task<long> MeasureAsync(long problem, SeedMeasure m) => Write(session => session.InsertAsync(
        """
        INSERT INTO measures (problem_id, ordinal, text, deadline, original_deadline, deadline_text, long_term, provisional, status, status_word, percent, progress,
                              evidence, responsible_name, completed_on, open, next_due, version, lead_unit_id, overseeing_unit_id, lead_leader_post_id)
        SELECT p.id, (SELECT 1 + count(*) FROM measures WHERE problem_id = p.id), @text, @deadline, @originalDeadline, @deadlineText, @longTerm, 0, @status, @statusWord, @percent, @progress,
               @evidence, @responsible, @completedOn, CASE WHEN p.status = 'closed' THEN 0 ELSE @open END, @nextDue, 1, p.lead_unit_id, p.overseeing_unit_id, p.lead_leader_post_id
        FROM problems p WHERE p.id = @problem RETURNING id
        """,
        new
        {
            problem, text = m.Text, deadline = IsoDay.Text(m.Deadline), originalDeadline = IsoDay.Text(m.OriginalDeadline ?? m.Deadline),
            deadlineText = m.DeadlineText ?? (m.Deadline is { } day ? FormattableString.Invariant($"{day.Year}年{day.Month}月{day.Day}日前") : "长期坚持"),
            longTerm = m.LongTerm ? 1 : 0, status = m.Status, statusWord = m.StatusWord, percent = m.Percent, progress = m.Progress, evidence = m.Evidence,
            responsible = m.Responsible, completedOn = IsoDay.Text(m.CompletedOn), open = m.Status == MeasureStatus.Completed ? 0 : 1,
            nextDue = m.NextDue,
        }));

    /// <summary>Closes or reopens a problem as the ledger itself does: state, version and event together.</summary>
    public Task TurnAsync(long problem, ProblemStatus status, EventKind kind, int delta) => Write(async session =>
    {
        await session.ExecuteAsync("UPDATE problems SET status = @status, version = version + 1 WHERE id = @problem", new { status, problem });
        await session.ExecuteAsync(
            "UPDATE measures SET open = CASE WHEN @closed = 1 OR status = 'completed' THEN 0 ELSE 1 END WHERE problem_id = @problem",
            new { closed = status == ProblemStatus.Closed ? 1 : 0, problem });
        await EventAsync(session, problem, kind, delta);
        return 0L;
    });

    /// <summary>Any other statement.</summary>
    public Task RunAsync(SqlText sql, object? parameters = null) => Write<long>(async session => await session.ExecuteAsync(sql, parameters));

    private Task EventAsync(DatabaseSession session, long problem, EventKind kind, int delta) => session.ExecuteAsync(
        "INSERT INTO events (problem_id, at, kind, delta) VALUES (@problem, @now, @kind, @delta)", new { problem, now, kind, delta });

    private Task<T> Write<T>(Func<DatabaseSession, Task<T>> work) => database.WriteAsync(work, CancellationToken.None);
}

/// <summary>What a test wants to say of a problem; the rest is invented.</summary>
public sealed record SeedProblem
{
    public string Ledger { get; init; } = LedgerSeed.Ledger;

    public string? Category { get; init; }

    public string Symptom { get; init; } = "窗口服务首问负责制落实不到位。";

    public string? RootCause { get; init; }

    public string? Target { get; init; }

    public string? SourceText { get; init; }

    public ProblemScope Scope { get; init; }

    public IReadOnlyList<long> SupportingUnits { get; init; } = [];

    public long? OverseeingUnit { get; init; }

    public string? LeadLeader { get; init; }

    public string? Remark { get; init; }

    public ProblemStatus Status { get; init; } = ProblemStatus.InProgress;

    public string? StatusWord { get; init; }

    public DateOnly? IssuedOn { get; init; }

    public DateOnly EnteredOn { get; init; } = new(2026, 9, 1);
}

/// <summary>What a test wants to say of a measure; the rest is invented.</summary>
public sealed record SeedMeasure
{
    public string Text { get; init; } = "修订窗口服务规范并公开承诺。";

    public DateOnly? Deadline { get; init; }

    public DateOnly? OriginalDeadline { get; init; }

    public string? DeadlineText { get; init; }

    public bool LongTerm { get; init; }

    public MeasureStatus Status { get; init; } = MeasureStatus.InProgress;

    public string? StatusWord { get; init; }

    public int? Percent { get; init; }

    public string? Progress { get; init; }

    public string? Evidence { get; init; }

    public string? Responsible { get; init; }

    public DateOnly? CompletedOn { get; init; }

    /// <summary>0 asks the planner for a decision at once; null never.</summary>
    public long? NextDue { get; init; }
}
