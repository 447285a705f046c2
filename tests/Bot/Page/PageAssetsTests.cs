using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;

using CaseReform.Ops.Bot.Page;
using CaseReform.Ops.Bot.Tests.Hosting;

namespace CaseReform.Ops.Bot.Tests.Page;

public sealed class PageAssetsTests(BotUnderTest bot) : IClassFixture<BotUnderTest>
{
    private static readonly PageAssets Assets = new();

    [Theory]
    [InlineData("webchat", "webchat.js", "text/javascript")]
    [InlineData("page", "page.js", "text/javascript")]
    [InlineData("page", "line.js", "text/javascript")]
    [InlineData("page", "page.css", "text/css")]
    [InlineData("page", "icon.svg", "image/svg+xml")]
    public async Task A_file_is_kept_for_good_under_an_address_that_names_its_content(string folder, string file, string type)
    {
        using var answer = await GetAsync(Assets.AddressOf(folder, file));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("public, max-age=31536000, immutable", answer.Headers.GetValues("Cache-Control").Single());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task A_browser_that_takes_less_gets_less_and_reads_the_same(string encoding)
    {
        var address = Assets.AddressOf("page", "page.js");
        using var plain = await GetAsync(address);
        using var packed = await GetAsync(address, encoding);

        var whole = await plain.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var small = await packed.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Empty(plain.Content.Headers.ContentEncoding);
        Assert.Equal([encoding], packed.Content.Headers.ContentEncoding);
        Assert.Equal("Accept-Encoding", packed.Headers.GetValues("Vary").Single());
        Assert.True(small.Length < whole.Length);
        Assert.Equal(whole, Unpack(small, encoding));
    }

    [Fact]
    public async Task An_encoding_that_is_refused_is_not_used()
    {
        using var answer = await GetAsync(Assets.AddressOf("page", "page.js"), "br;q=0", "identity");

        Assert.Empty(answer.Content.Headers.ContentEncoding);
    }

    [Theory]
    [InlineData("/assets/page/0000000000000000/page.js")]
    [InlineData("/assets/page/page.js")]
    [InlineData("/assets/")]
    [InlineData("/assets/page/..%2f..%2fCaseReform.Ops.Bot.dll")]
    public async Task What_is_not_an_address_of_a_file_is_not_there(string address)
    {
        using var answer = await GetAsync(address);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("no-store", answer.Headers.GetValues("Cache-Control").Single());
    }

    [Fact]
    public async Task The_program_itself_is_no_file_of_the_page()
    {
        using var answer = await GetAsync(Assets.AddressOf("page", "page.js") + "/../../../../CaseReform.Ops.Bot.dll");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private async Task<HttpResponseMessage> GetAsync(string address, params string[] encodings)
    {
        using var client = bot.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        foreach (var encoding in encodings)
        {
            request.Headers.AcceptEncoding.Add(StringWithQualityHeaderValue.Parse(encoding));
        }

        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static byte[] Unpack(byte[] packed, string encoding)
    {
        using var source = new MemoryStream(packed);
        using Stream unpacked = encoding == "br" ? new BrotliStream(source, CompressionMode.Decompress) : new GZipStream(source, CompressionMode.Decompress);
        using var whole = new MemoryStream();
        unpacked.CopyTo(whole);
        return whole.ToArray();
    }
}
