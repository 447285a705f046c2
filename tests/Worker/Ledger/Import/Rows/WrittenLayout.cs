using System.Text.Json;

using CaseReform.Ops.Testing.Tools;
using CaseReform.Ops.Worker.Sheets;

namespace CaseReform.Ops.Worker.Tests.Ledger.Import.Rows;

/// <summary>A ledger as an office might keep it, written down with what a clerk reads in each row by somebody who had not seen the program.</summary>
internal sealed record WrittenLayout
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public string Kind { get; init; } = "xlsx";

    public DateOnly Issued { get; init; }

    public DateOnly AsOf { get; init; }

    public IReadOnlyList<WrittenSheet> Sheets { get; init; } = [];

    public IReadOnlyList<ExpectedRow> Expected { get; init; } = [];

    public static IReadOnlyList<string> Names { get; } =
        [.. typeof(WrittenLayout).Assembly.GetManifestResourceNames().Where(n => n.StartsWith("rows-", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    public static WrittenLayout Load(string name)
    {
        using var content = typeof(WrittenLayout).Assembly.GetManifestResourceStream(name)!;
        return JsonSerializer.Deserialize<WrittenLayout>(content, Web)!;
    }

    /// <summary>The cells of the row that is expected.</summary>
    public IReadOnlyList<string> TextsOf(ExpectedRow row) => [.. SheetOf(row).Rows[row.Row - 1].Select(Text)];

    public WrittenSheet SheetOf(ExpectedRow row) => Sheets.FirstOrDefault(s => s.Name == row.Sheet) ?? Sheets[0];

    /// <summary>Writes it as a real file.</summary>
    public string Save(TemporaryFolder folder)
    {
        var path = folder.File("台账." + Kind);
        if (Kind == "csv")
        {
            File.WriteAllLines(path, Sheets[0].Rows.Select(row => string.Join(',', row.Select(c => "\"" + Text(c).Replace("\"", "\"\"", StringComparison.Ordinal) + "\""))));
            return path;
        }

        using var file = File.Create(path);
        using var book = new WorkbookWriter(file);
        foreach (var sheet in Sheets)
        {
            var width = sheet.Rows.Max(r => r.Count);
            var writer = book.AddSheet(new SheetLayout(sheet.Name, [.. Enumerable.Repeat(new SheetColumn(12), width)]));
            foreach (var row in sheet.Rows)
            {
                writer.WriteRow([.. row.Select(Value), .. Enumerable.Repeat(CellValue.Blank(), width - row.Count)]);
            }

            foreach (var area in sheet.Merges)
            {
                writer.Merge(AreaOf(area));
            }
        }

        return path;
    }

    private static string Text(JsonElement cell) => cell.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.Object when cell.TryGetProperty("percent", out var share) => $"{share.GetDouble() * 100:0.##}%",
        JsonValueKind.Object => cell.GetProperty("date").GetString()!,
        _ => cell.ToString(),
    };

    private static CellValue Value(JsonElement cell) => cell.ValueKind switch
    {
        JsonValueKind.Number => CellValue.Number(cell.GetDouble()),
        JsonValueKind.Object when cell.TryGetProperty("percent", out var share) => CellValue.Percent(share.GetDouble()),
        JsonValueKind.Object => CellValue.Date(DateOnly.Parse(cell.GetProperty("date").GetString()!, System.Globalization.CultureInfo.InvariantCulture)),
        _ => CellValue.Text(Text(cell)),
    };

    private static MergedArea AreaOf(string area)
    {
        var ends = area.Split(':').Select(Place).ToList();
        return new MergedArea(ends[0].Row, ends[1].Row, ends[0].Column, ends[1].Column);
    }

    private static (int Row, int Column) Place(string cell)
    {
        var column = cell.TakeWhile(char.IsLetter).Aggregate(0, (sum, c) => (sum * 26) + c - 'A' + 1) - 1;
        return (int.Parse(cell.AsSpan(cell.Count(char.IsLetter)), provider: null) - 1, column);
    }
}

/// <summary>One sheet of it; a cell is a text, a number, a share or a date.</summary>
internal sealed record WrittenSheet(string Name, IReadOnlyList<IReadOnlyList<JsonElement>> Rows, IReadOnlyList<string> Merges);

/// <summary>What a clerk reads in a row.</summary>
internal sealed record ExpectedRow
{
    public string? Sheet { get; init; }

    public int Row { get; init; }

    public JsonElement? Number { get; init; }

    public string? Lead { get; init; }

    public IReadOnlyList<string> Supporting { get; init; } = [];

    public string? Status { get; init; }

    public bool LongTerm { get; init; }

    public DateOnly? Deadline { get; init; }

    /// <summary>Why it has to be refused; null for a row that can be read.</summary>
    public string? Refused { get; init; }

    /// <summary>Another reading that a sensible clerk would accept, in words: such a row is not held to the first.</summary>
    public string? MayAlso { get; init; }
}
