using System.ComponentModel.DataAnnotations;

using CaseReform.Ops.Bot.Hosting;

namespace CaseReform.Ops.Bot.Tests.Hosting;

public sealed class BotOptionsTests
{
    private const string Secret = "0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData("http://127.0.0.1:8632", null, "http://127.0.0.1:8632/")]
    [InlineData("http://0.0.0.0:8632", null, "http://127.0.0.1:8632/")]
    [InlineData("http://[::]:8632", null, "http://127.0.0.1:8632/")]
    [InlineData("http://10.0.0.8:8632", "https://ops.example.cn", "https://ops.example.cn/")]
    [InlineData("http://127.0.0.1:8632", "http://localhost:80", "http://localhost/")]
    public void These_addresses_can_be_used(string listen, string? address, string expected)
    {
        var options = new BotOptions { Listen = listen, PublicAddress = address };

        Assert.Empty(Faults(options));
        Assert.Equal(expected, options.Public.AbsoluteUri);
    }

    [Theory]
    [InlineData("8632", null)]
    [InlineData("https://127.0.0.1:8632", null)]
    [InlineData("http://127.0.0.1:8632/chat", null)]
    [InlineData("http://10.0.0.8:8632", null)]
    [InlineData("http://127.0.0.1:8632", "ops.example.cn")]
    [InlineData("http://127.0.0.1:8632", "http://ops.example.cn")]
    [InlineData("http://127.0.0.1:8632", "https://ops.example.cn/chat")]
    [InlineData("http://127.0.0.1:8632", "https://ops.example.cn?x=1")]
    [InlineData("http://127.0.0.1:8632", "https://user:pw@ops.example.cn")]
    [InlineData("http://127.0.0.1:8632", "ftp://ops.example.cn")]
    [InlineData("http://127.0.0.1:8632", "")]
    public void These_cannot_and_the_sentence_says_so(string listen, string? address) => Assert.Single(Faults(new BotOptions { Listen = listen, PublicAddress = address }));

    [Theory]
    [InlineData("X-Mail", "X-Secret", Secret, "10.0.0.1", 0)]
    [InlineData("", "X-Secret", null, null, 0)]
    [InlineData("X-Mail", "x-mail", Secret, "10.0.0.1", 1)]
    [InlineData("X Mail", "X-Secret", Secret, "10.0.0.1", 1)]
    [InlineData("X-Mail", "X-Secret", "short", "10.0.0.1", 1)]
    [InlineData("X-Mail", "X-Secret", Secret, null, 1)]
    [InlineData("X-Mail", "X-Secret", Secret, "proxy.example.cn", 1)]
    public void A_proxy_needs_two_headers_a_long_secret_and_addresses(string person, string secretHeader, string? secret, string? peer, int faults)
    {
        var options = new BotOptions { Proxy = { PersonHeader = person, SecretHeader = secretHeader, Secret = secret } };
        if (peer is not null)
        {
            options.Proxy.Peers.Add(peer);
        }

        var found = Faults(options).ToList();

        Assert.Equal(faults, found.Count);
        Assert.DoesNotContain(found, f => f.Contains(secret ?? Secret, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Faults(BotOptions options) => options.Validate(new ValidationContext(options)).Select(r => r.ErrorMessage!);
}
