using System.ComponentModel.DataAnnotations;

namespace CaseReform.Ops.Worker.Hosting;

/// <summary>How often the worker looks. Section <c>Jobs</c>. What is due is worked out from the ledger, so a look missed costs nothing but time.</summary>
internal sealed class JobsOptions
{
    /// <summary>How often due measures are planned and letters sent.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan Reminders { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How often somebody who wants to sign in is looked for: they wait for the mail.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan Access { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How often it is looked whether the office asks for something in the chat: they wait for it.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan Requests { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How often the weekly digest is looked after.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan Digest { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How often the office's daily letter and the housekeeping are looked after.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan Housekeeping { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>The port of the health endpoint on loopback; 0 for none.</summary>
    [Range(0, 65535)]
    public int HealthPort { get; set; } = 8631;

    /// <summary>How long the bytes of letters that ended are kept, refused ones included; the rows stay for good. Those who check ask for half a year at least.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "3650.00:00:00")]
    public TimeSpan KeepBodies { get; set; } = TimeSpan.FromDays(200);
}
