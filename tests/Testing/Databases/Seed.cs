using System.Globalization;

using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Testing.Databases;

/// <summary>Writes an invented authority and its ledger row by row, past the import.</summary>
public sealed class Seed(Database database)
{
    /// <summary>09:00 in Shanghai on 20 November 2026, a working day.</summary>
    public static readonly DateTimeOffset Friday = new(2026, 11, 20, 1, 0, 0, TimeSpan.Zero);

    public static readonly OfficeHours Hours = new(new TimeOnly(8, 30), new TimeOnly(17, 30), TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));

    /// <summary>A unit with its three seats.</summary>
    public async Task<SeededUnit> UnitAsync(string name, long? above = null)
    {
        var id = await InsertAsync("INSERT INTO units (name, parent_id) VALUES (@name, @above) RETURNING id", new { name, above });
        return new SeededUnit(
            id, await PostAsync(id, PostRole.Handler), await PostAsync(id, PostRole.SupervisingLeader), await PostAsync(id, PostRole.FirstResponsible));
    }

    public Task<long> PostAsync(long unit, PostRole role, string title = "") => InsertAsync(
        "INSERT INTO posts (unit_id, role, title) VALUES (@unit, @role, @title) RETURNING id", new { unit, role, title = PostTitle.Write(title) });

    /// <summary>A person who holds a post from 2020 on.</summary>
    public async Task<long> HolderAsync(long post, string name, string email)
    {
        var person = await InsertAsync(
            "INSERT INTO people (name, email, email_key, active) VALUES (@name, @email, @email, 1) RETURNING id", new { name, email });
        await HoldAsync(post, person);
        return person;
    }

    public Task HoldAsync(long post, long person) => database.WriteAsync(
        async session =>
        {
            await session.ExecuteAsync(
                "INSERT INTO holdings (post_id, person_id, from_day) VALUES (@post, @person, '2020-01-01')", new { post, person });
            await RosterStore.TouchAsync(session);
        },
        CancellationToken.None);

    public Task<long> LedgerAsync(string name = "默认台账") => InsertAsync(
        "INSERT INTO ledgers (name, year, created_at) VALUES (@name, 2026, @at) RETURNING id", new { name, at = Friday });

    public Task<long> ProblemAsync(long ledger, long unit, string number, ProblemStatus status = ProblemStatus.InProgress) => InsertAsync(
        """
        INSERT INTO problems (ledger_id, number, sort_key, symptom, source_kind, scope, lead_unit_id, status, issued_on, entered_on, version, imported_version)
        VALUES (@ledger, @number, @sortKey, @symptom, 'self_check', 'individual', @unit, @status, '2026-11-16', '2026-11-16', 1, 1) RETURNING id
        """,
        new { ledger, number, sortKey = ProblemNumber.From(number).SortKey(), symptom = "窗口服务首问负责制落实不到位。", unit, status });

    /// <summary>A measure that waits for its first decision.</summary>
    public Task<long> MeasureAsync(long problem, DateOnly? deadline, int ordinal = 1, MeasureStatus status = MeasureStatus.InProgress, bool longTerm = false) => InsertAsync(
        """
        INSERT INTO measures (problem_id, ordinal, text, deadline, original_deadline, deadline_text, long_term, provisional, status, open, next_due, version)
        SELECT id, @ordinal, @text, @deadline, @deadline, @deadlineText, @longTerm, 0, @status, CASE WHEN status = 'closed' THEN 0 ELSE @open END, 0, 1
        FROM problems WHERE id = @problem RETURNING id
        """,
        new
        {
            problem, ordinal, text = "修订首问负责制度，开展窗口服务培训。", deadline = IsoDay.Text(deadline), deadlineText = IsoDay.Text(deadline) ?? "长期坚持",
            longTerm = longTerm ? 1 : 0, status, open = status == MeasureStatus.Completed ? 0 : 1,
        });

    /// <summary>Many measures of one deadline, one a problem.</summary>
    public Task ManyAsync(long ledger, long unit, int count, DateOnly deadline) => database.WriteAsync(
        async session =>
        {
            for (var i = 1; i <= count; i++)
            {
                var number = i.ToString(CultureInfo.InvariantCulture);
                var problem = await session.InsertAsync(
                    """
                    INSERT INTO problems (ledger_id, number, sort_key, symptom, source_kind, scope, lead_unit_id, status, entered_on, version, imported_version)
                    VALUES (@ledger, @number, @sortKey, '问题', 'unknown', 'unknown', @unit, 'in_progress', '2026-11-16', 1, 1) RETURNING id
                    """,
                    new { ledger, number, sortKey = NaturalOrder.Key(number), unit });
                await session.ExecuteAsync(
                    """
                    INSERT INTO measures (problem_id, ordinal, text, deadline, deadline_text, long_term, provisional, status, open, next_due, version)
                    VALUES (@problem, 1, '措施', @deadline, '', 0, 0, 'in_progress', 1, 0, 1)
                    """,
                    new { problem, deadline });
            }
        },
        CancellationToken.None);

    private Task<long> InsertAsync(string sql, object parameters) =>
        database.WriteAsync(session => session.InsertAsync(sql, parameters), CancellationToken.None);
}

/// <summary>A unit's row and those of its seats.</summary>
public sealed record SeededUnit(long Id, long Handler, long Leader, long First);
