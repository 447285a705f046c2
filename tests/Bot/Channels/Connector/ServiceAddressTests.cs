using CaseReform.Ops.Bot.Channels.Connector;
using CaseReform.Ops.Bot.Channels.Connector.Outbound;
using CaseReform.Ops.Bot.Hosting;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Bot.Tests.Channels.Connector;

public sealed class ServiceAddressTests
{
    [Theory]
    [InlineData("https://smba.trafficmanager.net/teams/", "https://smba.trafficmanager.net/teams/")]
    [InlineData("https://smba.trafficmanager.net/cn/3f0c/", "https://smba.trafficmanager.net/cn/3f0c/")]
    [InlineData("https://smba.trafficmanager.net", "https://smba.trafficmanager.net/")]
    [InlineData("https://slack.botframework.com", "https://slack.botframework.com/")]
    public void A_channels_own_address_is_allowed(string text, string expected) => Assert.Equal(expected, Address("Production").Resolve(text)?.AbsoluteUri);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("smba.trafficmanager.net/teams/")]
    [InlineData("//smba.trafficmanager.net/teams/")]
    [InlineData("http://smba.trafficmanager.net/teams/")]
    [InlineData("ftp://smba.trafficmanager.net/teams/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("HTTPS://smba.trafficmanager.net/teams/")]
    [InlineData("https:\\\\smba.trafficmanager.net/teams/")]
    [InlineData("https://smba.trafficmanager.net:444/")]
    [InlineData("https://smba.trafficmanager.net:443/")]
    [InlineData("https://smba.trafficmanager.net@evil.example/")]
    [InlineData("https://user:pass@smba.trafficmanager.net/")]
    [InlineData("https://@smba.trafficmanager.net/")]
    [InlineData("https://evil.example#@smba.trafficmanager.net/")]
    [InlineData("https://evil.example/smba.trafficmanager.net/")]
    [InlineData("https://evil.example?smba.trafficmanager.net/")]
    [InlineData("https://evil.example\\@smba.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net.evil.example/")]
    [InlineData("https://smba.trafficmanager.net./teams/")]
    [InlineData("https://evilsmba.trafficmanager.net/")]
    [InlineData("https://x.smba.trafficmanager.net/")]
    [InlineData("https://evilbotframework.com/")]
    [InlineData("https://botframework.com/")]
    [InlineData("https://botframework.com.evil.example/")]
    [InlineData("https://smbа.trafficmanager.net/")]
    [InlineData("https://smba。trafficmanager。net/")]
    [InlineData("https://smba.trafficmanager.net\u3002evil.example/")]
    [InlineData("https://ｓｍｂａ.trafficmanager.net/")]
    [InlineData("https://xn--smb-7cd.trafficmanager.net/")]
    [InlineData("https://smba%2etrafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net/../x/")]
    [InlineData("https://smba.trafficmanager.net/a/%2e%2e/b/")]
    [InlineData("https://smba.trafficmanager.net//evil.example/")]
    [InlineData("https://smba.trafficmanager.net/teams/?x=1")]
    [InlineData("https://smba.trafficmanager.net/teams/#x")]
    [InlineData("https://smba.trafficmanager.net/te ams/")]
    [InlineData("https://smba.trafficmanager.net/\r\nHost: evil.example/")]
    [InlineData(" https://smba.trafficmanager.net/teams/")]
    [InlineData("https://169.254.169.254/latest/meta-data/")]
    [InlineData("http://169.254.169.254/metadata/identity/oauth2/token")]
    [InlineData("https://[fd00:ec2::254]/")]
    [InlineData("https://metadata.google.internal/")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("http://127.0.0.1:3978/")]
    [InlineData("http://localhost/")]
    [InlineData("https://localhost/")]
    [InlineData("https://2130706433/")]
    [InlineData("https://0x7f.1/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://[::ffff:127.0.0.1]/")]
    [InlineData("https://10.0.0.1/")]
    public void Anything_else_is_refused(string? text) => Assert.Null(Address("Production").Resolve(text));

    [Theory]
    [InlineData("http://127.0.0.1:3978/", true)]
    [InlineData("http://127.0.0.1:3979/", false)]
    [InlineData("http://localhost:3978/", false)]
    [InlineData("http://127.1:3978/", false)]
    [InlineData("http://2130706433:3978/", false)]
    [InlineData("http://192.168.1.1:3978/", false)]
    public void On_a_developers_machine_only_the_named_port_is_allowed(string text, bool expected) =>
        Assert.Equal(expected, Address("Development", "127.0.0.1:3978").Resolve(text) is not null);

    [Fact]
    public void A_loopback_entry_means_nothing_outside_the_development_environment() =>
        Assert.Null(Address("Production", "127.0.0.1:3978").Resolve("http://127.0.0.1:3978/"));

    [Theory]
    [InlineData("19:abc@thread.tacv2;messageid=1", "https://smba.trafficmanager.net/teams/v3/19%3Aabc%40thread.tacv2%3Bmessageid%3D1/activities")]
    [InlineData("a/../b?c#d", "https://smba.trafficmanager.net/teams/v3/a%2F..%2Fb%3Fc%23d/activities")]
    [InlineData("会话 %2e", "https://smba.trafficmanager.net/teams/v3/%E4%BC%9A%E8%AF%9D%20%252e/activities")]
    public void Ids_are_escaped(string id, string expected) =>
        Assert.Equal(expected, ServiceAddress.Below(new Uri("https://smba.trafficmanager.net/teams/"), "v3", id, "activities")?.AbsoluteUri);

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    public void An_id_that_climbs_is_refused(string id) =>
        Assert.Null(ServiceAddress.Below(new Uri("https://smba.trafficmanager.net/teams/"), "v3", id, "activities"));

    private static ServiceAddress Address(string environment, params string[] hosts)
    {
        var options = new ConnectorOptions { AppId = TestIssuer.AppId };
        foreach (var host in hosts)
        {
            options.AllowedHosts.Add(host);
        }

        var wrapped = Options.Create(options);
        return new ServiceAddress(wrapped, new ConnectorMode(wrapped, Options.Create(new BotOptions()), new Parts.Host(environment)));
    }
}
