using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Ledger.Withdrawal;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Worker.Ledger.Withdrawal;

/// <summary>A withdrawn problem as <c>ledger list --withdrawn</c> prints it, with what was said of it.</summary>
internal sealed record PrintedWithdrawal
{
    public required string Number { get; init; }

    public required string Problem { get; init; }

    /// <summary>Where it stood.</summary>
    public required string Status { get; init; }

    public required string LeadUnit { get; init; }

    public required string Ledger { get; init; }

    public required string WithdrawnOn { get; init; }

    public required string WithdrawnBy { get; init; }

    public required string Reason { get; init; }

    public required IReadOnlyList<PrintedWithdrawnMeasure> Measures { get; init; }

    /// <summary>Every changed cell; fields and states as they are stored.</summary>
    public required IReadOnlyList<object> Changes { get; init; }

    public static PrintedWithdrawal Of(LedgerProblem p, WithdrawnPage page, OfficeHours hours)
    {
        var withdrawal = page.Withdrawals[p.WithdrawalId!.Value];
        var names = p.Measures.ToDictionary(m => m.Id, m => m.Name);
        return new()
        {
            Number = p.Number,
            Problem = p.Symptom,
            Status = LedgerWords.Of(p.Status),
            LeadUnit = p.LeadUnit,
            Ledger = p.Ledger,
            WithdrawnOn = IsoDay.Text(withdrawal.Day),
            WithdrawnBy = withdrawal.Actor,
            Reason = withdrawal.Reason,
            Measures = [.. p.Measures.Select(m => PrintedWithdrawnMeasure.Of(m, page, hours))],
            Changes = [.. page.Changes[p.Id].Select(c => new
            {
                at = c.At, by = c.Actor, measure = c.MeasureId is { } id ? names.GetValueOrDefault(id) : null, field = c.Field, old = c.OldValue, @new = c.NewValue,
            })],
        };
    }
}

/// <summary>A measure of it.</summary>
internal sealed record PrintedWithdrawnMeasure
{
    public required string Number { get; init; }

    public required string Text { get; init; }

    public required string? Deadline { get; init; }

    public required string DeadlineText { get; init; }

    public required string Status { get; init; }

    public required IReadOnlyList<PrintedReport> Reports { get; init; }

    public required IReadOnlyList<PrintedFile> Evidence { get; init; }

    public static PrintedWithdrawnMeasure Of(MeasureRow m, WithdrawnPage page, OfficeHours hours) => new()
    {
        Number = m.Name,
        Text = m.Text,
        Deadline = IsoDay.Text(m.Deadline),
        DeadlineText = m.DeadlineText,
        Status = LedgerWords.Of(m),
        Reports = [.. page.Reports[m.Id].Select(r => new PrintedReport(IsoDay.Text(r.Day), r.Actor, r.Role is { } role ? PostRoleNames.NameOfHeard(role) : null, r.Percent, r.Text, r.Completes))],
        Evidence = [.. page.Files[m.Id].Select(f => new PrintedFile(f.Name, f.Version, IsoDay.Text(hours.DayOf(f.ReceivedAt)), $"evidence/{f.Sha256[..2]}/{f.Sha256}"))],
    };
}

/// <summary>A report; as what it was made where that did not answer for the measure.</summary>
internal sealed record PrintedReport(string Day, string By, string? As, int? Percent, string? Text, bool Completes);

/// <summary>A file, and where its content lies in the data folder.</summary>
internal sealed record PrintedFile(string Name, int Version, string ReceivedOn, string File);
