using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>Recognises a header of one or two rows by its words, wherever it stands and as often as it is repeated.</summary>
/// <param name="answer">What the office said of a column, by its header without white space: that goes before all words.</param>
internal sealed class HeaderFinder(Func<string, HeaderMeaning?>? answer = null)
{
    private const int MinColumns = 3;
    private const int MinRoles = 2;

    private const int MaxRemembered = 2000;

    private static readonly LedgerColumn[] Anchors = [LedgerColumn.LeadUnit, LedgerColumn.Deadline, LedgerColumn.Responsible];

    // Every row is looked at, and cells of a table say the same things again and again.
    private readonly Dictionary<string, HeaderMeaning?> _read = new(StringComparer.Ordinal);

    /// <summary>The header that begins at <paramref name="row"/>, or null. <paramref name="below"/> is the row under it, when there is one.</summary>
    public TableHeader? At(GridRow row, GridRow? below)
    {
        if (row.Own.Count == 0 || IsFigure(row[row.Own[0]].Text))
        {
            return null;
        }

        var sub = below is not null && IsSubHeader(row, below) ? below : null;
        if (Map(row, null) is { IsHeader: true } single)
        {
            // 问题清单, 任务清单, 责任清单 may be groups over a header of their own.
            return sub is not null ? Map(row, sub).Header
                : below is not null && Map(below, null) is { IsHeader: true } better && better.Header.Columns.Count > single.Header.Columns.Count ? null
                : single.Header;
        }

        if (sub is null)
        {
            return null;
        }

        // A title above a header of its own is no part of it; groups are, and what stands beside them.
        var (alone, grouped) = (Map(sub, null), Map(row, sub));
        return alone.IsHeader
            ? (row.Own.Count > 1 && grouped.IsHeader && grouped.Header.Columns.Count > alone.Header.Columns.Count ? grouped.Header : null)
            : grouped.IsHeader ? grouped.Header
            : null;
    }

    /// <summary>What is understood of a row, whether it makes a header or not.</summary>
    public TableHeader Guess(GridRow row) => Map(row, null).Header;

    // 1, 1-1, XC-01: a row of the table, and most rows are.
    private static bool IsFigure(string text) => text.Any(char.IsAsciiDigit) && text.All(char.IsAscii);

    // A sub-header of one word would be a heading between the rows.
    private bool IsSubHeader(GridRow row, GridRow below) => IsBelowGroups(row, below) || (
        below.Own.Count > 0
        && below.Own.All(c => (Find(below[c].Text) is { } found && (found.IsWord || below.Own.Count > 1)) || IsUnderGroup(row, c) || IsStateUnder(row, below, c))
        && below.Own.Any(c => FindBelow(Parent(row, c), below[c].Text) is not null));

    // All that is new stands below groups, and the other columns reach down beside it: two rows, whatever the words.
    private static bool IsBelowGroups(GridRow row, GridRow below) =>
        below.Own.Count > 1 && below.Own.All(c => IsUnderGroup(row, c)) && row.Own.Count(c => row[c].Area is { } area && area.LastRow > row.Index) > 1;

    // Without merged cells: 已完成 and 推进中 below 整改状态.
    private static bool IsStateUnder(GridRow row, GridRow below, int column) =>
        below.Own.Count > 1 && StatusWords.Read(below[column].Text) is not null
        && HeaderParts.Find(Parent(row, column)) is { Turn: HeaderTurn.Fixed, Column: LedgerColumn.Status or LedgerColumn.Progress };

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

    private (TableHeader Header, bool IsHeader) Map(GridRow row, GridRow? sub)
    {
        var cells = new List<HeaderCell>();
        var names = new Dictionary<int, string>();
        var plain = true;
        for (var c = 0; c < Math.Max(row.Width, sub?.Width ?? 0); c++)
        {
            var (text, meaning) = Meaning(row, sub, c);
            if (text.Length == 0)
            {
                continue;
            }

            names[c] = text.WithoutSpaces();
            plain &= row[c].Cell is { Date: null, Number: null };
            if (meaning is not null || !row[c].IsFromLeft(c))
            {
                cells.Add(new HeaderCell(c, names[c], meaning));
            }
        }

        var roles = new HeaderRoles(cells.Count(c => c.Meaning is not null) < MinRoles ? [] : cells);
        var header = new TableHeader(row.Index, sub is null ? 1 : 2, roles.Columns, names, [.. cells.Where(c => c.Meaning is null || roles.Troubles.Contains(c.At)).Select(c => c.Text)])
        {
            Side = cells.Where(c => c.Meaning is { Turn: HeaderTurn.Side }).Select(c => c.At).Concat(roles.Passed).ToHashSet(),
            Two = [.. cells.Where(c => c.Meaning is { Turn: HeaderTurn.Two }).Select(c => c.At)],
            Rivals = roles.Rivals,
            ByMeaning = [.. cells.Where(c => c.Meaning is { IsWord: false, Turn: not (HeaderTurn.Side or HeaderTurn.Two) } or { Turn: HeaderTurn.Task or HeaderTurn.Content or HeaderTurn.Aim })
                .SelectMany(c => roles.Columns.Where(r => r.Value.Contains(c.At)).Take(1).Select(r => (c.At, r.Key)))],
        };
        return (header, IsHeader(header, cells, plain));
    }

    /// <summary>Known words are enough; words read by their parts must be most of a row that says whose or until when as well, for a problem may end in a word like a header's.</summary>
    private static bool IsHeader(TableHeader header, List<HeaderCell> cells, bool plain)
    {
        var words = cells.Where(c => c.Meaning is { IsWord: true }).Select(c => c.Meaning!.Value.Column).ToHashSet();
        if (words.Count >= MinColumns && (words.Contains(LedgerColumn.Symptom) || words.Contains(LedgerColumn.Measure)))
        {
            return true;
        }

        return plain
            && header.Columns.Count >= MinColumns
            && (header.Has(LedgerColumn.Symptom) || header.Has(LedgerColumn.Measure))
            && Array.Exists(Anchors, header.Has)
            && cells.Count(c => c.Meaning is not null) * 2 > cells.Count;
    }

    private (string Text, HeaderMeaning? Match) Meaning(GridRow row, GridRow? sub, int column)
    {
        if (sub is not null && !sub[column].IsBlank && !sub[column].IsFromAbove(sub.Index))
        {
            return (sub[column].Text, FindBelow(Parent(row, column), sub[column].Text));
        }

        return (row[column].Text, Find(row[column].Text));
    }

    private HeaderMeaning? FindBelow(string parent, string text) => Answer(text) ?? HeaderParts.FindBelow(parent, text);

    private HeaderMeaning? Find(string text)
    {
        if (_read.TryGetValue(text, out var known))
        {
            return known;
        }

        var found = Answer(text) ?? HeaderParts.Find(text);
        if (_read.Count < MaxRemembered)
        {
            _read.Add(text, found);
        }

        return found;
    }

    private HeaderMeaning? Answer(string text) => answer?.Invoke(text.WithoutSpaces());
}
