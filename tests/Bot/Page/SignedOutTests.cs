using System.Net;

using CaseReform.Ops.Bot.Tests.Hosting;

using Microsoft.AspNetCore.Mvc.Testing;

namespace CaseReform.Ops.Bot.Tests.Page;

/// <summary>What somebody gets who is not signed in: the way to the sign-in page, and nothing else.</summary>
public sealed class SignedOutTests(BotUnderTest bot) : IClassFixture<BotUnderTest>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/digest/2026-W47")]
    public async Task A_page_leads_to_the_sign_in(string path)
    {
        using var answer = await GetAsync(path);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/signin", answer.Headers.Location?.OriginalString);
        Assert.Empty(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("/chat/pulse")]
    [InlineData("/chat/side")]
    public async Task What_the_page_asks_for_is_refused(string path)
    {
        using var answer = await GetAsync(path);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/health")]
    [InlineData("/nothing/here")]
    public async Task Every_answer_carries_the_strict_headers(string path)
    {
        using var answer = await GetAsync(path);

        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("DENY", answer.Headers.GetValues("X-Frame-Options").Single());
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.StartsWith("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Server"));
    }

    private async Task<HttpResponseMessage> GetAsync(string path)
    {
        using var client = bot.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        return await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
    }
}
