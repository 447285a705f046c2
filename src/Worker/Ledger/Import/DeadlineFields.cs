using CaseReform.Ops.Domain.Deadlines;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>One measure's text with one deadline.</summary>
internal sealed record DatedMeasure(string Text, DeadlinePart Deadline);

/// <summary>Brings the measures of a cell together with the deadlines beside it: item by item where both are numbered, else several dates make several measures.</summary>
internal sealed class DeadlineFields(LedgerReadingOptions options, ImportNotes notes)
{
    /// <summary>The dated measures of one row; empty when something was refused.</summary>
    /// <param name="whole">The row is one measure of our own export and is not taken apart.</param>
    public IReadOnlyList<DatedMeasure> Read(LedgerRow row, FieldCell deadline, string measure, bool whole, DateOnly? issuedOn, ProblemRows problem)
    {
        // a title may name the year that was assessed or audited; deadlines follow the issue
        var year = issuedOn?.Year ?? problem.Labels.Year ?? options.LedgerYear ?? options.Today.Year;
        var assessed = issuedOn is null ? problem.Labels.AssessedYear : null;
        var dated = new List<DatedMeasure>();
        foreach (var (text, when) in Pairs(row, deadline, measure, whole, problem))
        {
            var reading = deadline.Cell.Date is { } day
                ? DeadlineReader.FromDate(day, year)
                : Read(when, issuedOn, year, problem.Labels.Year);
            if (assessed < year && deadline.Cell.Date is null && Differs(reading, Read(when, null, assessed.Value, null)))
            {
                notes.Refuse(row, deadline, Say(ImportTexts.YearOfTitle, when, assessed, year), problem.Number);
                continue;
            }

            switch (reading)
            {
                case DeadlineReading.Understood { Parts: var parts }:
                    dated.AddRange(parts.Select(part => new DatedMeasure(
                        parts.Count > 1 && !string.IsNullOrEmpty(part.Label) ? Say(ImportTexts.WithLabel, text, part.Label) : text,
                        part)));
                    break;
                case DeadlineReading.Refused { Reason: var reason }:
                    notes.Refuse(row, deadline, issuedOn is null && Read(when, options.Today, year, null) is DeadlineReading.Understood ? reason + ImportTexts.IssueOption : reason, problem.Number);
                    break;
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        }

        return dated;
    }

    // 2026年度台账 issued in December 2025: 6月底前 cannot be over before it was issued.
    private DeadlineReading Read(string when, DateOnly? issuedOn, int year, int? titleYear)
    {
        var reading = DeadlineReader.Read(when, issuedOn, year, options.Calendar, options.Terms);
        return titleYear > year && reading is DeadlineReading.Understood { Parts: var parts } && parts.Any(part => part.Date < issuedOn)
            ? DeadlineReader.Read(when, issuedOn, titleYear.Value, options.Calendar, options.Terms)
            : reading;
    }

    private static bool Differs(DeadlineReading one, DeadlineReading other) =>
        one is DeadlineReading.Understood { Parts: var these } && other is DeadlineReading.Understood { Parts: var those } && !these.Select(p => p.Date).SequenceEqual(those.Select(p => p.Date));

    private IEnumerable<(string Measure, string Deadline)> Pairs(LedgerRow row, FieldCell deadline, string measure, bool whole, ProblemRows problem)
    {
        whole |= deadline.Cell.Date is not null;
        var dates = whole ? null : NumberedItems.Split(deadline.Text);
        var items = dates is null ? null : NumberedItems.Split(measure);
        if (dates is null)
        {
            return whole ? [(measure, deadline.Text)] : Lines(deadline.Text, measure);
        }

        if (items is null)
        {
            return dates.Select(date => (measure, date));
        }

        if (items.Count == dates.Count)
        {
            return items.Zip(dates);
        }

        notes.Refuse(row, deadline, Say(ImportTexts.DeadlineItems, items.Count, dates.Count), problem.Number);
        return [];
    }

    // Numbered or not, as many lines in both cells belong together.
    private static IEnumerable<(string Measure, string Deadline)> Lines(string deadline, string measure)
    {
        var dates = deadline.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (dates.Length > 1)
        {
            var items = NumberedItems.Split(measure) ?? measure.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (items.Count == dates.Length)
            {
                return items.Zip(dates);
            }
        }

        return [(measure, deadline)];
    }
}
