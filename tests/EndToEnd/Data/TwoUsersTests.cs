using System.Globalization;
using System.Net;
using System.Runtime.Versioning;
using System.Text.RegularExpressions;

using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.EndToEnd.Tests.Harness;
using CaseReform.Ops.Testing.Mail;
using CaseReform.Ops.Testing.Processes;
using CaseReform.Ops.Testing.Time;
using CaseReform.Ops.Testing.Tools;

namespace CaseReform.Ops.EndToEnd.Tests.Data;

/// <summary>The installation of deploy/README.md: worker and bot are two users of one group, and the mail account's secrets and the settings are not the bot's.</summary>
[SupportedOSPlatform("linux")]
public sealed class TwoUsersTests : IDisposable
{
    // numbers that no account of the machine has
    private const string Worker = "64101";
    private const string Bot = "64102";
    private const string Group = "64100";
    private readonly TemporaryFolder _etc = new();

    [Theory(Timeout = Limit.WholeProgram)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Somebody_signs_in_whichever_of_the_two_made_the_files(bool botFirst)
    {
        if (Environment.UserName != "root")
        {
            Missing.Skip("only root can run two programs as two users; run the test as root");
        }

        await using var server = new FakeSmtpServer(new SmtpManners { Extensions = ["AUTH PLAIN"], Account = new SmtpAccount("office@ops.example", "invented") });
        await using var at = await Installation.NewAsync(DatabaseKind.Sqlite);
        await PrepareAsync(at, server.Port);
        var port = FreePort.Next();
        RunningProgram? bot = null;
        try
        {
            bot = botFirst ? await StartBotAsync(at, port) : null;
            at.Prefix = As(Worker);
            await new Town(1, [Town.LocalToday]).SettleAsync(at, from: Town.LocalToday);
            bot ??= await StartBotAsync(at, port);
            await using var worker = at.Start("run");

            using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(Site(port)) };
            browser.DefaultRequestHeaders.Add("Origin", Site(port));
            Assert.Equal(HttpStatusCode.SeeOther, (await PostAsync(browser, "/signin", ("address", Town.Address(0, "责任人")))).StatusCode);
            await Until.TrueAsync(() => server.Letters.Any(l => Link().IsMatch(System.Text.Encoding.ASCII.GetString(l))));
            var token = server.Letters.Select(l => Link().Match(System.Text.Encoding.ASCII.GetString(l))).First(m => m.Success).Groups[1].Value;
            await browser.GetAsync($"/signin/link/{token}");
            var used = await PostAsync(browser, "/signin/link", ("token", token));
            Assert.True(used.StatusCode == HttpStatusCode.SeeOther, await used.Content.ReadAsStringAsync());

            worker.TerminateNow();
            Assert.Equal(0, (await worker.EndAsync()).Exit);
        }
        finally
        {
            if (bot is not null)
            {
                await bot.DisposeAsync();
            }
        }

        await at.SucceedAsync("audit", "verify");
        Assert.Equal(1, await at.CountAsync("SELECT count(*) FROM sessions"));
        var notShared = await ProcessRun.RunAsync("find", [at.Folder, "-path", "*/files", "-prune", "-o", "-type", "f", "!", "-perm", "-060", "-print"]);
        Assert.Empty(notShared.Output);
        Assert.True(await MayAsync(Worker, "-r", _etc.File("worker/mail-password")));
        Assert.False(await MayAsync(Bot, "-r", _etc.File("worker/mail-password")));
        Assert.False(await MayAsync(Bot, "-w", _etc.File("worker")));
        Assert.True(await MayAsync(Bot, "-r", _etc.File("appsettings.json")));
        Assert.False(await MayAsync(Bot, "-w", _etc.File("appsettings.json")));
        Assert.False(await MayAsync(Bot, "-w", _etc.Path));
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task Settings_in_the_data_folder_count_for_nothing_where_the_environment_names_others()
    {
        await using var at = await Installation.NewAsync(DatabaseKind.Sqlite);
        await File.WriteAllTextAsync(_etc.File("appsettings.json"), """{ "Office": { "Name": "甲办公室" } }""");
        await File.WriteAllTextAsync(Path.Combine(at.Folder, "appsettings.json"), """{ "Mail": { "Port": 0 } }""");
        Assert.Equal(1, (await at.RunAsync("audit", "verify")).Exit);
        at.Settings["CASEOPS_SETTINGS"] = _etc.File("appsettings.json");
        await at.SucceedAsync("audit", "verify");
        at.Settings["CASEOPS_SETTINGS"] = _etc.File("nothing.json");
        var missing = await at.RunAsync("audit", "verify");
        Assert.Equal(1, missing.Exit);
        Assert.Contains("CASEOPS_SETTINGS", missing.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => _etc.Dispose();

    private async Task PrepareAsync(Installation at, int port)
    {
        Directory.CreateDirectory(_etc.File("worker"));
        await File.WriteAllTextAsync(_etc.File("worker/mail-password"), "invented\n");
        await File.WriteAllTextAsync(_etc.File("appsettings.json"), string.Create(CultureInfo.InvariantCulture, $$"""
            { "Mail": { "Transport": "Smtp", "Host": "127.0.0.1", "Port": {{port}}, "Security": "None", "From": "office@ops.example",
                "UserName": "office@ops.example", "PasswordFile": "{{_etc.File("worker/mail-password")}}" },
              "Jobs": { "Access": "00:00:00.2" } }
            """));
        at.Settings["CASEOPS_SETTINGS"] = _etc.File("appsettings.json");
        string[][] commands =
        [
            ["chmod", "0755", _etc.Path],
            ["chown", "-R", $"{Worker}:0", _etc.File("worker")],
            ["chmod", "0700", _etc.File("worker")],
            ["chmod", "0400", _etc.File("worker/mail-password")],
            ["chown", $"0:{Group}", _etc.File("appsettings.json")],
            ["chmod", "0640", _etc.File("appsettings.json")],
            ["chown", $"{Worker}:{Group}", at.Folder],
            ["chmod", "2770", at.Folder],
        ];
        foreach (var command in commands)
        {
            Assert.Equal(0, (await ProcessRun.RunAsync(command[0], command[1..])).ExitCode);
        }

        if (!await MayAsync(Bot, "-r", InstalledPrograms.Worker + ".dll"))
        {
            Missing.Skip("the built programs lie where another user cannot read them");
        }
    }

    private static async Task<RunningProgram> StartBotAsync(Installation at, int port)
    {
        var bot = new RunningProgram(
            [.. As(Bot), InstalledPrograms.Bot, "--data", at.Folder, "--Bot:Listen", Site(port)], at.Settings);
        await FreePort.WaitForListenerAsync(port, () => bot.HasEnded);
        return bot;
    }

    private static string[] As(string user) =>
        [.. OtherUser.Prefix(user, Group), "sh", "-c", "umask 0007; exec \"$@\"", "sh"];

    private static async Task<bool> MayAsync(string user, string test, string path) =>
        (await ProcessRun.RunAsync([.. OtherUser.Prefix(user, Group), "test", test, path])).ExitCode == 0;

    private static async Task<HttpResponseMessage> PostAsync(HttpClient browser, string path, (string Name, string Value) field)
    {
        using var form = new FormUrlEncodedContent([new(field.Name, field.Value)]);
        return await browser.PostAsync(path, form);
    }

    private static string Site(int port) => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");

    private static Regex Link() => new("/signin/link/([0-9a-f]+)", RegexOptions.NonBacktracking);
}
