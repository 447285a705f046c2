using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Data.Tests.Support;
using CaseReform.Ops.Testing.Databases;

using Npgsql;

namespace CaseReform.Ops.Data.Tests.Sql;

public sealed class DeadConnectionTests(PostgresFixture fixture) : ContractTests(fixture), IClassFixture<PostgresFixture>
{
    [Fact]
    public async Task The_server_undoes_a_transaction_in_which_nothing_was_said_for_a_minute() =>
        Assert.Equal("1min", await ShownAsync("idle_in_transaction_session_timeout", "1h"));

    [Fact]
    public async Task A_shorter_time_that_the_server_was_told_stays() =>
        Assert.Equal("500ms", await ShownAsync("idle_in_transaction_session_timeout", "500"));

    [Fact]
    public async Task A_machine_that_is_gone_is_noticed_by_the_server() =>
        Assert.Equal(("10", "30000"), (await ShownAsync("tcp_keepalives_idle", "0"), await ShownAsync("tcp_user_timeout", "0")));

    [Fact]
    public async Task Rows_that_a_process_standing_still_has_locked_are_free_again()
    {
        await Test.ExecuteAsync("INSERT INTO settings (key, value) VALUES ('one', '1')");
        await using var still = Told("idle_in_transaction_session_timeout", "500");
        await using var standing = await still.Database.OpenAsync(Token);
        await using var open = await standing.BeginTransactionAsync(Token);
        await using var hold = standing.CreateCommand();
        (hold.Transaction, hold.CommandText) = (open, "UPDATE settings SET value = '2' WHERE key = 'one'");
        await hold.ExecuteNonQueryAsync(Token);

        Assert.Equal(1, await Database.WriteAsync(session => session.ExecuteAsync("UPDATE settings SET value = '3' WHERE key = 'one' AND value = '1'"), Token));
    }

    /// <summary>The same database, whose server says another time to begin with.</summary>
    private TestDatabase Told(string setting, string value) => new(
        new DatabaseOptions
        {
            Kind = DatabaseKind.Postgres,
            DataFolder = Test.DatabaseOptions.DataFolder,
            ConnectionString = new NpgsqlConnectionStringBuilder(Test.DatabaseOptions.ConnectionString) { Pooling = false, Options = $"-c {setting}={value}" }.ToString(),
        });

    private async Task<string> ShownAsync(string setting, string value)
    {
        await using var told = Told(setting, value);
        return await told.Database.ReadScalarAsync<string>("SHOW " + setting, null, Token);
    }
}
