using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Domain.Deadlines;
using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>What an exported row said of its deadline and light when it was written: kept in a hidden cell, so that an edited cell is known from one that the ledger moved.</summary>
internal sealed record ExportedBase(DateOnly? Day, bool LongTerm, bool Provisional, string Light, DateOnly? Original, string Text)
{
    private const char Separator = '|';
    private const int Parts = 5;
    private const char LongTermMark = 'L';
    private const char ProvisionalMark = 'P';

    public static ExportedBase Of(MeasureRow measure, DateOnly? original, string light) =>
        new(measure.Deadline, measure.LongTerm, measure.Provisional, light, original, measure.DeadlineText);

    /// <summary>Null for a row of an older export, and for a cell that somebody changed.</summary>
    public static ExportedBase? Find(string text)
    {
        var parts = text.Split(Separator, Parts);
        return parts is [var day, var marks, var light, var original, var words] && IsDay(day) && IsDay(original)
            ? new ExportedBase(
                IsoDay.Find(day), marks.Contains(LongTermMark, StringComparison.Ordinal), marks.Contains(ProvisionalMark, StringComparison.Ordinal), light, IsoDay.Find(original), words)
            : null;
    }

    /// <summary>The deadline as it was.</summary>
    public DeadlinePart ToPart() => new() { Date = Day, LongTerm = LongTerm, Provisional = Provisional, Text = Text };

    public override string ToString() => string.Join(
        Separator, IsoDay.Text(Day) ?? "", (LongTerm ? LongTermMark.ToString() : "") + (Provisional ? ProvisionalMark.ToString() : ""), Light, IsoDay.Text(Original) ?? "", Text);

    private static bool IsDay(string text) => text.Length == 0 || IsoDay.Find(text) is not null;
}
