using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;

using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.EndToEnd.Tests.Harness;
using CaseReform.Ops.Testing.Time;
using CaseReform.Ops.Testing.Tools;

namespace CaseReform.Ops.EndToEnd.Tests.Burden;

/// <summary>
/// docs/减负说明.md says that nobody is watched: nothing records when a person opened or read something, and nothing lists, counts, averages or ranks sign-ins or
/// answering times by person. What is needed all the same stands here with its reason; a new column, text or statement of that kind fails until it does.
/// </summary>
public sealed partial class NothingWatchesPeopleTests
{
    /// <summary>Columns that look like watching and are not.</summary>
    private static readonly Dictionary<string, string> Columns = new()
    {
        ["sessions.seen_at"] = "ends a session that nobody uses any more; gone with the session, shown to its own person only",
        ["suggestions.answered_at"] = "the day under an answer to a suggestion, shown with that suggestion; no statement reckons with it",
        ["workers.seen_at"] = "the last sign of life of a program",
    };

    /// <summary>Who may speak of sessions in SQL: one store, and whoever ends them because their person leaves or has another address.</summary>
    private static readonly string[] SessionFiles = ["src/Data/Access/SignInSessionStore.cs", "src/Data/People/Editing/AddressChange.cs", "src/Data/People/PersonRetirement.cs"];

    /// <summary>Texts that name such a thing in order to say that it is not done.</summary>
    private static readonly string[] Denials = ["不统计任何人的登录和答复时间", "不列人，不排名", "不排名次"];

    [Theory(Timeout = Limit.WholeProgram)]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task No_column_keeps_when_somebody_opened_read_or_was_there(DatabaseKind kind)
    {
        await using var at = await Installation.NewAsync(kind);
        await at.SucceedAsync("units", "list");
        var columns = await at.RowsAsync(kind == DatabaseKind.Sqlite
            ? "SELECT t.name || '.' || c.name FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table'"
            : "SELECT table_name || '.' || column_name FROM information_schema.columns WHERE table_schema = current_schema()");
        Assert.True(columns.Count > 200, $"{columns.Count} columns");

        Assert.Equal(Columns.Keys.Order(StringComparer.Ordinal), columns.Where(c => Watching().IsMatch(c[c.IndexOf('.', StringComparison.Ordinal)..])).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Sessions_are_read_by_the_store_that_ends_them_and_by_nobody_who_counts()
    {
        var files = Sources("*.cs").Where(file => Sessions().IsMatch(File.ReadAllText(file))).ToList();

        Assert.Equal(SessionFiles, files.Select(Relative).Order(StringComparer.Ordinal));
        Assert.All(files, file => Assert.DoesNotMatch(@"(?i)\b(count|avg|sum)\s*\([^)]*\)[^""]*\bFROM sessions\b|\bFROM sessions\b[^""]*\bGROUP BY\b", File.ReadAllText(file)));
    }

    [Fact]
    public void What_the_trail_says_of_signing_in_is_asked_for_by_no_statement() => Assert.DoesNotContain(
        Sources("*.cs"), file => Regex.IsMatch(File.ReadAllText(file), @"(?i)(SELECT|WHERE)[^;""]*'session\.(started|ended)'"));

    [Theory]
    [InlineData("CaseReform.Ops.Worker")]
    [InlineData("CaseReform.Ops.Bot")]
    [InlineData("CaseReform.Ops.Data")]
    [InlineData("CaseReform.Ops.Domain")]
    [InlineData("CaseReform.Ops.Hosting")]
    public void No_text_counts_or_ranks_sign_ins_reading_or_answering(string name)
    {
        var assembly = Assembly.Load(name);
        var texts = assembly.GetManifestResourceNames().Where(r => r.EndsWith(".resources", StringComparison.Ordinal))
            .SelectMany(r => new ResourceManager(r[..^".resources".Length], assembly).GetResourceSet(CultureInfo.InvariantCulture, true, true)!.Cast<DictionaryEntry>())
            .Select(entry => (Key: (string)entry.Key, Text: entry.Value as string ?? string.Empty)).ToList();
        Assert.NotEmpty(texts);

        Assert.Empty(texts.Where(t => Words().IsMatch(Denials.Aggregate(t.Text, (text, denial) => text.Replace(denial, string.Empty, StringComparison.Ordinal)))).Select(t => $"{t.Key}: {t.Text}"));
    }

    [Fact]
    public async Task No_command_is_about_it()
    {
        await using var at = await Installation.NewAsync(DatabaseKind.Sqlite);
        var help = (await at.SucceedAsync("--help")).Output;

        Assert.Contains("burden", help, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"(?i)\b(sessions?|log-?ins?|sign-?ins?|activity|usage|online|ranking|views?)\b", help.Replace("--", string.Empty, StringComparison.Ordinal));
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task A_letter_fetches_nothing_and_its_links_tell_nobody_who_followed_them()
    {
        await using var at = await Installation.NewAsync(DatabaseKind.Sqlite);
        at.Settings["Office__ChatLink"] = "https://ops.city.test/";
        await at.SucceedAsync("demo");
        var letters = Directory.GetFiles(Path.Combine(at.Folder, "outbox"), "*.eml");
        Assert.True(letters.Length >= 10, $"{letters.Length} letters");

        foreach (var letter in letters)
        {
            await using var stream = File.OpenRead(letter);
            var html = (await MimeKit.MimeMessage.LoadAsync(stream, TestContext.Current.CancellationToken)).HtmlBody ?? string.Empty;
            Assert.DoesNotMatch(@"(?i)<img|<link|<iframe|url\(|src=", html);
            Assert.All(Links().Matches(html).Select(m => m.Groups[1].Value), link => Assert.True(link.StartsWith('#') || link.StartsWith("mailto:", StringComparison.Ordinal) || link == "https://ops.city.test/", link));
        }
    }

    [Fact]
    public async Task What_burden_says_names_nobody()
    {
        await using var at = await Installation.NewAsync(DatabaseKind.Sqlite);
        await at.SucceedAsync("demo");

        var said = await at.SucceedAsync("burden");
        var document = await at.SucceedAsync("burden", "--json");

        Assert.DoesNotContain("示例", said.Output + document.Output, StringComparison.Ordinal);
        Assert.Matches(@"信件：共 [1-9]\d* 封", said.Output);
        Assert.True(document.Figure("letters") > 0 && document.Figure("askedTwice") == 0, document.Output);
    }

    private static IEnumerable<string> Sources(string pattern) =>
        Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, "src"), pattern, SearchOption.AllDirectories).Where(file => !file.Contains("node_modules", StringComparison.Ordinal));

    private static string Relative(string file) => Path.GetRelativePath(RepositoryRoot.Path, file);

    [GeneratedRegex("(?i)open(ed)?_(at|on)|read_(at|on)|seen|(?<!re)view|visit|click|login|log_in|signed|online|duration|answered|response|last_active|active_at|receipt")]
    private static partial Regex Watching();

    [GeneratedRegex(@"(?i)\b(FROM|JOIN|UPDATE|INTO) sessions\b")]
    private static partial Regex Sessions();

    [GeneratedRegex("登录(次数|率|情况|统计|排名)|在线时长|活跃|打卡|签到|积分|已读|未读|阅读(率|时间|次数|情况)|查看(率|次数)|浏览(次数|量)|(答复|回复|响应|反馈)(时长|速度|率|排名|时间)|平均(答复|回复|响应)|使用率|个人排名|人员排名|排名")]
    private static partial Regex Words();

    [GeneratedRegex("(?i)href=[\"']([^\"']*)")]
    private static partial Regex Links();
}
