using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>Recognises a header of one or two rows by its words, wherever it stands and as often as it is repeated.</summary>
internal static class HeaderFinder
{
    private const int MinColumns = 3;

    /// <summary>The header that begins at <paramref name="row"/>, or null. <paramref name="below"/> is the row under it, when there is one.</summary>
    public static TableHeader? At(GridRow row, GridRow? below, ColumnAnswers answers)
    {
        if (row.Own.Count == 0)
        {
            return null;
        }

        var sub = below is not null && IsSubHeader(row, below) ? below : null;
        if (IsHeader(Map(row, null, answers)))
        {
            return Map(row, sub, answers);
        }

        // A title above a header of its own is no part of it; groups without words of their own are.
        return sub is not null && !IsHeader(Map(sub, null, answers)) && Map(row, sub, answers) is var grouped && IsHeader(grouped) ? grouped : null;
    }

    private static bool IsHeader(TableHeader header) =>
        header.Columns.Count >= MinColumns && (header.Has(LedgerColumn.Symptom) || header.Has(LedgerColumn.Measure));

    private static bool IsSubHeader(GridRow row, GridRow below) =>
        below.Own.Count > 0
        && below.Own.All(c => HeaderWords.Find(below[c].Text) is not null || IsUnderGroup(row, c))
        && below.Own.Any(c => HeaderWords.FindBelow(Parent(row, c), below[c].Text) is not null);

    private static bool IsUnderGroup(GridRow row, int column) =>
        row[column].Area is { } area && area.LastColumn > area.FirstColumn && area.LastRow == row.Index;

    // Without merged cells (CSV) a group's text stands above its first column only.
    private static string Parent(GridRow row, int column)
    {
        for (var c = column; c >= 0; c--)
        {
            if (!row[c].IsBlank)
            {
                return row[c].Text;
            }
        }

        return "";
    }

    private static TableHeader Map(GridRow row, GridRow? sub, ColumnAnswers answers)
    {
        var found = new List<(LedgerColumn Column, int Rank, int At)>();
        var names = new Dictionary<int, string>();
        var ignored = new List<string>();
        for (var c = 0; c < Math.Max(row.Width, sub?.Width ?? 0); c++)
        {
            var (text, match) = Meaning(row, sub, c);
            if (text.Length == 0)
            {
                continue;
            }

            names[c] = text.WithoutSpaces();
            if (answers.TryFind(names[c], out var said))
            {
                if (said is { } meant)
                {
                    found.Add((meant, -1, c));
                }
            }
            else if (match is { } known)
            {
                found.Add((known.Column, known.Rank, c));
            }
            else if (!row[c].IsFromLeft(c))
            {
                ignored.Add(names[c]);
            }
        }

        var columns = found.GroupBy(f => f.Column).ToDictionary(
            g => g.Key,
            IReadOnlyList<int> (g) => [.. g.OrderBy(f => f.Rank).ThenBy(f => f.At).Select(f => f.At)]);
        return new TableHeader(row.Index, sub is null ? 1 : 2, columns, names, ignored);
    }

    private static (string Text, (LedgerColumn Column, int Rank)? Match) Meaning(GridRow row, GridRow? sub, int column)
    {
        if (sub is not null && !sub[column].IsBlank && !sub[column].IsFromAbove(sub.Index))
        {
            return (sub[column].Text, HeaderWords.FindBelow(Parent(row, column), sub[column].Text));
        }

        return (row[column].Text, HeaderWords.Find(row[column].Text));
    }
}
