using System.ComponentModel.DataAnnotations;

namespace CaseReform.Ops.Bot.Updates;

/// <summary>Files that are sent as evidence. Section <c>Evidence</c>.</summary>
internal sealed class EvidenceOptions
{
    /// <summary>How much one person's files may take up together, in megabytes; a file that others have sent as well counts in full.</summary>
    [Range(20, 1_000_000)]
    public int QuotaMegabytes { get; set; } = 500;

    /// <summary>
    /// Hosts from which files of Connector channels may be fetched: names, <c>*.name</c> for every name below; none by default. In the Development environment
    /// also a loopback address with its port, without TLS. No token is ever sent there.
    /// </summary>
    public IList<string> FetchHosts { get; } = [];

    /// <summary>How long fetching the files of one message may take together; well below the minute that a turn may take.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:00:45")]
    public TimeSpan FetchLimit { get; set; } = TimeSpan.FromSeconds(30);
}
