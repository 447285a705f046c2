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

    /// <summary>Puts a file that no connection can read in the database's place. What a connection that is open at this moment writes goes into the old file, not over this one.</summary>
    public async Task LoseDatabaseAsync()
    {
        foreach (var file in Directory.GetFiles(Data, "ledger.db*"))
        {
            File.Delete(file);
        }

        await File.WriteAllTextAsync(Path.Combine(Data, "ledger.db"), new string('x', 5000), TestContext.Current.CancellationToken);
        SqliteConnection.ClearAllPools();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder.UseSetting("Database:DataFolder", Data);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _data.Dispose();
    }
}
