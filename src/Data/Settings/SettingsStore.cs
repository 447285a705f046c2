using CaseReform.Ops.Data.Sql;

namespace CaseReform.Ops.Data.Settings;

/// <summary>The few things the program remembers about itself.</summary>
public sealed class SettingsStore(Database database)
{
    private const string Value = "SELECT value FROM settings WHERE key = @key";

    /// <summary>A setting, or null.</summary>
    public Task<string?> GetAsync(string key, CancellationToken token) => database.ReadFirstAsync<string>(Value, new { key }, token);

    /// <summary>Stores a setting.</summary>
    public Task SetAsync(string key, string value, CancellationToken token) => database.WriteAsync(session => SetAsync(session, key, value), token);

    /// <summary>Forgets a setting.</summary>
    public Task RemoveAsync(string key, CancellationToken token) =>
        database.WriteAsync(session => session.ExecuteAsync("DELETE FROM settings WHERE key = @key", new { key }), token);

    /// <inheritdoc cref="GetAsync(string, CancellationToken)"/>
    public static Task<string?> GetAsync(DatabaseSession session, string key) =>
        session.FirstAsync<string>(Value, new { key });

    /// <inheritdoc cref="SetAsync(string, string, CancellationToken)"/>
    public static Task<int> SetAsync(DatabaseSession session, string key, string value) => session.ExecuteAsync(
        "INSERT INTO settings (key, value) VALUES (@key, @value) ON CONFLICT (key) DO UPDATE SET value = excluded.value", new { key, value });
}
