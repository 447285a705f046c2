using System.Security.Cryptography;

using CaseReform.Ops.Bot.Channels.Connector;
using CaseReform.Ops.Bot.Channels.Connector.Tokens;
using CaseReform.Ops.Testing.Time;

namespace CaseReform.Ops.Bot.Tests.Channels.Connector;

public sealed class SigningKeysTests : IAsyncLifetime
{
    private const string Service = "https://smba.trafficmanager.net/teams/";

    private TestIssuer _issuer = null!;
    private Parts _parts = null!;

    public async ValueTask InitializeAsync()
    {
        _issuer = await TestIssuer.StartAsync();
        _parts = new Parts(new ConnectorOptions { AppId = TestIssuer.AppId, AppSecret = "s", OpenIdMetadata = _issuer.Metadata });
    }

    public async ValueTask DisposeAsync()
    {
        _parts.Dispose();
        await _issuer.DisposeAsync();
    }

    [Fact]
    public async Task The_keys_are_read_once_for_many_tokens_at_once()
    {
        var token = _issuer.Token(_parts.Now, Service);

        var verdicts = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => JudgeAsync(token)));

        Assert.All(verdicts, v => Assert.IsType<TokenVerdict.Good>(v));
        Assert.Equal(2, _issuer.Server.Calls.Count);
    }

    [Fact]
    public async Task A_new_key_is_found_when_a_token_names_it()
    {
        Assert.IsType<TokenVerdict.Good>(await JudgeAsync(_issuer.Token(_parts.Now, Service)));
        _issuer.Keys = () => TestIssuer.KeySet(TestIssuer.OtherKey, "key-2", "msteams");
        _parts.Clock.Advance(SigningKeys.Pause);

        Assert.IsType<TokenVerdict.Good>(await JudgeAsync(TokenOfKey2()));
    }

    [Fact]
    public async Task Unknown_keys_do_not_make_us_ask_again_and_again()
    {
        await JudgeAsync(_issuer.Token(_parts.Now, Service));
        for (var i = 0; i < 50; i++)
        {
            var kid = $"unknown-{i}";
            Assert.IsType<TokenVerdict.Bad>(await JudgeAsync(_issuer.Token(_parts.Now, Service, header: h => h["kid"] = kid)));
        }

        Assert.Equal(2, _issuer.Server.Calls.Count);
        _parts.Clock.Advance(SigningKeys.Pause);
        await JudgeAsync(_issuer.Token(_parts.Now, Service, header: h => h["kid"] = "unknown"));
        Assert.Equal(4, _issuer.Server.Calls.Count);
    }

    [Fact]
    public async Task Known_keys_outlive_the_issuer_for_five_days_and_then_nobody_gets_in()
    {
        Assert.IsType<TokenVerdict.Good>(await JudgeAsync(_issuer.Token(_parts.Now, Service)));
        _issuer.Keys = () => "out of order";

        _parts.Clock.Advance(TimeSpan.FromDays(5) - TimeSpan.FromMinutes(1));
        Assert.IsType<TokenVerdict.Good>(await JudgeAsync(_issuer.Token(_parts.Now, Service)));
        _parts.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.IsType<TokenVerdict.CannotTell>(await JudgeAsync(_issuer.Token(_parts.Now, Service)));
    }

    [Fact]
    public async Task A_withdrawn_key_is_forgotten_after_a_day()
    {
        await JudgeAsync(_issuer.Token(_parts.Now, Service));
        _issuer.Keys = () => TestIssuer.KeySet(TestIssuer.OtherKey, "key-2", "msteams");
        _parts.Clock.Advance(TimeSpan.FromDays(1));

        // the key is still known: the first token gets in and starts the reading
        Assert.IsType<TokenVerdict.Good>(await JudgeAsync(_issuer.Token(_parts.Now, Service)));
        await _issuer.Server.WaitForAsync(_ => _issuer.Server.Calls.Count == 4, TestContext.Current.CancellationToken);
        await Until.TrueAsync(async () => await JudgeAsync(_issuer.Token(_parts.Now, Service)) is TokenVerdict.Bad);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"jwks_uri":1}""")]
    [InlineData("""{"jwks_uri":"https://keys.example/keys"}""")]
    [InlineData("""{"jwks_uri":"http://127.0.0.1:1/keys"}""")]
    [InlineData("""{"jwks_uri":"file:///etc/passwd"}""")]
    public async Task Metadata_that_point_elsewhere_or_nowhere_let_nobody_in(string about)
    {
        _issuer.About = () => about;

        Assert.IsType<TokenVerdict.CannotTell>(await JudgeAsync(_issuer.Token(_parts.Now, Service)));
        Assert.Single(_issuer.Server.Calls);
    }

    [Fact]
    public async Task An_endless_key_set_is_not_read_to_its_end()
    {
        _issuer.Keys = () => new string(' ', 2 * 1024 * 1024) + TestIssuer.KeySet(_issuer.Key, TestIssuer.Kid, "msteams");

        Assert.IsType<TokenVerdict.CannotTell>(await JudgeAsync(_issuer.Token(_parts.Now, Service)));
    }

    [Fact]
    public async Task A_weak_key_is_no_key()
    {
        using var weak = RSA.Create(1024);
        _issuer.Keys = () => TestIssuer.KeySet(weak, TestIssuer.Kid, "msteams");

        Assert.IsType<TokenVerdict.Bad>(
            await JudgeAsync(_issuer.Token(_parts.Now, Service, sign: b => weak.SignData(b, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))));
    }

    private Task<TokenVerdict> JudgeAsync(string token) => _parts.Judge.JudgeAsync("Bearer " + token, TestContext.Current.CancellationToken).AsTask();

    private string TokenOfKey2() => _issuer.Token(
        _parts.Now, Service, header: h => h["kid"] = "key-2", sign: b => TestIssuer.OtherKey.SignData(b, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
}
