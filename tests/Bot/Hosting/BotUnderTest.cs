using CaseReform.Ops.Testing.Tools;

using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace CaseReform.Ops.Bot.Tests.Hosting;

/// <summary>The whole bot on a data folder of its own, without a port.</summary>
public sealed class BotUnderTest : WebApplicationFactory<Program>
{
    private readonly TemporaryFolder _data = new();

    /// <summary>The data folder.</summary>
    public string Data => _data.Path;

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder.UseSetting("Database:DataFolder", Data);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _data.Dispose();
    }
}
