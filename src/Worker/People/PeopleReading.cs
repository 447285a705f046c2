using CaseReform.Ops.Domain.Units;
using CaseReform.Ops.Worker.Ledger.Import;

namespace CaseReform.Ops.Worker.People;

/// <summary>An address list as read; with a single refusal nothing of it is taken.</summary>
internal sealed record PeopleReading(IReadOnlyList<PersonEntry> Rows, IReadOnlyList<Refusal> Refusals, IReadOnlyList<string> Warnings)
{
    /// <summary>The units that would be created, beside those they are like.</summary>
    public NewUnitPlan NewUnits { get; init; } = NewUnitPlan.Empty;
}
