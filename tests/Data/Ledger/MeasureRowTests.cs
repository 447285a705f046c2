using CaseReform.Ops.Data.Answers;
using CaseReform.Ops.Data.Calendar;
using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Data.Notices;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.Reminders;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Data.Tests.Support;
using CaseReform.Ops.Data.Updates;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.Questions;
using CaseReform.Ops.Domain.Reminders;
using CaseReform.Ops.Testing.Databases;

namespace CaseReform.Ops.Data.Tests.Ledger;

/// <summary>Every way to read a measure, over one of which every column says something: a member that stays empty was forgotten on the way.</summary>
public abstract class MeasureRowTests(DatabaseFixture fixture) : LedgerTests(fixture)
{
    [Fact]
    public async Task However_a_measure_is_read_no_member_of_it_or_of_its_facts_is_forgotten()
    {
        var id = await FullAsync();

        var read = await ReadAsync(id);

        Assert.Equal(11, read.Count);
        Assert.All(read, measure => Assert.Equal((id, "12-1", "默认台账/12-1"), (measure.Id, measure.Name, measure.Subject)));
        Assert.Empty(read.SelectMany(Forgotten));
        Assert.Empty(read.SelectMany(measure => Forgotten(measure.Facts).Concat(Forgotten(measure.Posts)).Concat(Forgotten(measure.Hands))));
        Assert.Empty(read.OfType<MeasureRow>().SelectMany(measure => Forgotten(MeasureCells.Of(measure))));
    }

    [Fact]
    public async Task A_pending_notice_brings_all_that_its_letter_says()
    {
        var id = await FullAsync();
        await Test.ExecuteAsync(
            """
            INSERT INTO notices (measure_id, rung, deadline, occurrence, post_id, channel, kind, state, reason, ladder_version, fired_on, planned_at, tried_since)
            VALUES (@id, @rung, '2026-11-16', '2026-11-20', @Handler, 'mail', 'copy', 'pending', 'after:10', 1, '2026-11-20', 1, 2)
            """,
            new { id, rung = OfficeUrge.Name, Unit.Handler });
        await Test.ExecuteAsync("INSERT INTO urges (measure_id, day, at, person_id, words) SELECT @id, '2026-11-20', 1, min(id), '请尽快报送' FROM people", new { id });
        await Test.ExecuteAsync("INSERT INTO reports (measure_id, at, day, actor, through, completes) VALUES (@id, 1, '2026-11-10', '张示例', 'chat', 0)", new { id });

        var notice = Assert.Single(await Database.ReadAsync(
            session => session.QueryAsync<PendingNotice>(LetterSql.PendingOfMeasure, IdList.Of(session, [Unit.Handler], new { now = Test.Now, measure = id })), Token));

        // only a call of a close-out has a matter: CloseOutMatters reads it apart
        Assert.Equal([$"{nameof(PendingNotice)}.{nameof(PendingNotice.CloseOut)}"], Forgotten(notice));
    }

    /// <summary>Members that can be set and are as they are in a new object.</summary>
    private static IEnumerable<string> Forgotten(object row) =>
        from member in row.GetType().GetProperties()
        where member.SetMethod is not null && IsUnset(member.GetValue(row))
        select $"{row.GetType().Name}.{member.Name}";

    private static bool IsUnset(object? value) =>
        value is null or "" || (value.GetType().IsValueType && value.Equals(Activator.CreateInstance(value.GetType())));

    private async Task<List<PlannedMeasure>> ReadAsync(long id)
    {
        var standing = Standing.Of(await new RosterStore(Database).LoadAsync(Token), Handler, Today)!;
        var scope = standing.Scope;
        var (matters, answerable, updates) = (new ProblemStore(Database), new AnswerableStore(Database), new UpdateStore(Database, new RosterStore(Database), new CalendarStore(Database)));
        var problem = Assert.Single((await matters.FindAsync(scope, "12", null, Token)).Problems);
        var (posts, _) = Assert.Single(await answerable.GroupsAsync(Token));
        var problems = new List<LedgerProblem>();
        await new LedgerStore(Database).ReadAsync(
            new LedgerQuery(),
            page =>
            {
                problems.AddRange(page);
                return ValueTask.CompletedTask;
            },
            Token);
        Assert.Empty(Forgotten(posts));
        return
        [
            .. await Database.ReadAsync(session => session.QueryAsync<PlannedMeasure>(PlanSql.One, new { id }), Token),
            .. await Database.ReadAsync(session => CalendarMoves.OpenAsync(session, 0, 2), Token),
            .. problems.SelectMany(p => p.Measures),
            .. await updates.FindAsync(scope, "12", null, Token),
            (await updates.MeasureAsync(scope, id, Token))!,
            .. await Database.WriteAsync(session => MeasureQueries.FindAsync(session, "12-1", null), Token),
            (await Database.WriteAsync(session => MeasureQueries.GetAsync(session, id), Token))!,
            .. await matters.MeasuresAsync(problem, Token),
            .. (await new FilteredMeasures(Database).PageAsync(new MeasureQuery(standing, MeasureFilter.Tasks, new LadderDay(Domain.Reminders.Ladder.Default, await new CalendarStore(Database).LoadAsync(Token), new DateOnly(2026, 11, 20))), ListPlace.Start, 2, Token)).Rows,
            .. await new ChatNoticeStore(Database).MeasuresAsync(scope, [id], Token),
            .. await answerable.MeasuresAsync(posts, 2, Token),
        ];
    }

    /// <summary>长期坚持 of another unit, once done, under a promise that was broken: no state and no number is the first of its kind.</summary>
    private async Task<long> FullAsync()
    {
        var id = await MeasureAsync("12", new DateOnly(2026, 11, 16));
        var other = await Seed.UnitAsync("乙县示例局");
        await Test.ExecuteAsync("UPDATE problems SET overseeing_unit_id = @Id, lead_leader_post_id = @Leader", new { other.Id, Unit.Leader });
        await Test.ExecuteAsync(
            """
            UPDATE measures SET original_deadline = '2026-10-16', long_term = 1, provisional = 1, status = 'long_term', status_word = '已完成并长期坚持', percent = 55,
                                progress = '已修订两项制度', evidence = '培训签到表', unit_id = @Id, responsible_name = '张示例', responsible_post_id = @Handler,
                                last_report_on = '2026-11-17', completed_on = '2026-11-18', floor_day = '2026-11-02', next_due = NULL
            """,
            new { other.Id, Unit.Handler });
        await Test.ExecuteAsync(
            """
            INSERT INTO promises (measure_id, deadline, made_on, until, person_id, broken_on)
            VALUES (@id, '2026-11-16', '2026-11-09', '2026-11-13', @Handler, '2026-11-16')
            """,
            new { id, Handler });
        return id;
    }
}

public sealed class MeasureRowsOnSqlite(SqliteFixture fixture) : MeasureRowTests(fixture), IClassFixture<SqliteFixture>;

public sealed class MeasureRowsOnPostgres(PostgresFixture fixture) : MeasureRowTests(fixture), IClassFixture<PostgresFixture>;
