using System.Text.Json;

using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.EndToEnd.Tests.Harness;
using CaseReform.Ops.Testing.Processes;
using CaseReform.Ops.Testing.Time;
using CaseReform.Ops.Testing.Tools;

namespace CaseReform.Ops.EndToEnd.Tests.CommandLine;

/// <summary>Whatever is typed or configured wrongly is answered with a sentence, never with a stack trace.</summary>
public sealed class BadInputTests
{
    [Theory(Timeout = Limit.WholeProgram)]
    [InlineData("nonsense")]
    [InlineData("reminders")]
    [InlineData("reminders", "send", "--jsn")]
    [InlineData("reminders", "send", "--as-of")]
    [InlineData("reminders", "send", "--as-of", "morgen")]
    [InlineData("reminders", "send", "--as-of", "2026-02-30")]
    [InlineData("reminders", "send", "--as-of", "0000-00-00T00:00:00Z")]
    [InlineData("reminders", "plan", "--as-of", "9999-12-31")]
    [InlineData("reminders", "plan", "--as-of", "9999-12-31T23:59:59Z")]
    [InlineData("reminders", "plan", "--as-of", "0001-01-01")]
    [InlineData("ledger", "import")]
    [InlineData("ledger", "import", "/")]
    [InlineData("ledger", "import", "missing.xlsx")]
    [InlineData("ledger", "import", "/dev/null")]
    [InlineData("ledger", "import", "/proc/self/mem")]
    [InlineData("ledger", "import", "a", "b")]
    [InlineData("ledger", "import", "/etc/passwd", "--issued", "gestern")]
    [InlineData("ledger", "export", "/no/such/folder/x.xlsx")]
    [InlineData("ledger", "export", "/")]
    [InlineData("ledger", "list", "--unit", "没有这个单位")]
    [InlineData("units", "import", "/")]
    [InlineData("people", "import", "/etc/passwd")]
    [InlineData("calendar", "import", "/etc/passwd")]
    [InlineData("calendar", "import", "/")]
    [InlineData("progress", "999", "--by", "无此人")]
    [InlineData("progress", "1", "--percent", "many", "--by", "x")]
    [InlineData("digest", "--as-of", "x")]
    [InlineData("digest", "--out", "/proc/nowhere", "--as-of", "2026-03-16")]
    [InlineData("check", "--as-of", "?")]
    public async Task Bad_arguments_get_a_sentence(params string[] arguments)
    {
        await using var at = await Installation.NewAsync(DatabaseKind.Sqlite);
        Sentence(await at.RunAsync(arguments), failed: arguments is not (["reminders", "plan", ..] or ["ledger", "list", ..]));
    }

    [Theory(Timeout = Limit.WholeProgram)]
    [InlineData("Mail:Port", "abc")]
    [InlineData("Mail:Port", "99999")]
    [InlineData("Mail:Transport", "Pigeon")]
    [InlineData("Mail:FinalReplyLimit", "soon")]
    [InlineData("Office:TimeZone", "Mars/X")]
    [InlineData("Office:Opens", "25:00")]
    [InlineData("Office:Closes", "08:00")]
    [InlineData("Office:ChatLink", "::::")]
    [InlineData("Office:LadderFile", "none.json")]
    [InlineData("Office:ImmediateFixDays", "0")]
    [InlineData("Delivery:Lease", "00:00:01")]
    [InlineData("Delivery:Batch", "0")]
    [InlineData("Jobs:Reminders", "-1")]
    [InlineData("Jobs:HealthPort", "70000")]
    [InlineData("Database:Kind", "Oracle")]
    [InlineData("Database:BusyTimeout", "x")]
    public async Task A_wrong_setting_is_named_in_a_sentence(string setting, string value)
    {
        await using var at = await Installation.NewAsync(DatabaseKind.Sqlite);
        at.Settings.Clear();
        var parts = setting.Split(':');
        await File.WriteAllTextAsync(Path.Combine(at.Folder, "appsettings.json"), JsonSerializer.Serialize(new Dictionary<string, object>
        {
            [parts[0]] = new Dictionary<string, string> { [parts[1]] = value },
        }));
        foreach (var command in new[] { new[] { "run" }, ["reminders", "send", "--json"] })
        {
            var ended = await at.RunAsync(command);
            Assert.Equal(1, ended.Exit);
            Assert.Contains(setting, ended.Errors, StringComparison.Ordinal);
            Sentence(ended, failed: true);
        }
    }

    [Theory(Timeout = Limit.WholeProgram)]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{\"Mail\": {\"Port\": 1, \"Port\": 2}}")]
    public async Task A_broken_settings_file_is_named(string text)
    {
        await using var at = await Installation.NewAsync(DatabaseKind.Sqlite);
        await File.WriteAllTextAsync(Path.Combine(at.Folder, "appsettings.json"), text);
        var ended = await at.RunAsync("reminders", "send");
        Assert.Equal(1, ended.Exit);
        Assert.Contains("appsettings.json", ended.Errors, StringComparison.Ordinal);
        Sentence(ended, failed: true);
    }

    [Theory(Timeout = Limit.WholeProgram)]
    [InlineData("nonsense")]
    [InlineData("Host=127.0.0.1;Port=1;Username=ops;Timeout=2")]
    [InlineData("Host=127.0.0.1;Port=many")]
    public async Task A_PostgreSQL_that_cannot_be_reached_is_a_sentence(string connection)
    {
        await using var at = await Installation.NewAsync(DatabaseKind.Sqlite);
        at.Settings["Database__Kind"] = "Postgres";
        at.Settings["Database__ConnectionString"] = connection;
        Sentence(await at.RunAsync("reminders", "send"), failed: true);
        Sentence(await at.RunAsync("run"), failed: true);
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task A_data_folder_that_is_a_file_is_a_sentence()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("file"), "");
        await using var at = Installation.OnSqlite(folder.File("file"), () => ValueTask.CompletedTask);
        Sentence(await at.RunAsync("reminders", "send"), failed: true);
        Sentence(await at.RunAsync("run"), failed: true);
    }

    [Theory(Timeout = Limit.WholeProgram)]
    [InlineData("ledger", "import", "missing.xlsx", "--json")]
    [InlineData("ledger", "list", "--json")]
    [InlineData("ledger", "list", "--json", "--nonsense")]
    [InlineData("people", "import", "missing.xlsx", "--json")]
    [InlineData("units", "import", "/etc/passwd", "--json")]
    [InlineData("calendar", "import", "/etc/passwd", "--json")]
    [InlineData("reminders", "plan", "--json")]
    [InlineData("reminders", "send", "--json")]
    [InlineData("reminders", "send", "--json", "--as-of", "morgen")]
    [InlineData("check", "--json")]
    public async Task With_json_standard_output_is_one_document_however_it_ends(params string[] arguments)
    {
        await using var at = await Installation.NewAsync(DatabaseKind.Sqlite);
        using var document = JsonDocument.Parse((await at.RunAsync(arguments)).Output);
        Assert.NotEqual(JsonValueKind.Undefined, document.RootElement.ValueKind);
        at.Settings["Mail__Port"] = "abc";
        using var failure = JsonDocument.Parse((await at.RunAsync(arguments)).Output);
        Assert.NotEmpty(failure.RootElement.GetProperty("error").GetString()!);
    }

    private static void Sentence(Ended ended, bool failed)
    {
        if (failed)
        {
            Assert.True(ended.Exit is 1 or 2, ended.All);
            Assert.Contains(ended.Errors, c => c is >= '\u4E00' and <= '\u9FFF');
        }

        Assert.DoesNotContain("Unhandled", ended.All, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.All, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", ended.All, StringComparison.Ordinal);
    }
}
