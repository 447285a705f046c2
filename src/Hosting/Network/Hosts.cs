using System.Net;

namespace CaseReform.Ops.Hosting.Network;

/// <summary>What a host's name says, by its spelling alone: a name that happens to lead somewhere today, by somebody's DNS, is no promise.</summary>
public static class Hosts
{
    /// <summary>Whether a host is this machine.</summary>
    public static bool IsLoopback(string? host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    /// <summary>Whether a list of names, <c>*.name</c> for every name below one, names a host.</summary>
    public static bool Names(IEnumerable<string> list, string host) => list.Any(name => name.StartsWith("*.", StringComparison.Ordinal)
        ? host.EndsWith(name[1..], StringComparison.OrdinalIgnoreCase)
        : host.Equals(name, StringComparison.OrdinalIgnoreCase));
}
