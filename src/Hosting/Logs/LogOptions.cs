using System.ComponentModel.DataAnnotations;

namespace CaseReform.Ops.Hosting.Logs;

/// <summary>The application's own log files, beside what goes to standard error. Section <c>Logs</c>, which worker and bot read alike.</summary>
public sealed class LogOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Logs";

    /// <summary>Where the files lie; a relative path counts from the data folder.</summary>
    [Required]
    public string Folder { get; set; } = "logs";

    /// <summary>How long a day's file is kept. Those who check ask for half a year at least.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "3650.00:00:00")]
    public TimeSpan Keep { get; set; } = TimeSpan.FromDays(200);
}
