using System.Net;

using CaseReform.Ops.Bot.SignIn;

namespace CaseReform.Ops.Bot.Tests.SignIn;

public sealed class NetworkAddressTests
{
    [Theory]
    [InlineData("203.0.113.9", "198.51.100.1", "203.0.113.9")] // a stranger names somebody else
    [InlineData("127.0.0.1", null, "127.0.0.1")]
    [InlineData("127.0.0.1", "198.51.100.1", "198.51.100.1")]
    [InlineData("::ffff:127.0.0.1", "::ffff:198.51.100.1", "198.51.100.1")]
    [InlineData("127.0.0.1", "8.8.8.8, 198.51.100.1", "198.51.100.1")] // what stands before is the stranger's own word
    [InlineData("127.0.0.1", "8.8.8.8,198.51.100.1,10.0.0.1", "198.51.100.1")] // two proxies of ours
    [InlineData("127.0.0.1", "198.51.100.1:4711", "198.51.100.1")]
    [InlineData("127.0.0.1", "[2001:db8::1]:4711", "2001:db8::1")]
    [InlineData("127.0.0.1", "2001:db8::1", "2001:db8::1")]
    [InlineData("127.0.0.1", "unknown", "127.0.0.1")]
    [InlineData("127.0.0.1", "198.51.100.1, unknown", "127.0.0.1")]
    [InlineData("127.0.0.1", "", "127.0.0.1")]
    public void A_request_comes_from_the_nearest_address_that_is_no_proxy_of_ours(string peer, string? forwarded, string address) =>
        Assert.Equal(IPAddress.Parse(address), NetworkAddress.Of(IPAddress.Parse(peer), [forwarded], a => IPAddress.IsLoopback(a) || a.ToString() == "10.0.0.1"));

    [Theory]
    [InlineData("198.51.100.1", "::ffff:198.51.100.1", true)]
    [InlineData("198.51.100.1", "198.51.100.2", false)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    public void What_one_subscriber_can_choose_from_is_one_network(string one, string other, bool same) =>
        Assert.Equal(same, NetworkAddress.Network(IPAddress.Parse(one)).SequenceEqual(NetworkAddress.Network(IPAddress.Parse(other))));
}
