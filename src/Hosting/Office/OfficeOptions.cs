using System.ComponentModel.DataAnnotations;

using CaseReform.Ops.Domain.Counting;

namespace CaseReform.Ops.Hosting.Office;

/// <summary>The office that keeps the ledger. Section <c>Office</c>, which worker and bot read and judge alike.</summary>
public sealed class OfficeOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Office";

    /// <summary>落款 of every letter.</summary>
    [Required]
    [StringLength(60)]
    public string Name { get; set; } = OfficeTexts.DefaultName;

    /// <summary>How to reach the office, as it stands in letters: a telephone number, a mail address.</summary>
    [StringLength(200)]
    public string? Contact { get; set; }

    /// <summary>The office's time zone, by its IANA name. Missing time-zone data stops the start.</summary>
    [Required]
    public string TimeZone { get; set; } = "Asia/Shanghai";

    /// <summary>When the office opens, local time.</summary>
    public TimeOnly Opens { get; set; } = new(8, 30);

    /// <summary>When the office closes, local time.</summary>
    public TimeOnly Closes { get; set; } = new(17, 30);

    /// <summary>The public address of the chat page, for links in letters; none when there is no chat.</summary>
    public Uri? ChatLink { get; set; }

    /// <summary>立行立改: how many calendar days it gives from the issue date.</summary>
    [Range(1, 365)]
    public int ImmediateFixDays { get; set; } = 15;

    /// <summary>In which order digests, workbooks and the chat list units: by what is overdue, or by name, so that there is no ranking.</summary>
    [EnumDataType(typeof(UnitOrder))]
    public UnitOrder UnitOrder { get; set; }

    /// <summary>The ladder's file; relative to the data folder. Without one the shipped ladder holds.</summary>
    public string? LadderFile { get; set; }
}
