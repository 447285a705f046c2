using System.ComponentModel.DataAnnotations;

namespace CaseReform.Ops.Worker.Asks;

/// <summary>Limits of the process in which a request of the office is done. Section <c>Requests</c>.</summary>
internal sealed class AskOptions
{
    /// <summary>How much memory it may take, in megabytes; a file that needs more is refused.</summary>
    [Range(64, 16_384)]
    public int MaxMemoryMegabytes { get; set; } = 1536;

    /// <summary>How long it may take.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "02:00:00")]
    public TimeSpan MaxTime { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How long a request stays with a worker that says nothing; longer than an import holds a file database.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "01:00:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(2);
}
