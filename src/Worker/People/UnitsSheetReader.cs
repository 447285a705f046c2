using CaseReform.Ops.Domain.Units;
using CaseReform.Ops.Worker.Ledger.Import;
using CaseReform.Ops.Worker.Sheets;

namespace CaseReform.Ops.Worker.People;

/// <summary>Reads 名称、上级、别名、职能.</summary>
internal static class UnitsSheetReader
{
    private const string Name = "name";
    private const string Parent = "parent";
    private const string Alias = "alias";
    private const string Function = "function";
    private const int MaxLength = 60;

    private static readonly char[] AliasSeparators = ['、', ',', '，', ';', '；', '/', '／', '\n'];

    private static readonly IReadOnlyList<ListColumn> Columns =
    [
        new(Name, "名称", "单位名称", "单位", "单位全称", "全称", "部门", "部门名称"),
        new(Parent, "上级", "上级单位", "主管单位", "隶属单位", "隶属", "上级部门"),
        new(Alias, "别名", "简称", "单位简称", "别称", "曾用名", "别名/简称"),
        new(Function, "职能", "单位职能", "职能类别", "类别", "单位类别"),
    ];

    /// <param name="known">The stored directory: a parent may be one of its units.</param>
    public static UnitsReading Read(IReadOnlyList<SheetGrid> sheets, UnitNames known)
    {
        var refusals = new List<Refusal>();
        var read = new List<(UnitEntry Unit, ListTable Table, GridRow Row)>();
        var tables = sheets.Where(s => !s.Hidden).Select(s => ListTable.Find(s, Columns, Name, Alias) ?? ListTable.Find(s, Columns, Name, Parent)
            ?? ListTable.Find(s, Columns, Name, Function) ?? ListTable.Find(s, Columns, Name)).OfType<ListTable>().ToList();
        if (tables.Count == 0)
        {
            return new UnitsReading([], [new Refusal(sheets.Count > 0 ? sheets[0].Name : "", 1, "", "", UnitsSheetTexts.NoHeader)]);
        }

        foreach (var table in tables)
        {
            read.AddRange(table.Each(row => ReadRow(table, row, refusals), refusals).Select(r => (r.Entry, table, r.Row)));
        }

        var spellings = RefuseTwice(read, refusals);
        var rows = read.Select(r => r.Unit with { Parent = ResolveParent(r, spellings, known, refusals) }).ToList();
        RefuseCycles(rows, read, refusals);
        return new UnitsReading(rows, refusals);
    }

    private static UnitEntry ReadRow(ListTable table, GridRow row, List<Refusal> refusals)
    {
        var name = Plain(table.Text(row, Name));
        Check(table, row, Name, name, refusals);
        if (name.Length == 0)
        {
            refusals.Add(table.Refuse(row, Name, UnitsSheetTexts.In, UnitsSheetTexts.NameBlank));
        }
        else if (new UnitNames([]).Resolve(name) is UnitMatch.Generic)
        {
            refusals.Add(table.Refuse(row, Name, UnitsSheetTexts.In, Say(UnitsSheetTexts.Generic, name)));
        }

        // A line break inside a name is no separator of names here: only aliases are a list.
        var aliases = table.Text(row, Alias).Split(AliasSeparators, StringSplitOptions.RemoveEmptyEntries).Select(Plain)
            .Where(a => a.Length > 0 && a != name && a is not ("无" or "-" or "—")).Distinct(StringComparer.Ordinal).ToList();
        foreach (var alias in aliases)
        {
            Check(table, row, Alias, alias, refusals);
        }

        var parent = Plain(table.Text(row, Parent));
        var function = table.Text(row, Function).Trim();
        Check(table, row, Function, function, refusals);
        return new UnitEntry(
            name, parent is "" or "无" or "/" or "-" or "—" ? null : parent, aliases, function.Length == 0 ? null : function, table.Sheet, row.Index + 1);
    }

    private static Dictionary<string, UnitEntry> RefuseTwice(
        List<(UnitEntry Unit, ListTable Table, GridRow Row)> read, List<Refusal> refusals)
    {
        var spellings = new Dictionary<string, UnitEntry>(StringComparer.OrdinalIgnoreCase);
        foreach (var (unit, table, row) in read)
        {
            foreach (var (column, spelling) in unit.Aliases.Select(a => (Alias, a)).Prepend((Name, unit.Name)).Where(s => s.Item2.Length > 0))
            {
                if (!spellings.TryAdd(spelling, unit))
                {
                    var other = spellings[spelling];
                    refusals.Add(table.Refuse(row, column, UnitsSheetTexts.In, Say(UnitsSheetTexts.Twice, spelling, other.Name, other.Sheet, other.Row)));
                }
            }
        }

        return spellings;
    }

    private static string? ResolveParent(
        (UnitEntry Unit, ListTable Table, GridRow Row) entry, Dictionary<string, UnitEntry> spellings, UnitNames known, List<Refusal> refusals)
    {
        if (entry.Unit.Parent is not { } parent)
        {
            return null;
        }

        var name = spellings.TryGetValue(parent, out var row) ? row.Name : known.Find(parent);
        var reason = name == entry.Unit.Name ? UnitsSheetTexts.ParentSelf : name is null ? Unknown(parent, known) : null;
        if (reason is not null)
        {
            refusals.Add(entry.Table.Refuse(entry.Row, Parent, UnitsSheetTexts.In, reason));
            return null;
        }

        return name;
    }

    private static string Unknown(string parent, UnitNames known) => known.Nearest(parent) is { Count: > 0 } nearest
        ? Say(UnitsSheetTexts.ParentNearest, parent, string.Join('、', nearest))
        : Say(UnitsSheetTexts.ParentUnknown, parent);

    private static void RefuseCycles(List<UnitEntry> rows, List<(UnitEntry Unit, ListTable Table, GridRow Row)> read, List<Refusal> refusals)
    {
        var parents = rows.GroupBy(r => r.Name).ToDictionary(g => g.Key, g => g.First().Parent, StringComparer.Ordinal);
        var done = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < rows.Count; i++)
        {
            var way = new List<string>();
            for (var name = rows[i].Name; name is not null && !done.Contains(name); name = parents.GetValueOrDefault(name))
            {
                if (way.Contains(name))
                {
                    var circle = string.Join(UnitsSheetTexts.Arrow, way.SkipWhile(n => n != name).Append(name));
                    refusals.Add(read[i].Table.Refuse(read[i].Row, Parent, UnitsSheetTexts.In, Say(UnitsSheetTexts.Cycle, circle)));
                    break;
                }

                way.Add(name);
            }

            done.UnionWith(way);
        }
    }

    private static void Check(ListTable table, GridRow row, string column, string text, List<Refusal> refusals)
    {
        if (!ListText.IsClean(text))
        {
            refusals.Add(table.Refuse(row, column, UnitsSheetTexts.In, UnitsSheetTexts.Forbidden));
        }
        else if (text.Length > MaxLength)
        {
            refusals.Add(table.Refuse(row, column, UnitsSheetTexts.In, Say(UnitsSheetTexts.TooLong, MaxLength)));
        }
    }

    private static string Plain(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) || char.IsControl(c)));
}
