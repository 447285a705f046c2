using CaseReform.Ops.Bot.Channels.Connector;
using CaseReform.Ops.Testing.Processes;
using CaseReform.Ops.Testing.Time;
using CaseReform.Ops.Testing.Tools;

using Microsoft.Extensions.Configuration;

namespace CaseReform.Ops.Bot.Tests.Channels.Connector;

public sealed class ConnectorRulesTests
{
    [Theory]
    [InlineData("AppId", "not a guid")]
    [InlineData("AppSecret", "")]
    [InlineData("AppSecretFile", "/nowhere/secret")]
    [InlineData("TenantId", "a/../b")]
    [InlineData("TenantId", "")]
    [InlineData("Issuer", " ")]
    [InlineData("OpenIdMetadata", "http://login.botframework.com/v1/.well-known/openidconfiguration")]
    [InlineData("OpenIdMetadata", "http://127.0.0.1:1/metadata")]
    [InlineData("OpenIdMetadata", "https://user@login.botframework.com/")]
    [InlineData("TokenEndpoint", "http://login.microsoftonline.com/token")]
    [InlineData("TokenEndpoint", "")]
    [InlineData("AllowedHosts:0", "*")]
    [InlineData("AllowedHosts:0", "*.cn")]
    [InlineData("AllowedHosts:0", "https://smba.trafficmanager.net")]
    [InlineData("AllowedHosts:0", "smba.trafficmanager.net:443")]
    [InlineData("AllowedHosts:0", "smba.trafficmanager.net/teams")]
    [InlineData("AllowedHosts:0", "169.254.169.254")]
    [InlineData("AllowedHosts:0", "127.0.0.1:3978")]
    [InlineData("AllowedHosts:0", "локал.example")]
    [InlineData("Channels:0", "directline")]
    [InlineData("Channels:0", "WebChat")]
    [InlineData("Channels:0", "")]
    [InlineData("CallLimit", "00:00:00")]
    [InlineData("CallLimit", "01:00:00")]
    public void A_wrong_setting_is_named(string setting, string value)
    {
        var failures = Failures("Production", (setting, value));

        Assert.Contains("Connector:" + setting.Split(':')[0].Replace("AppSecretFile", "AppSecret", StringComparison.Ordinal), Assert.Single(failures), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OpenIdMetadata", "http://127.0.0.1:1/metadata")]
    [InlineData("TokenEndpoint", "http://localhost:1/token")]
    [InlineData("AllowedHosts:0", "127.0.0.1:3978")]
    [InlineData("AllowedHosts:0", "[::1]:3978")]
    public void A_developer_may_use_this_machine(string setting, string value) => Assert.Empty(Failures("Development", (setting, value)));

    [Theory]
    [InlineData("AllowedHosts:0", "*.botframework.azure.us")]
    [InlineData("Channels:0", "msteams")]
    [InlineData("TenantId", "contoso.example")]
    [InlineData("TokenEndpoint", "https://login.partner.microsoftonline.cn/tenant/oauth2/v2.0/token")]
    public void Other_clouds_can_be_named(string setting, string value) => Assert.Empty(Failures("Production", (setting, value)));

    [Fact]
    public void What_is_off_is_not_checked() => Assert.Empty(Failures("Production", ("AppId", ""), ("OpenIdMetadata", "x")));

    [Fact(Timeout = Limit.Outside)]
    public async Task The_program_does_not_start_with_a_wrong_setting_and_says_which()
    {
        using var data = new TemporaryFolder();

        var run = await ProcessRun.RunAsync(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "CaseReform.Ops.Bot.dll"), "--data", data.Path, "--Connector:AppId", TestIssuer.AppId]);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("配置有误，程序未启动：已设置 Connector:AppId，还须设置 Connector:AppSecretFile", run.Errors, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Failures(string environment, params (string Setting, string Value)[] settings)
    {
        var all = new Dictionary<string, string?> { ["AppId"] = TestIssuer.AppId, ["AppSecret"] = "s" };
        foreach (var (setting, value) in settings)
        {
            all[setting] = value;
        }

        var options = new ConnectorOptions();
        new ConfigurationBuilder().AddInMemoryCollection(all).Build().Bind(options);
        return new ConnectorRules(new Parts.Host(environment)).Validate(null, options).Failures ?? [];
    }
}
