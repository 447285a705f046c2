using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Ledger;

namespace CaseReform.Ops.Data.Ledger;

/// <summary>Reports of progress from the command line: what was done, by whom, and what it changes in the ledger.</summary>
public sealed class ProgressStore(Database database)
{
    /// <summary>Records a report in one transaction: the report, the measure's new state, the changes cell by cell, the audit entry, and a decision to be made.</summary>
    public Task<ProgressOutcome> ReportAsync(ProgressReport report, CancellationToken token) =>
        database.WriteAsync<ProgressOutcome>(
            async session =>
            {
                var found = await MeasureQueries.FindAsync(session, report.Number, report.Ledger);
                if (found.Count != 1)
                {
                    return found.Count == 0
                        ? new ProgressOutcome.NotFound()
                        : new ProgressOutcome.Several([.. found.Select(f => f.Subject)]);
                }

                var measure = found[0];
                if (measure.ProblemStatus == ProblemStatus.Closed)
                {
                    return new ProgressOutcome.ProblemClosed();
                }

                await MeasureWriter.ReportAsync(session, measure, report);
                return new ProgressOutcome.Recorded(measure.Name, measure.Ledger);
            },
            token);
}
