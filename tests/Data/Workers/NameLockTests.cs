using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Data.Tests.Support;
using CaseReform.Ops.Data.Workers;
using CaseReform.Ops.Testing.Databases;
using CaseReform.Ops.Testing.Time;

namespace CaseReform.Ops.Data.Tests.Workers;

public sealed class NameLockTests(PostgresFixture fixture) : ContractTests(fixture), IClassFixture<PostgresFixture>
{
    [Fact(Timeout = Limit.Outside)]
    public async Task A_name_is_held_once_and_free_when_its_holder_is_gone()
    {
        await using var second = Lock();
        await using (var first = Lock())
        {
            Assert.NotNull(await first.HoldAsync(Token));
            Assert.Null(await second.HoldAsync(Token));
            Assert.True(await Database.ReadAsync(session => NameLock.AnyAsync(session, "worker", ["a", "b"]), Token));
            await using var other = Lock("b");
            Assert.NotNull(await other.HoldAsync(Token));
        }

        Assert.NotNull(await second.HoldAsync(Token));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Whoever_lost_the_session_holds_nothing_of_what_was_held_under_it()
    {
        var clock = new MovableClock(TimeProvider.System.GetUtcNow());
        await using var name = Lock(clock: clock);
        var hold = (await name.HoldAsync(Token))!.Value;
        Assert.True(await name.IsStillAsync(hold, Token));
        await Test.ExecuteAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'caseops worker%' AND pid IN (SELECT pid FROM pg_locks WHERE locktype = 'advisory')");
        clock.Advance(TimeSpan.FromSeconds(1)); // for so long a hold is believed
        Assert.False(await name.IsStillAsync(hold, Token));
        Assert.Null(name.Held);
        var again = await name.HoldAsync(Token);
        Assert.NotEqual(hold, again);
        Assert.False(await name.IsStillAsync(hold, Token));
        Assert.True(await name.IsStillAsync(again!.Value, Token));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_holder_that_is_heard_of_is_not_waited_for()
    {
        var start = TimeProvider.System.GetUtcNow();
        var (ours, theirs) = (new MovableClock(start), new MovableClock(start));
        await using var first = Lock(clock: ours);
        await first.HoldAsync(Token);
        await using var second = Lock(clock: theirs);

        var taking = second.TakeAsync(Token);
        await Until.TrueAsync(async () =>
        {
            // the holder lives and asks again; whoever waits looks again
            ours.Advance(TimeSpan.FromSeconds(1));
            await first.HoldAsync(Token);
            if (theirs.NextIn is { } look)
            {
                theirs.Advance(look);
            }

            return taking.IsCompleted;
        });

        Assert.False((await taking).IsHeld);
        Assert.Contains(Environment.MachineName[..Math.Min(8, Environment.MachineName.Length)], (await taking).By, StringComparison.Ordinal);
        Assert.True(theirs.GetUtcNow() - start < NameLock.Ghost);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task The_clock_of_a_machine_that_is_wrong_is_set_right_by_the_databases()
    {
        var machine = new Testing.Time.MovableClock(TimeProvider.System.GetUtcNow().AddHours(-3));
        var clock = new DatabaseClock(machine);
        await using var name = new NameLock(Test.DatabaseOptions, "worker", "a", machine, clock);
        await name.HoldAsync(Token);
        Assert.InRange(name.Ahead!.Value, TimeSpan.FromHours(2.9), TimeSpan.FromHours(3.1));
        Assert.InRange(clock.GetUtcNow() - machine.GetUtcNow(), TimeSpan.FromHours(2.9), TimeSpan.FromHours(3.1));
        clock.Learn(TimeSpan.FromMilliseconds(300));
        Assert.Equal(machine.GetUtcNow(), clock.GetUtcNow());
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task While_somebody_sets_the_machines_clock_nothing_is_learned_of_it()
    {
        await using var name = new NameLock(Test.DatabaseOptions, "worker", "a", new RestlessClock());
        Assert.NotNull(await name.HoldAsync(Token));
        Assert.Null(name.Ahead);
    }

    /// <summary>Set an hour further between any two looks.</summary>
    private sealed class RestlessClock : TimeProvider
    {
        private int _looks;

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddHours(Interlocked.Increment(ref _looks));
    }

    private NameLock Lock(string name = "a", TimeProvider? clock = null) => new(Test.DatabaseOptions, "worker", name, clock ?? TimeProvider.System);
}
