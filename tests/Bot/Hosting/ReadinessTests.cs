using System.Net;

namespace CaseReform.Ops.Bot.Tests.Hosting;

public sealed class ReadinessTests(BotUnderTest bot) : IClassFixture<BotUnderTest>
{
    [Theory]
    [InlineData("/health")]
    [InlineData("/ready")]
    public async Task A_bot_that_reaches_its_database_says_so(string path)
    {
        using var client = bot.CreateClient();

        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("""{"status":"ok"}""", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.True(File.Exists(Path.Combine(bot.Data, "ledger.db")));
    }

    [Fact]
    public async Task A_bot_that_lost_its_database_lives_but_is_not_ready()
    {
        await using var own = new BotUnderTest();
        using var client = own.CreateClient();
        await own.LoseDatabaseAsync();

        using var health = await client.GetAsync(new Uri("/health", UriKind.Relative), TestContext.Current.CancellationToken);
        using var ready = await client.GetAsync(new Uri("/ready", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal("""{"status":"not ready"}""", await ready.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
