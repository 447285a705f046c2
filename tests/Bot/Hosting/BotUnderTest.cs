using CaseReform.Ops.Testing.Tools;

using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;

namespace CaseReform.Ops.Bot.Tests.Hosting;

/// <summary>The whole bot on a data folder of its own, without a port.</summary>
public sealed class BotUnderTest : WebApplicationFactory<Program>
{
    private readonly TemporaryFolder _data = new();

    /// <summary>The data folder.</summary>
    public string Data => _data.Path;

    /// <summary>Makes the database one that no connection can read: the file, its log, and what open connections remember of them.</summary>
    public async Task LoseDatabaseAsync()
    {
        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(Data, "ledger.db*").Where(f => f.EndsWith(".db", StringComparison.Ordinal) || f.EndsWith("-wal", StringComparison.Ordinal)))
        {
            await File.WriteAllTextAsync(file, new string('x', 5000), TestContext.Current.CancellationToken);
        }

        SqliteConnection.ClearAllPools();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder.UseSetting("Database:DataFolder", Data);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _data.Dispose();
    }
}
