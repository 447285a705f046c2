using System.Globalization;
using System.Text.Json;

using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.EndToEnd.Tests.Harness;
using CaseReform.Ops.Testing.Processes;
using CaseReform.Ops.Testing.Tools;

namespace CaseReform.Ops.EndToEnd.Tests.CommandLine;

/// <summary>A setting that is written wrongly stops the real programs, whatever they were to do.</summary>
public sealed class UnknownSettingTests : IAsyncLifetime
{
    private Installation _at = null!;

    private string SettingsFile => Path.Combine(_at.Folder, "appsettings.json");

    public async ValueTask InitializeAsync() => _at = await Installation.NewAsync(DatabaseKind.Sqlite);

    public ValueTask DisposeAsync() => _at.DisposeAsync();

    [Theory]
    [InlineData("run")]
    [InlineData("check")]
    [InlineData("mail", "test", "zhang@ops.example")]
    [InlineData("backup", "/nowhere/at/all")]
    [InlineData("reminders", "send")]
    public async Task Every_command_of_the_worker_stops(params string[] command)
    {
        await File.WriteAllTextAsync(SettingsFile, """{ "Mail": { "Hots": "mail.example" } }""");
        _at.Settings["Offce__Name"] = "甲办公室";

        var ended = await _at.RunAsync(command);

        Assert.Equal(1, ended.Exit);
        Assert.Equal(
            $"配置有误，程序未启动：配置文件 {SettingsFile} 中的 Mail:Hots 不是配置项，最接近的是 Mail:Host。；环境变量 Offce__Name 中的 Offce 不是配置项，最接近的是 Office。",
            ended.Errors.Trim());
        Assert.False(File.Exists(_at.DatabaseFile));
    }

    [Fact]
    public async Task With_json_the_document_says_it()
    {
        _at.Settings["Jobs__HealthPrt"] = "0";
        using var document = JsonDocument.Parse((await _at.RunAsync("check", "--json")).Output);
        Assert.Contains("Jobs:HealthPort", document.RootElement.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_is_given_all_the_same()
    {
        _at.Settings["Offce__Name"] = "甲办公室";
        Assert.Equal(0, (await _at.RunAsync("mail", "test", "--help")).Exit);
    }

    [Theory]
    [InlineData("--Bot:Lsten", "命令行参数 --Bot:Lsten 中的 Bot:Lsten 不是配置项，最接近的是 Bot:Listen。")]
    [InlineData("--Mial:Host", "命令行参数 --Mial:Host 中的 Mial 不是配置项，最接近的是 Mail。")]
    [InlineData("--Office:Nmae", "命令行参数 --Office:Nmae 中的 Office:Nmae 不是配置项，最接近的是 Office:Name。")]
    public async Task An_argument_of_the_bot_stops_it(string argument, string sentence)
    {
        await using var bot = Bot(FreePort.Next(), argument, "x");

        var ended = await bot.EndAsync();

        Assert.Equal((1, $"配置有误，程序未启动：{sentence}"), (ended.Exit, ended.Errors.Trim()));
        Assert.False(File.Exists(_at.DatabaseFile));
    }

    [Fact]
    public async Task Files_and_variables_stop_the_bot()
    {
        await File.WriteAllTextAsync(SettingsFile, """{ "SingIn": { "Idle": "01:00:00" }, "Bot": { "Proxy": { "Secrets": "x" } } }""");
        _at.Settings["Evidence__QuotaMegabyte"] = "50";
        await using var bot = Bot(FreePort.Next());

        var ended = await bot.EndAsync();

        Assert.Equal(1, ended.Exit);
        Assert.Contains($"配置文件 {SettingsFile} 中的 SingIn 不是配置项，最接近的是 SignIn。", ended.Errors, StringComparison.Ordinal);
        Assert.Contains("Bot:Proxy:Secrets 不是配置项，最接近的是 Bot:Proxy:Secret。", ended.Errors, StringComparison.Ordinal);
        Assert.Contains("环境变量 Evidence__QuotaMegabyte 中的 Evidence:QuotaMegabyte 不是配置项，最接近的是 Evidence:QuotaMegabytes。", ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_example_the_other_process_the_framework_and_the_machine_stop_neither()
    {
        File.Copy(Path.Combine(RepositoryRoot.Path, "deploy/appsettings.example.json"), SettingsFile);
        foreach (var name in new[] { "Mail__Connections", "SignIn__Idle", "Kestrel__Limits__MaxConcurrentConnections", "ConnectionStrings__Other", "Serilog__Level", "AWS__Region", "MAILBOX" })
        {
            _at.Settings[name] = name == "SignIn__Idle" ? "02:00:00" : "8";
        }

        await _at.SucceedAsync("audit", "verify");
        var port = FreePort.Next();
        await using var bot = Bot(port, "--Logging:LogLevel:Default", "Warning", "--environment", "Production");
        await FreePort.WaitForListenerAsync(port, () => bot.HasEnded);
        Assert.False(bot.HasEnded);
    }

    private RunningProgram Bot(int port, params string[] arguments) => new(
        [Path.Combine(AppContext.BaseDirectory, "CaseReform.Ops.Bot"), "--data", _at.Folder, "--Bot:Listen", string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"), .. arguments],
        _at.Settings);
}
