using System.ComponentModel.DataAnnotations;

using CaseReform.Ops.Domain.CloseOut;

namespace CaseReform.Ops.Data.CloseOut;

/// <summary>What the office asks for before a problem is closed. Section <c>CloseOut</c>; worker and bot read the same.</summary>
public sealed class CloseOutOptions
{
    /// <summary>Items of evidence that each measure needs; 0 asks for none.</summary>
    [Range(0, 20)]
    public int EvidencePerMeasure { get; set; } = 1;

    /// <summary>Working days of 公示 at least before closing; 0 closes without one.</summary>
    [Range(0, 10)]
    public int NoticeDays { get; set; }

    /// <summary>Working days after closing until 回头看 is due; 0 plans none.</summary>
    [Range(0, 500)]
    public int LookBackDays { get; set; } = 60;

    /// <summary>Working days that whoever has to act is given: then they are reminded once, and from the day after the post above is told. 0 calls once and no more.</summary>
    [Range(0, 60)]
    public int ActWithinDays { get; set; } = 5;

    /// <summary>As the rule asks for them.</summary>
    internal CloseOutTerms Terms => new(EvidencePerMeasure, NoticeDays);
}
