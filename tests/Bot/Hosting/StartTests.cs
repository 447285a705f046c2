using System.Net;
using System.Net.Sockets;
using System.Text;

using CaseReform.Ops.Testing.Processes;
using CaseReform.Ops.Testing.Time;
using CaseReform.Ops.Testing.Tools;

namespace CaseReform.Ops.Bot.Tests.Hosting;

/// <summary>The real process: a wrong setting stops it, and it says which.</summary>
public sealed class StartTests
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "CaseReform.Ops.Bot.dll");

    [Theory(Timeout = Limit.Outside)]
    [InlineData("--Database:Kind", "Postgres", "Database:ConnectionString")]
    [InlineData("--Database:Kind", "Oracle", "Database:Kind")]
    [InlineData("--Database:BusyTimeout", "soon", "Database:BusyTimeout")]
    [InlineData("--Bot:Listen", "8632", "Bot:Listen")]
    [InlineData("--Bot:PublicAddress", "http://ops.example.cn", "Bot:PublicAddress")]
    [InlineData("--SignIn:Idle", "00:00:01", "SignIn:Idle")]
    [InlineData("--Office:TimeZone", "Mars/Olympus", "Office:TimeZone")]
    [InlineData("--Office:ChatLink", "chat", "Office:ChatLink")]
    [InlineData("--Office:ImmediateFixDays", "0", "Office:ImmediateFixDays")]
    public async Task A_wrong_setting_stops_the_start_and_is_named(string setting, string value, string named)
    {
        using var data = new TemporaryFolder();

        var run = await ProcessRun.RunAsync("dotnet", [Program, "--data", data.Path, setting, value]);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("配置有误，程序未启动：", run.Errors, StringComparison.Ordinal);
        Assert.Contains(named, run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--listen", "http://127.0.0.1:8632")]
    [InlineData("--dta", "/srv")]
    [InlineData("run")]
    [InlineData("--data")]
    [InlineData("--data", "--Bot:Listen", "http://127.0.0.1:8632")]
    public async Task An_argument_that_means_nothing_stops_the_start_and_leaves_no_folder(params string[] args)
    {
        using var place = new TemporaryFolder();

        var run = await ProcessRun.RunAsync("dotnet", [Program, .. args], folder: place.Path);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"启动参数“{args[0]}", run.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(place.Path));
    }

    [Fact]
    public async Task Help_is_printed_and_nothing_is_started()
    {
        using var place = new TemporaryFolder();

        var run = await ProcessRun.RunAsync("dotnet", [Program, "--help"], folder: place.Path);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("--data", run.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(place.Path));
    }

    [Fact]
    public async Task Wrong_settings_of_several_sections_are_all_named()
    {
        using var data = new TemporaryFolder();

        var run = await ProcessRun.RunAsync("dotnet", [Program, "--data", data.Path, "--SignIn:Idle", "00:00:01", "--Office:TimeZone", "Mars/Olympus"]);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("配置有误，程序未启动：", run.Errors, StringComparison.Ordinal);
        Assert.Contains("SignIn:Idle", run.Errors, StringComparison.Ordinal);
        Assert.Contains("Office:TimeZone", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_another_program_has_stops_the_start_in_one_line()
    {
        using var data = new TemporaryFolder();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        var run = await ProcessRun.RunAsync("dotnet", [Program, "--data", data.Path, "--Bot:Listen", $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}"]);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("配置项 Bot:Listen 所指的端口已被其他程序占用，程序未启动。请先停下那个程序，或另选一个端口。", run.Errors.Trim());
    }

    [Fact]
    public async Task A_setting_in_the_data_folder_holds()
    {
        using var data = new TemporaryFolder();
        await File.WriteAllTextAsync(data.File("appsettings.json"), """{ "Database": { "Kind": "Postgres" } }""", TestContext.Current.CancellationToken);

        var run = await ProcessRun.RunAsync("dotnet", [Program, "--data", data.Path]);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Database:ConnectionString", run.Errors, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_second_bot_on_the_same_folder_says_so_in_one_line()
    {
        using var data = new TemporaryFolder();
        await using var first = new FileStream(data.File("ledger.db.bot"), FileMode.Create, FileAccess.ReadWrite, FileShare.None);

        var run = await ProcessRun.RunAsync("dotnet", [Program, "--data", data.Path, "--Bot:Listen", $"http://127.0.0.1:{FreePort.Next()}"]);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal($"另一个对话程序已在使用数据目录 {data.Path}。一个数据目录只能运行一个，请先停下那一个。", run.Errors.Trim());
        Assert.DoesNotContain("   at ", run.Output, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_file_that_is_no_database_stops_the_start()
    {
        using var data = new TemporaryFolder();
        await File.WriteAllTextAsync(data.File("ledger.db"), new string('x', 5000), Encoding.ASCII, TestContext.Current.CancellationToken);

        var run = await ProcessRun.RunAsync("dotnet", [Program, "--data", data.Path]);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("已损坏或不是数据库文件", run.Errors, StringComparison.Ordinal);
    }
}
