using System.Text.Json;

using CaseReform.Ops.Testing.Processes;
using CaseReform.Ops.Testing.Time;
using CaseReform.Ops.Testing.Tools;

namespace CaseReform.Ops.Bot.Tests.Page;

/// <summary>What the build takes from outside, and what it says when it cannot.</summary>
public sealed class PageBuildTests
{
    private static readonly string Root = RepositoryRoot.Path;
    private static readonly string Page = Path.Combine(Root, "src", "Bot", "Page");

    [Fact(Timeout = Limit.Outside)]
    public async Task The_lock_names_one_package_by_its_content_and_no_registry()
    {
        using var document = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Page, "package-lock.json"), TestContext.Current.CancellationToken));

        // Web Chat's bundle holds all it needs; the packages it was made from would be 400 more, and none of them would be used
        var package = Assert.Single(document.RootElement.GetProperty("packages").EnumerateObject(), entry => entry.Name.Length > 0);
        Assert.Equal("node_modules/botframework-webchat", package.Name);
        Assert.StartsWith("sha512-", package.Value.GetProperty("integrity").GetString(), StringComparison.Ordinal);
        Assert.False(package.Value.TryGetProperty("resolved", out _));
        Assert.False(package.Value.TryGetProperty("dependencies", out _));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_build_without_node_says_what_is_missing()
    {
        using var files = new TemporaryFolder();
        using var tools = new TemporaryFolder();
        File.CreateSymbolicLink(tools.File("sh"), "/bin/sh");
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : new Tool("dotnet", "the .NET 10 SDK").Require();

        var run = await ProcessRun.RunAsync(
            "/usr/bin/env",
            [$"PATH={tools.Path}", "LC_ALL=C.UTF-8", dotnet, "msbuild", Path.Combine(Root, "src", "Bot", "CaseReform.Ops.Bot.csproj"), "-t:MakePage", $"-p:PageFiles={files.Path}/", "-nologo"]);

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("未找到 Node.js 或 npm", run.Output, StringComparison.Ordinal);
        Assert.Contains("Node.js 20", run.Output, StringComparison.Ordinal);
    }
}
