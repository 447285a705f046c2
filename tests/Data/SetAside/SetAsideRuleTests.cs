using CaseReform.Ops.Data.SetAside;

using Microsoft.Data.Sqlite;

using Npgsql;

namespace CaseReform.Ops.Data.Tests.SetAside;

public sealed class SetAsideRuleTests
{
    public static TheoryData<Exception> OfTheItem() =>
    [
        new FormatException(), new InvalidOperationException(), new UnfitException("姓名过长"), new SqliteException("UNIQUE", 19), new SqliteException("too big", 18),
        new PostgresException("", "", "", "22021"), new PostgresException("", "", "", "23505"),
    ];

    public static TheoryData<Exception> OfEverything() =>
    [
        new IOException(), new InsufficientMemoryException(), new InvalidOperationException("closed", new IOException()), new OperationCanceledException(), new TaskCanceledException(), new SqliteException("full", 13), new SqliteException("busy", 5),
        new SqliteException("read-only", 8), new SqliteException("malformed", 11), new SqliteException("I/O", 10), new NpgsqlException("away"),
        new PostgresException("", "", "", "57P01"), new PostgresException("", "", "", "53100"), new PostgresException("", "", "", "40P01"),
    ];

    [Theory]
    [MemberData(nameof(OfTheItem), DisableDiscoveryEnumeration = true)]
    public void A_fault_that_lies_in_the_item_sets_it_aside(Exception fault) => Assert.True(SetAsideRule.IsOfItem(fault));

    [Theory]
    [MemberData(nameof(OfEverything), DisableDiscoveryEnumeration = true)]
    public void A_fault_that_would_meet_every_item_sets_nothing_aside(Exception fault) => Assert.False(SetAsideRule.IsOfItem(fault));

    [Theory]
    [InlineData(1, 60)]
    [InlineData(2, 120)]
    [InlineData(5, 960)]
    [InlineData(10, 21_600)]
    [InlineData(int.MaxValue, 21_600)]
    public void The_wait_doubles_up_to_six_hours(int tries, int seconds) => Assert.Equal(TimeSpan.FromSeconds(seconds), SetAsideRule.Wait(tries));
}
