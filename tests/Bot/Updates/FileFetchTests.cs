using CaseReform.Ops.Bot.Channels;
using CaseReform.Ops.Bot.Tests.Channels.Connector;
using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Bot.Updates;
using CaseReform.Ops.Testing.Time;

using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Bot.Tests.Updates;

public sealed class FileFetchTests : IAsyncLifetime
{
    private UpdateTown _town = null!;
    private LoopbackServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await LoopbackServer.StartAsync((context, call) => call.Path switch
        {
            "/a.txt" => context.Response.WriteAsync("整改情况说明"),
            "/redirect" => Task.Run(() => context.Response.Redirect("/a.txt")),
            "/large" => context.Response.WriteAsync(new string('a', (20 * 1024 * 1024) + 1)),
            "/slow" => Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default),
            _ => Task.Run(() => context.Response.StatusCode = 404),
        });
        _town = await UpdateTown.BuildAsync(
            ("Evidence:FetchHosts:0", new Uri(_server.Address).Authority), ("Evidence:FetchHosts:1", "*.files.example.test"), ("Evidence:FetchHosts:2", "one.example.test"));
        _town.Handler.Channel = "msteams";
    }

    public async ValueTask DisposeAsync()
    {
        await _town.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_file_of_a_listed_host_is_fetched_without_a_token_and_added_like_any_other()
    {
        await _town.MeasureAsync();

        var card = await _town.Handler.SayAsync(new Intent.Evidence(new SpokenNumber("12")), Of("/a.txt", "纪要.txt"));

        Assert.Contains("材料：纪要.txt（18 B，第1版）", card.All, StringComparison.Ordinal);
        Assert.Contains("已记入", (await _town.Handler.PressAsync(card, "确认")).Text, StringComparison.Ordinal);
        Assert.Equal(string.Empty, Assert.Single(_server.Calls).Authorization);
    }

    [Theory(Timeout = Limit.Outside)]
    [InlineData("/redirect")]
    [InlineData("/missing")]
    public async Task A_redirect_is_not_followed_and_nothing_but_success_counts(string path)
    {
        Assert.Equal("未取得“a.txt”：系统不能从这里下载文件。请在督办网页上传。", (await _town.Handler.SayAsync(new Intent.Evidence(null), Of(path, "a.txt"))).Text);
        Assert.Single(_server.Calls);
        Assert.Equal(0, await _town.CountAsync("evidence"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_file_that_is_too_large_is_refused() =>
        Assert.Contains("单个文件不超过20 MB", (await _town.Handler.SayAsync(new Intent.Evidence(null), Of("/large", "a.txt"))).Text, StringComparison.Ordinal);

    [Fact(Timeout = Limit.Outside)]
    public async Task A_host_that_does_not_answer_is_given_up()
    {
        var asked = _town.Handler.SayAsync(new Intent.Evidence(null), Of("/slow", "a.txt"));
        await _server.WaitForAsync(call => call.Path == "/slow", TestContext.Current.CancellationToken);
        _town.Test.Clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal("未取得“a.txt”：下载超时。请稍后单独重发，或在督办网页上传。", (await asked).Text);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Ten_files_come_side_by_side_within_one_limit_and_the_answer_names_those_that_did_not()
    {
        await _town.MeasureAsync();
        Attachment[] sent = [.. Enumerable.Range(1, 9).Select(n => Of("/slow", $"慢{n}.txt")), Of("/a.txt", "纪要.txt"), Of("/a.txt", "多.txt")];

        var asked = _town.Handler.SayAsync(new Intent.Evidence(new SpokenNumber("12")), sent);
        await _server.WaitForAsync(_ => _server.Calls.Count == 10, TestContext.Current.CancellationToken);
        await Until.TrueAsync(async () => await _town.CountAsync("evidence") > 0);

        _town.Test.Clock.Advance(TimeSpan.FromSeconds(30));
        var answer = await asked;

        Assert.StartsWith("未取得“慢1.txt”：下载超时。请稍后单独重发，或在督办网页上传。未取得“慢2.txt”", answer.Text, StringComparison.Ordinal);
        Assert.EndsWith("一次最多接收10份，其余1份未接收，请分次发送。请核对：为12-1添加佐证材料。", answer.Text, StringComparison.Ordinal);
        Assert.Contains("材料：纪要.txt（18 B，第1版）", answer.All, StringComparison.Ordinal);
        Assert.Equal(10, _server.Calls.Count);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task The_limit_of_a_messages_files_stays_well_below_a_turns()
    {
        await using var town = await UpdateTown.BuildAsync(("Evidence:FetchLimit", "00:00:46"));

        Assert.Throws<OptionsValidationException>(() => town.Get<IOptions<EvidenceOptions>>().Value);
    }

    [Theory]
    [InlineData("https://a.files.example.test/x", true)]
    [InlineData("https://one.example.test/x?y=z", true)]
    [InlineData("https://ONE.example.test:443/x", true)]
    [InlineData("https://two.example.test/x", false)]
    [InlineData("https://files.example.test.evil.test/x", false)]
    [InlineData("https://evilfiles.example.test/x", false)]
    [InlineData("http://one.example.test/x", false)]
    [InlineData("https://one.example.test:8443/x", false)]
    [InlineData("https://user@one.example.test/x", false)]
    [InlineData("https://one.example.test\\@evil.test/x", false)]
    [InlineData("https://169.254.169.254/latest", false)]
    [InlineData("http://127.0.0.1:1/x", false)]
    [InlineData("https://[::1]/x", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("ftp://one.example.test/x", false)]
    [InlineData("/evidence/1", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Only_listed_hosts_over_https_are_asked(string? address, bool allowed) => Assert.Equal(allowed, _town.Get<FileFetch>().IsAllowed(address));

    [Fact(Timeout = Limit.Outside)]
    public async Task A_host_that_is_not_listed_gets_no_call()
    {
        await using var other = await LoopbackServer.StartAsync((context, _) => context.Response.WriteAsync("整改情况说明"));

        var answer = await _town.Get<FileFetch>().TakeAsync([new Attachment { ContentUrl = other.Address + "/a.txt", Name = "a.txt" }], _town.Handler.Person, "c", TestContext.Current.CancellationToken);

        Assert.IsType<EvidenceTaking.Refused>(Assert.Single(answer));
        Assert.Empty(other.Calls);
    }

    private Attachment Of(string path, string name) => new() { ContentType = "text/plain", ContentUrl = _server.Address + path, Name = name };
}
