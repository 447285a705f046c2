using CaseReform.Ops.Data.Ledger.Import;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.Text;
using CaseReform.Ops.Domain.Units;
using CaseReform.Ops.Testing.Tools;
using CaseReform.Ops.Worker.Ledger.Import;
using CaseReform.Ops.Worker.Sheets;

namespace CaseReform.Ops.Worker.Tests.Ledger.Import.Rows;

/// <summary>
/// 2010 rows in 76 layouts with their readings, 1950 of them written by people who had not seen the program. The open ones were at hand while the reading was built;
/// the held ones were first read when it was done, and what they showed was mended afterwards. The third 300 were first read when that was done:
/// 19 were misread (13 by the year that a title assesses, the others in status or unit; 3 of them showed only when the question was answered that had stopped their sheet),
/// and 32 that a clerk can read did not come in: 28 by that one question, 4 by a refused deadline of their problem. All but those 4 was mended afterwards.
/// Of the fifth 300 29 were misread (a person's name in brackets behind the unit, in one layout) and 92 did not come in: 88 by three headers, 4 by deadlines that count
/// from a report or a slip; behind the headers 5 more were misread. Of the sixth 169 did not come in (five tables without numbers) and 7 were misread; of the seventh, read when that
/// was mended, 52 (three headers) and 34 (25 in one table whose states were not found).
/// Of the eighth 150 3 were misread (a space before 配合：, a denied negation, 130 %) and 17 did not come in: 7 deadlines in steps or beside a term of school, one body of a street, and the rows of their problems.
/// Of the ninth, read when that was mended, 6 were misread (a party branch taken for a person in 3, a count taken into a name, two remarks 已销号 passed over) and 9 did not come in, 3 by one kind of deadline in stages;
/// the units of single sections in brackets are expected as 0070 has them. The 60 rows of single kinds were written beside the mending.
/// </summary>
public sealed class WrittenRowsTests
{
    private const double MaxRefused = 0.02;

    public static TheoryData<string> Layouts => [.. WrittenLayout.Names];

    [Theory]
    [MemberData(nameof(Layouts))]
    public void No_row_is_misread(string layout)
    {
        var written = WrittenLayout.Load(layout);
        var reading = Read(written);
        var groups = Found(written, reading).ToLookup(f => f.Problem.Number, f => f.Row);
        var doubted = reading.Statuses.Where(s => s.Source.Certainty != StatusCertainty.Clear).ToList();

        // what the import lists as doubtful, with its words and its reading, is no reading without a word
        Assert.Empty(Found(written, reading)
            .Select(f => Fault(f with { Row = doubted.Exists(d => d.Row == f.Row.Row && (written.Sheets.Count == 1 || d.Sheet == written.SheetOf(f.Row).Name)) ? f.Row with { Status = null } : f.Row }, [.. groups[f.Problem.Number]]))
            .OfType<string>());
        Assert.Empty(written.Expected.Where(e => e is { Refused: not null, MayAlso: null } && !RefusalsOf(written, reading, e).Any() && Find(written, reading, e) is not null).Select(e => $"{e.Row} {e.Refused}"));
    }

    [Fact]
    public void Few_rows_that_a_clerk_can_read_are_refused()
    {
        var layouts = WrittenLayout.Names.Select(WrittenLayout.Load).ToList();
        var refused = layouts.SelectMany(l => Wrongly(l, Read(l))).ToList();
        Assert.True(refused.Count <= MaxRefused * layouts.Sum(l => l.Expected.Count), string.Join('\n', refused));
    }

    /// <summary>Rows with a refusal of their own, and those that did not come in for another reason: a question stops a whole sheet, a refusal the other rows of its problem.</summary>
    private static IEnumerable<string> Wrongly(WrittenLayout layout, LedgerReading reading) => layout.Expected
        .Where(e => e is { Refused: null } && e.MayAlso?.Contains("refused", StringComparison.Ordinal) != true)
        .SelectMany(e => RefusalsOf(layout, reading, e).Select(r => $"{e.Row}: {r.Reason}") is var own && own.Any() ? own : Find(layout, reading, e) is null ? [$"{e.Row}: –"] : []);

    private static IEnumerable<Refusal> RefusalsOf(WrittenLayout layout, LedgerReading reading, ExpectedRow row) =>
        reading.Refusals.Where(r => r.Row == row.Row && (layout.Sheets.Count == 1 || r.Sheet == layout.SheetOf(row).Name));

    private static LedgerReading Read(WrittenLayout layout)
    {
        using var folder = new TemporaryFolder();
        var book = Assert.IsType<WorkbookReading.Understood>(WorkbookReader.Read(layout.Save(folder), WorkbookLimits.Default, TestContext.Current.CancellationToken));
        return LedgerSheetReader.Read(book.Sheets, LedgerSamples.Options with
        {
            Issued = layout.Issued, Today = layout.AsOf, LedgerYear = 2026, Units = new UnitNames([]), CreateUnits = true, PrefixSheets = layout.Sheets.Count > 1,
        });
    }

    private static List<(ExpectedRow Row, ImportedProblem Problem, ImportedMeasure Measure)> Found(WrittenLayout layout, LedgerReading reading) =>
        [.. layout.Expected.Where(e => e.Refused is null).Select(e => (Row: e, Found: Find(layout, reading, e))).Where(f => f.Found is not null).Select(f => (f.Row, f.Found!.Value.Problem, f.Found!.Value.Measure))];

    /// <summary>The measure that a row became, by its texts and its number.</summary>
    private static (ImportedProblem Problem, ImportedMeasure Measure)? Find(WrittenLayout layout, LedgerReading reading, ExpectedRow row)
    {
        var cells = layout.TextsOf(row).Select(c => c.Squashed()).Where(c => c.Length > 3).ToList();
        var prefix = layout.Sheets.Count == 1 ? "" : string.Concat(layout.SheetOf(row).Name.Where(char.IsLetterOrDigit))[..1];
        var best = reading.Problems
            .Where(p => p.Number.Text.StartsWith(prefix, StringComparison.Ordinal))
            .SelectMany(p => p.Measures, (p, m) => (Problem: p, Measure: m, Score: (2 * cells.Count(c => Alike(m.Text.Squashed(), c))) + cells.Count(c => c == p.Symptom.Squashed()) + (IsNumbered(p, row) ? 1 : 0)))
            .Where(f => f.Score > 1)
            .OrderByDescending(f => f.Score)
            .ThenBy(f => f.Measure.Deadline == row.Deadline ? 0 : 1)
            .FirstOrDefault();
        return best.Problem is null ? null : (best.Problem, best.Measure);
    }

    private static bool Alike(string measure, string cell) => measure.Contains(cell, StringComparison.Ordinal) || (measure.Length > 3 && cell.Contains(measure, StringComparison.Ordinal));

    private static bool IsNumbered(ImportedProblem problem, ExpectedRow row) =>
        row.Number is { } number && (problem.Number.Text == number.ToString() || problem.Number.Text.EndsWith("-" + number, StringComparison.Ordinal));

    private static string? Fault((ExpectedRow Row, ImportedProblem Problem, ImportedMeasure Measure) found, IReadOnlyList<ExpectedRow> group)
    {
        var (row, problem, measure) = found;
        List<string> actual = [problem.LeadUnit, .. problem.SupportingUnits];
        var expected = group.SelectMany(e => e.Supporting.Append(e.Lead ?? problem.LeadUnit)).Select(Tidy).ToHashSet();
        var free = row.MayAlso is not null || group.Any(e => e.MayAlso is not null);
        string?[] faults =
        [
            row.Lead is { } lead && !actual.Exists(u => Tidy(u) == Tidy(lead)) && !free ? $"牵头 {string.Join('、', actual)} ≠ {lead}" : null,
            !free && row.Supporting.Any(s => !actual.Exists(u => Tidy(u) == Tidy(s))) ? $"配合 {string.Join('、', actual)} 缺 {string.Join('、', row.Supporting)}" : null,
            !free && actual.Exists(u => !expected.Contains(Tidy(u))) ? $"多出 {string.Join('、', actual.Where(u => !expected.Contains(Tidy(u))))}" : null,
            measure.Deadline != row.Deadline && row.MayAlso is null ? $"时限 {measure.Deadline:yyyy-MM-dd} ≠ {row.Deadline:yyyy-MM-dd}" : null,
            measure.LongTerm != row.LongTerm && row.MayAlso is null ? $"长期 {measure.LongTerm}" : null,
            row.MayAlso is null && !Stands(row, problem, measure, group) ? $"状态 {problem.Status}/{measure.Status} ≠ {row.Status}" : null,
        ];
        return string.Join('；', faults.OfType<string>()) is { Length: > 0 } text ? $"第{row.Row}行 {text}" : null;
    }

    /// <summary>A closed row of a problem that goes on is a completed measure; 长期坚持 without a day stands for work that goes on.</summary>
    private static bool Stands(ExpectedRow row, ImportedProblem problem, ImportedMeasure measure, IReadOnlyList<ExpectedRow> group)
    {
        var lasting = row.LongTerm && measure.Status is MeasureStatus.LongTerm or null;
        return row.Status switch
        {
            "未启动" => measure.Status is MeasureStatus.NotStarted or null || (lasting && row.Deadline is null),
            "已完成" => (measure.Status == MeasureStatus.Completed || lasting) && (problem.Status != ProblemStatus.Closed || group.All(e => e.Status == "已销号")),
            "已销号" => measure.Status == MeasureStatus.Completed && (problem.Status == ProblemStatus.Closed || group.Any(e => e.Status != "已销号")),
            "正在推进" or "基本完成" => measure.Status == MeasureStatus.InProgress || lasting,
            _ => true,
        };
    }

    private static string Tidy(string unit) => unit.Squashed().Replace('（', '(').Replace('）', ')');
}
