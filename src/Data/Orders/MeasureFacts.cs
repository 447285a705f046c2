using CaseReform.Ops.Data.Ledger;

namespace CaseReform.Ops.Data.Orders;

/// <summary>The lines that tell which measure is meant.</summary>
internal static class MeasureFacts
{
    public static IEnumerable<OrderFact> Of(MeasureRow measure) =>
    [
        new(OrderField.Number, measure.Name),
        new(OrderField.Ledger, measure.Ledger),
        new(OrderField.Measure, measure.Text),
        new(OrderField.Symptom, measure.Symptom),
    ];
}
