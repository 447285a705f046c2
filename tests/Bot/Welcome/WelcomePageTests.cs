using System.Net;
using System.Security.Cryptography;
using System.Text;

using CaseReform.Ops.Bot.Tests.Hosting;

namespace CaseReform.Ops.Bot.Tests.Welcome;

public sealed class WelcomePageTests(BotUnderTest bot) : IClassFixture<BotUnderTest>
{
    [Fact]
    public async Task The_page_says_that_the_chat_follows_and_what_works()
    {
        var (_, page) = await RootAsync();

        Assert.Contains("<html lang=\"zh-CN\">", page, StringComparison.Ordinal);
        Assert.Contains("对话功能尚未启用", page, StringComparison.Ordinal);
        Assert.Contains("周报", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_policy_allows_the_pages_own_style_and_nothing_else()
    {
        var (answer, page) = await RootAsync();

        var style = page.Split("<style>")[1].Split("</style>")[0];
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));
        Assert.Equal(
            $"default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            answer.Headers.GetValues("Content-Security-Policy").Single());
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/health")]
    [InlineData("/nothing/here")]
    public async Task Every_answer_carries_the_strict_headers(string path)
    {
        using var client = bot.CreateClient();

        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("DENY", answer.Headers.GetValues("X-Frame-Options").Single());
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.False(answer.Headers.Contains("Server"));
    }

    private async Task<(HttpResponseMessage Answer, string Page)> RootAsync()
    {
        using var client = bot.CreateClient();
        var answer = await client.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/html; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        return (answer, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
