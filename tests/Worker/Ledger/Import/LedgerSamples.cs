using CaseReform.Ops.Data.Ledger.Import;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.Deadlines;
using CaseReform.Ops.Domain.Units;
using CaseReform.Ops.Worker.Ledger.Import;
using CaseReform.Ops.Worker.Sheets;

namespace CaseReform.Ops.Worker.Tests.Ledger.Import;

/// <summary>Reads drawn sheets the way the import does, in an invented city with three known units.</summary>
internal static class LedgerSamples
{
    public static readonly UnitNames Units = new(
        [new UnitName("甲市财政局", ["市财政局"]), new UnitName("甲市住建局", ["市住建局"]), new UnitName("甲市教育局", ["市教育局"]), new UnitName("示例街道办事处", ["示例街"])]);

    public static LedgerReadingOptions Options { get; } = new()
    {
        Issued = new DateOnly(2026, 3, 2),
        Today = new DateOnly(2026, 4, 1),
        Calendar = new WorkingCalendar(ShippedCalendars.All),
        Terms = new DeadlineTerms(),
        Units = Units,
    };

    public static LedgerReading Read(string rows) => Read([Grid.Of(rows)]);

    public static LedgerReading Read(params SheetGrid[] sheets) => LedgerSheetReader.Read(sheets, Options);

    /// <summary>A table with the usual five columns over the given rows.</summary>
    public static LedgerReading Plain(string rows) => Read("序号|存在问题|整改措施|责任单位|完成时限\n" + rows);

    /// <summary>Every problem as number(measure@deadline;…), in order.</summary>
    public static string Show(LedgerReading reading)
    {
        Assert.Empty(reading.Refusals.Select(r => r.Reason));
        return string.Join(' ', reading.Problems.Select(p => $"{p.Number}({string.Join(';', p.Measures.Select(Show))})"));
    }

    public static Refusal Refused(LedgerReading reading)
    {
        Assert.Empty(reading.Problems);
        return Assert.Single(reading.Refusals);
    }

    private static string Show(ImportedMeasure m) =>
        $"{m.Text}@{(m.Deadline is { } d ? $"{d:MMdd}" : "")}{(m.LongTerm ? "+" : "")}";
}
