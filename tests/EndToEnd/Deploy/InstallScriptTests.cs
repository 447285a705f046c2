using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text;

using CaseReform.Ops.Testing.Processes;
using CaseReform.Ops.Testing.Tools;

namespace CaseReform.Ops.EndToEnd.Tests.Deploy;

/// <summary>install.sh as an IT person uses it, below a folder of its own and with small programs in the place of ours, whose "ledger" is a text with a version.</summary>
[SupportedOSPlatform("linux")]
public sealed class InstallScriptTests : IDisposable
{
    private static readonly string Deploy = Path.Combine(RepositoryRoot.Path, "deploy");
    private readonly TemporaryFolder _folder = new();

    private string Root => _folder.File("root");

    private string Data => Path.Combine(Root, "var/lib/caseops");

    private string Settings => Path.Combine(Root, "etc/caseops/appsettings.json");

    private string Installed => File.ReadAllText(Path.Combine(Root, "opt/caseops/current/VERSION")).Trim();

    private string Script => Path.Combine(Root, "opt/caseops/current/install.sh");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_installation_starts_nothing_before_the_sample_values_are_gone()
    {
        await SucceedsAsync(Package("1", schema: 1), "install");

        var refused = await RunAsync(Script, "start");

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("电话 0000-0000000", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("zhenggai@office.example", refused.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(Data, "ledger")));

        await File.WriteAllTextAsync(Settings, "{}", TestContext.Current.CancellationToken);
        Assert.Contains("Worker run --data", await SucceedsAsync(Script, "start"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secrets_are_their_owners_and_the_data_are_the_groups()
    {
        await SucceedsAsync(Package("1", schema: 1), "install");

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(Root, "etc/caseops/worker.env")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(Root, "etc/caseops/bot.env")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead, File.GetUnixFileMode(Settings));
        Assert.Equal((UnixFileMode)Convert.ToInt32("700", 8), File.GetUnixFileMode(Path.Combine(Root, "etc/caseops/worker")));
        Assert.Equal((UnixFileMode)Convert.ToInt32("700", 8), File.GetUnixFileMode(Path.Combine(Root, "var/backups/caseops")));
        Assert.Equal((UnixFileMode)Convert.ToInt32("2770", 8), File.GetUnixFileMode(Data));
    }

    [Fact]
    public async Task Each_unit_starts_a_file_that_the_installation_has()
    {
        await SucceedsAsync(Package("1", schema: 1), "install");

        var units = Directory.GetFiles(Path.Combine(Root, "etc/systemd/system"), "*.service");
        Assert.Equal(3, units.Length);
        Assert.All(units, unit =>
        {
            var started = File.ReadLines(unit).Single(line => line.StartsWith("ExecStart=", StringComparison.Ordinal))["ExecStart=".Length..].Split(' ')[0];
            Assert.True(File.Exists(Root + started), started);
        });
    }

    [Fact]
    public async Task An_upgrade_keeps_settings_data_and_the_old_version_and_goes_back()
    {
        await StartedAsync("1", schema: 1);
        await SucceedsAsync(Package("2", schema: 1), "upgrade");
        Assert.Equal("2", Installed);
        Assert.Equal("{}", await File.ReadAllTextAsync(Settings, TestContext.Current.CancellationToken));

        await SucceedsAsync(Script, "rollback");

        Assert.Equal("1", Installed);
        Assert.Equal("1", Ledger());
        Assert.StartsWith("1 没有可退回的版本。", (await RunAsync(Script, "rollback")).Errors.Replace("不是升级来的，", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Over_a_newer_schema_the_only_way_back_is_the_backup()
    {
        await StartedAsync("1", schema: 1);
        await SucceedsAsync(Package("2", schema: 2), "upgrade");
        await CaseopsAsync("check");
        Assert.Equal("2", Ledger());

        var refused = await RunAsync(Script, "rollback");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("数据库版本为 2，高于本程序支持的 1", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("--with-backup", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(("2", "2"), (Installed, Ledger()));

        var unanswered = await RunAsync(Script, "rollback", "--with-backup");
        Assert.Contains("已取消", unanswered.Errors, StringComparison.Ordinal);
        Assert.Equal(("2", "2"), (Installed, Ledger()));

        await SucceedsAsync(Script, ["rollback", "--with-backup"], "退回\n");
        Assert.Equal(("1", "1"), (Installed, Ledger()));
    }

    [Fact]
    public async Task Without_a_backup_nothing_is_upgraded()
    {
        await StartedAsync("1", schema: 1);
        Directory.Delete(Path.Combine(Root, "var/backups/caseops"));
        await File.WriteAllTextAsync(Path.Combine(Root, "var/backups/caseops"), "in the way", TestContext.Current.CancellationToken);

        var refused = await RunAsync(Package("2", schema: 1), "upgrade");

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("没有升级，仍用 1", refused.Errors, StringComparison.Ordinal);
        Assert.Equal("1", Installed);
    }

    [Fact]
    public async Task A_package_that_is_not_whole_or_not_for_this_machine_changes_nothing()
    {
        var broken = Package("1", schema: 1);
        await File.AppendAllTextAsync(Path.Combine(Path.GetDirectoryName(broken)!, "caseops"), "# one more line\n", TestContext.Current.CancellationToken);
        Assert.Contains("安装包不完整或被改动", (await RunAsync(broken, "install")).Errors, StringComparison.Ordinal);

        Assert.Contains("这个安装包是 linux-s390x 的", (await RunAsync(Package("2", schema: 1, "linux-s390x"), "install")).Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Root));
    }

    [Fact]
    public async Task Uninstalling_leaves_the_data_unless_it_is_said_twice()
    {
        await StartedAsync("1", schema: 1);
        var once = await RunAsync(Script, ["uninstall", "--delete-data"], "删除数据\n");
        Assert.Contains("已取消", once.Errors, StringComparison.Ordinal);
        Assert.Equal("1", Installed);

        await SucceedsAsync(Script, "uninstall");
        Assert.False(Directory.Exists(Path.Combine(Root, "opt/caseops")));
        Assert.Empty(Directory.GetFiles(Path.Combine(Root, "etc/systemd/system")));
        Assert.Equal(("1", "{}"), (Ledger(), await File.ReadAllTextAsync(Settings, TestContext.Current.CancellationToken)));

        await SucceedsAsync(Package("1", schema: 1), "install");
        Assert.Equal("{}", await File.ReadAllTextAsync(Settings, TestContext.Current.CancellationToken));
        await SucceedsAsync(Script, ["uninstall", "--delete-data"], $"删除数据\n{Environment.MachineName}\n");
        Assert.False(Directory.Exists(Data));
        Assert.True(Directory.Exists(Path.Combine(Root, "var/backups/caseops")));
    }

    [Fact]
    public async Task Nightly_backups_are_kept_up_to_a_number_and_nothing_else_is_touched()
    {
        await StartedAsync("1", schema: 1);
        var backups = Path.Combine(Root, "var/backups/caseops");
        foreach (var name in new[] { "caseops-2026-01-01-023000", "caseops-2026-01-02-023000", "before-2-20260101", "caseops-2026-01-01-023000.unfinished", "别的文件" })
        {
            Directory.CreateDirectory(Path.Combine(backups, name));
        }

        var made = await ProcessRun.RunAsync(["env", $"CASEOPS_ROOT={Root}", "CASEOPS_BACKUPS_KEPT=2", Path.Combine(Root, "opt/caseops/current/backup.sh")]);

        Assert.Equal((0, string.Empty), (made.ExitCode, made.Errors));
        var left = Directory.GetDirectories(backups).Select(Path.GetFileName).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(["before-2-20260101", "caseops-2026-01-01-023000.unfinished", "caseops-2026-01-02-023000", "别的文件"], left.Where(n => !IsNew(n!)));
        Assert.Single(left, n => IsNew(n!));

        static bool IsNew(string name) => name.StartsWith("caseops-", StringComparison.Ordinal) && !name.StartsWith("caseops-2026-01-0", StringComparison.Ordinal);
    }

    private string Ledger() => File.ReadAllText(Path.Combine(Data, "ledger")).Trim();

    private async Task StartedAsync(string version, int schema)
    {
        await SucceedsAsync(Package(version, schema), "install");
        await File.WriteAllTextAsync(Settings, "{}", TestContext.Current.CancellationToken);
        await SucceedsAsync(Script, "start");
    }

    private Task CaseopsAsync(string command) => ProcessRun.RunAsync(["env", $"CASEOPS_ROOT={Root}", Path.Combine(Root, "usr/local/bin/caseops"), command]);

    private async Task<string> SucceedsAsync(string script, string task) => await SucceedsAsync(script, [task], string.Empty);

    private async Task<string> SucceedsAsync(string script, string[] arguments, string input)
    {
        var run = await RunAsync(script, arguments, input);
        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        return run.Output;
    }

    private Task<ProcessRun> RunAsync(string script, params string[] arguments) => RunAsync(script, arguments, string.Empty);

    private Task<ProcessRun> RunAsync(string script, string[] arguments, string input) =>
        ProcessRun.RunAsync(script, [.. arguments, "--prefix", Root], Encoding.UTF8.GetBytes(input), _folder.Path);

    /// <summary>An unpacked archive, as package.sh makes it.</summary>
    /// <returns>Its install.sh.</returns>
    private string Package(string version, int schema, string? platform = null)
    {
        var package = _folder.File($"caseops-{version}-{Directory.GetDirectories(_folder.Path).Length}");
        foreach (var folder in new[] { "worker", "bot", "systemd" })
        {
            Directory.CreateDirectory(Path.Combine(package, folder));
        }

        foreach (var file in new[] { "package/install.sh", "package/backup.sh", "caseops", "appsettings.example.json" })
        {
            File.Copy(Path.Combine(Deploy, file), Path.Combine(package, Path.GetFileName(file)));
        }

        foreach (var unit in Directory.GetFiles(Path.Combine(Deploy, "systemd")))
        {
            File.Copy(unit, Path.Combine(package, "systemd", Path.GetFileName(unit)));
        }

        // like ours: every command but restore opens the data and brings them up to date, and refuses newer ones
        var worker = $"""
            #!/bin/sh
            set -eu
            [ "$1" != --version ] || exit 0
            task=$1 target=${"{2:-}"}
            while [ "$1" != --data ]; do shift; done
            ledger=$2/ledger
            if [ "$task" = restore ]; then read -r answer; [ "$answer" = y ]; cp "$target/ledger" "$ledger"; exit; fi
            [ -e "$ledger" ] || echo {schema} >"$ledger"
            has=$(cat "$ledger")
            if [ "$has" -gt {schema} ]; then echo "数据库版本为 $has，高于本程序支持的 {schema}。" >&2; exit 1; fi
            [ "$task" = backup ] || echo {schema} >"$ledger"
            if [ "$task" = backup ]; then mkdir "$target"; cp "$ledger" "$target/"; fi
            """.ReplaceLineEndings("\n");
        Program(Path.Combine(package, "worker/CaseReform.Ops.Worker"), worker);
        Program(Path.Combine(package, "bot/CaseReform.Ops.Bot"), "#!/bin/sh\n");
        File.WriteAllText(Path.Combine(package, "VERSION"), version + "\n");
        File.WriteAllText(Path.Combine(package, "PLATFORM"), (platform ?? (RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "linux-arm64" : "linux-x64")) + "\n");
        File.WriteAllLines(
            Path.Combine(package, "SHA256SUMS"),
            Directory.GetFiles(package, "*", SearchOption.AllDirectories).Select(f => $"{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(f)))}  {Path.GetRelativePath(package, f)}"));
        return Path.Combine(package, "install.sh");
    }

    private static void Program(string path, string text)
    {
        File.WriteAllText(path, text);
        File.SetUnixFileMode(path, (UnixFileMode)Convert.ToInt32("755", 8));
    }
}
