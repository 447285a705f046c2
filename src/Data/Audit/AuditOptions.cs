using System.ComponentModel.DataAnnotations;

namespace CaseReform.Ops.Data.Audit;

/// <summary>The audit trail's files outside the database. Section <c>Audit</c>.</summary>
public sealed class AuditOptions
{
    /// <summary>The MAC key; relative to the data folder. Better placed on another disk, and kept in a safe.</summary>
    [Required]
    public string KeyFile { get; set; } = "keys/audit.key";

    /// <summary>Where the head of the chain is written after each change; relative to the data folder.</summary>
    [Required]
    public string HeadFile { get; set; } = "audit.head";
}
