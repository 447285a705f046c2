using CaseReform.Ops.Domain.Digest;
using CaseReform.Ops.Worker.Letters;

namespace CaseReform.Ops.Worker.Digest;

/// <summary>Numbers as a leader reads them: <c>3、12-1、15</c>, behind their ledger's name where there are several.</summary>
internal static class NumberList
{
    private const int MaxNumbers = 30;

    /// <summary>The first numbers; what is left out is said.</summary>
    public static string Of(DigestList<DigestNumber> list, bool numbersOnly)
    {
        var shown = list.Rows.Take(MaxNumbers).ToList();
        var text = string.Join(DigestTexts.LedgerSeparator, shown.GroupBy(n => numbersOnly ? null : n.Ledger).Select(Ledger));
        return shown.Count < list.Total ? Say(DigestTexts.NumbersCut, text) : text;
    }

    private static string Ledger(IGrouping<string?, DigestNumber> ledger)
    {
        var numbers = string.Join(DigestTexts.YearSeparator, ledger.Select(n => n.Number));
        return ledger.Key is null ? numbers : Say(DigestTexts.NumbersOfLedger, Plain.Cut(ledger.Key, DigestMeasureTable.MaxNameLength), numbers);
    }
}
