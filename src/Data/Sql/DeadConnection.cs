using Npgsql;

namespace CaseReform.Ops.Data.Sql;

/// <summary>
/// How long PostgreSQL keeps what a session holds whose process stands still or whose machine is gone: rows locked in a transaction that nobody
/// ends, a name. Without this it waits for the operating system, two hours and more.
/// </summary>
internal static class DeadConnection
{
    private const string Network = "('tcp_keepalives_idle', '10'), ('tcp_keepalives_interval', '5'), ('tcp_keepalives_count', '4'), ('tcp_user_timeout', '30000')";

    /// <summary>For a session that works in transactions: one in which nothing was said for a minute is undone.</summary>
    public const string OfWork = Start + "('idle_in_transaction_session_timeout', '60000'), " + Network + End;

    /// <summary>For a session that holds a name and says so again and again: 30 seconds.</summary>
    public const string OfName = Start + "('idle_session_timeout', '30000'), " + Network + End;

    // an older server does not know all of them, and a shorter time that the server's own settings say stays
    private const string Start = "SELECT set_config(s.name, v.value, false) FROM pg_settings s JOIN (VALUES ";
    private const string End = ") AS v (name, value) ON v.name = s.name WHERE s.setting = '0' OR s.setting::bigint > v.value::bigint";

    /// <summary>What each new connection of a pool says first.</summary>
    public static void Limit(NpgsqlDataSourceBuilder source) => source.UsePhysicalConnectionInitializer(
        connection =>
        {
            using var command = new NpgsqlCommand(OfWork, connection);
            command.ExecuteNonQuery();
        },
        async connection =>
        {
            await using var command = new NpgsqlCommand(OfWork, connection);
            await command.ExecuteNonQueryAsync();
        });
}
