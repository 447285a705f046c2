using System.Globalization;
using System.Text.Json.Serialization;

using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Domain.Reminders;
using CaseReform.Ops.Domain.Text;
using CaseReform.Ops.Worker.Ledger.Import;
using CaseReform.Ops.Worker.Letters;

namespace CaseReform.Ops.Worker.Ledger.Listing;

/// <summary>A problem as <c>ledger list</c> prints it; states and lights in the office's words, days in ISO form.</summary>
internal sealed record PrintedProblem
{
    public required string Number { get; init; }

    public required string Problem { get; init; }

    public required string Status { get; init; }

    /// <summary>The loudest of its measures.</summary>
    public required string Light { get; init; }

    public required string LeadUnit { get; init; }

    public required IReadOnlyList<string> SupportingUnits { get; init; }

    public required IReadOnlyList<PrintedMeasure> Measures { get; init; }

    public required string Ledger { get; init; }

    public static PrintedProblem Of(LedgerProblem p, LedgerMoment moment) => new()
    {
        Number = p.Number,
        Problem = p.Symptom,
        Status = LedgerWords.Of(p.Status),
        Light = LightNames.NameOf(moment.LightOf(p)),
        LeadUnit = p.LeadUnit,
        SupportingUnits = p.SupportingUnits,
        Measures = [.. p.Measures.Select(m => PrintedMeasure.Of(m, moment))],
        Ledger = p.Ledger,
    };
}

/// <summary>A measure as <c>ledger list</c> prints it.</summary>
internal sealed record PrintedMeasure
{
    public required string Number { get; init; }

    public required string Text { get; init; }

    public required string? Deadline { get; init; }

    public required string DeadlineText { get; init; }

    public required bool LongTerm { get; init; }

    public required bool Provisional { get; init; }

    public required string Status { get; init; }

    public required string Light { get; init; }

    /// <summary>For people: the words, and the day where it is not one of them.</summary>
    [JsonIgnore]
    public string DeadlineShown { get; init; } = string.Empty;

    /// <summary>For people; 0 when it is not overdue.</summary>
    [JsonIgnore]
    public int DaysOverdue { get; init; }

    public static PrintedMeasure Of(MeasureRow m, LedgerMoment moment) => new()
    {
        Number = m.Name,
        Text = m.Text,
        Deadline = IsoDay.Text(m.Deadline),
        DeadlineText = m.DeadlineText,
        DeadlineShown = m.Deadline is { } day && DayText.Find(m.DeadlineText) != day ? Say(LedgerTexts.ListDeadline, m.DeadlineText, OfficialDate.Of(day)) : m.DeadlineText,
        LongTerm = m.LongTerm,
        Provisional = m.Provisional,
        Status = LedgerWords.Of(m),
        Light = LightNames.NameOf(moment.LightOf(m)),
        DaysOverdue = m.DaysOverdue(moment.Today),
    };
}
