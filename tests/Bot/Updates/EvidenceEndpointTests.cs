using System.Net;
using System.Text;

using CaseReform.Ops.Bot.Channels;
using CaseReform.Ops.Bot.Tests.Hosting;
using CaseReform.Ops.Data.Access;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Testing.Databases;

using Microsoft.Extensions.DependencyInjection;

namespace CaseReform.Ops.Bot.Tests.Updates;

public sealed class EvidenceEndpointTests : IAsyncLifetime
{
    private readonly BotUnderTest _bot = new();
    private long _handler;
    private long _leader;
    private long _stranger;
    private long _measure;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Database Database => _bot.Services.GetRequiredService<Database>();

    public async ValueTask InitializeAsync()
    {
        using var client = _bot.CreateClient();
        var seed = new Seed(Database);
        var (unit, other) = (await seed.UnitAsync("甲市示例局"), await seed.UnitAsync("乙县示例局"));
        _handler = await seed.HolderAsync(unit.Handler, "张示例", "zhang@example.test");
        _leader = await seed.HolderAsync(unit.Leader, "李示例", "li@example.test");
        _stranger = await seed.HolderAsync(other.Handler, "赵示例", "zhao@example.test");
        _measure = await seed.MeasureAsync(await seed.ProblemAsync(await seed.LedgerAsync(), unit.Id, "12"), new DateOnly(2026, 12, 31));
    }

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task A_file_is_given_to_be_saved_and_never_to_be_shown()
    {
        var id = await SendAsync("会议\"纪要\".txt", "<b>整改</b>"[3..]);
        await AddAsync(id);

        using var answer = await GetAsync(id, _leader);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/octet-stream", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("会议纪要.txt", answer.Content.Headers.ContentDisposition.FileNameStar);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("default-src 'none'; sandbox", answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.Equal("整改</b>", await answer.Content.ReadAsStringAsync(Token));
    }

    [Fact]
    public async Task Who_may_not_see_the_problem_gets_the_answer_of_a_file_that_is_not_there()
    {
        var id = await SendAsync("纪要.txt", "整改");
        await AddAsync(id);

        using var hidden = await GetAsync(id, _stranger);
        using var missing = await GetAsync(id + 1, _stranger);
        using var nobody = await GetAsync(id, null);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.Unauthorized), (hidden.StatusCode, missing.StatusCode, nobody.StatusCode));
        Assert.Equal(HeadersOf(missing), HeadersOf(hidden));
        Assert.Equal(1, await Database.ReadAsync(s => s.ScalarAsync<long>("SELECT count(*) FROM audit WHERE action = 'access.refused'"), Token));
    }

    /// <summary>The browser's mark holds chance: only its name is compared.</summary>
    private static string HeadersOf(HttpResponseMessage answer) =>
        string.Join('\n', answer.Headers.Select(h => $"{h.Key}: {string.Join(' ', h.Key == "Set-Cookie" ? h.Value.Select(v => v.Split('=')[0]) : h.Value)}"));

    [Fact]
    public async Task A_file_without_a_measure_is_its_senders_alone()
    {
        var id = await SendAsync("纪要.txt", "整改");

        using var own = await GetAsync(id, _handler);
        using var other = await GetAsync(id, _leader);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (own.StatusCode, other.StatusCode));
    }

    private async Task<long> SendAsync(string name, string content)
    {
        var taken = Assert.IsType<EvidenceTaking.Taken>(await _bot.Services.GetRequiredService<IEvidenceIntake>().TakeAsync(
            new MemoryStream(Encoding.UTF8.GetBytes(content)), name, _handler, "c1", Token));
        return long.Parse(taken.ContentId.AsSpan("evidence:".Length), null);
    }

    private Task<int> AddAsync(long id) => Database.WriteAsync(s => s.ExecuteAsync("UPDATE evidence SET measure_id = @_measure, version = 1 WHERE id = @id", new { _measure, id }), Token);

    private async Task<HttpResponseMessage> GetAsync(long id, long? person)
    {
        using var client = _bot.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"/evidence/{id}", UriKind.Relative));
        if (person is { } who)
        {
            var cookie = AccessSecret.NewToken();
            var now = TimeProvider.System.GetUtcNow();
            await _bot.Services.GetRequiredService<SignInSessionStore>().OpenAsync(
                who, new NewSignInSession { Kind = SignInKind.Chosen, CookieHash = AccessSecret.HashOf(cookie), UserAgent = "test", ExpiresAt = now.AddDays(7) }, now, Token);
            request.Headers.Add("Cookie", $"session={cookie}");
        }

        return await client.SendAsync(request, Token);
    }
}
