using CaseReform.Ops.Worker.Sheets;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>What a header leaves open, put to the office: each question quotes the header and names the option that answers it.</summary>
internal static class HeaderQuestions
{
    private static readonly LedgerColumn[] Needed = [LedgerColumn.Number, LedgerColumn.Symptom, LedgerColumn.LeadUnit, LedgerColumn.Deadline];

    /// <summary>A column that the table cannot do without is not there.</summary>
    public static string Lacks(TableHeader header, string missing)
    {
        var two = header.Two.Select(header.NameOf).ToList();
        return missing
            + Say(ImportTexts.HeaderFound, Quote(header))
            + (two.Count > 0 ? Say(ImportTexts.HeaderOfTwo, string.Join('、', two)) : "")
            + (header.Ignored.Count > 0 ? Say(ImportTexts.HeaderUnread, string.Join('、', header.Ignored), ColumnQuestions.Option(header.Ignored[0], ColumnNames.Of(LedgerColumn.Symptom))) : "");
    }

    /// <summary>No row of the file is a header; <paramref name="guess"/> looks most like one.</summary>
    public static Refusal NoHeader(string sheet, TableHeader? guess) => guess is null
        ? new Refusal(sheet, 1, "", "", ImportTexts.NoHeader)
        : new Refusal(sheet, guess.Row + 1, "", "", Lacks(guess, Say(ImportTexts.NoHeaderLike, string.Join('、', Needed.Where(c => !guess.Has(c)).Select(NameOf)))));

    /// <summary>Whether a sheet that has no header was meant as a ledger all the same.</summary>
    public static bool IsLedger(TableHeader guess) =>
        guess.Has(LedgerColumn.Deadline) && (guess.Has(LedgerColumn.LeadUnit) || guess.Has(LedgerColumn.Responsible)) && guess.Has(LedgerColumn.Number);

    /// <summary>Columns that claim one role and do not say the same.</summary>
    public static List<Refusal> Rivals(string sheet, TableHeader header, List<GridRow> rows, int from)
    {
        var questions = new List<Refusal>();
        foreach (var (role, columns) in header.Rivals)
        {
            if (rows.Skip(from).FirstOrDefault(row => Differ(row, columns, header)) is { } row)
            {
                var named = columns.Select(header.NameOf).Distinct(StringComparer.Ordinal).Count() == columns.Count;
                questions.Add(new Refusal(
                    sheet, header.Row + 1, "", "",
                    Say(
                        named ? ImportTexts.ColumnsRival : ImportTexts.ColumnsRivalAlike,
                        string.Join('、', columns.Select(c => Say(ImportTexts.ColumnAt, header.NameOf(c), SheetGrid.ColumnName(c)))), NameOf(role), row.Index + 1, ColumnQuestions.Option(header.NameOf(columns[^1]), ColumnNames.Ignored)))
                {
                    IsQuestion = true,
                });
            }
        }

        return questions;
    }

    /// <summary>What was read by the meaning of its words, not by a known word: to be looked at once; null when there is nothing of the kind.</summary>
    public static string? Read(TableHeader header)
    {
        var read = header.ByMeaning.Where(c => header.NameOf(c.At) != RoleNames.Of(c.Role)).Select(c => Say(ImportTexts.ColumnRead, header.NameOf(c.At), RoleNames.Of(c.Role))).ToList();
        return read.Count == 0 ? null : Say(ImportTexts.ColumnsRead, string.Join('、', read));
    }

    /// <summary>Columns of times that are not the deadline though their words might say so.</summary>
    public static IReadOnlyList<int> OtherTimes(TableHeader header) =>
        [.. header.Side.Where(c => HeaderParts.Find(header.NameOf(c)) is { Turn: HeaderTurn.Fixed, Column: LedgerColumn.Deadline }).Order(), .. header.Columns[LedgerColumn.Deadline].Skip(1)];

    private static bool Differ(GridRow row, IReadOnlyList<int> columns, TableHeader header) =>
        columns.Where(c => !row[c].IsBlank && row[c].Text != header.NameOf(c)).Select(c => row[c].Text).Distinct(StringComparer.Ordinal).Skip(1).Any();

    private static string Quote(TableHeader header) => string.Join('、', header.Names.OrderBy(n => n.Key).Select(n => n.Value).Distinct(StringComparer.Ordinal));

    private static string NameOf(LedgerColumn column) => RoleNames.Of(column);
}
