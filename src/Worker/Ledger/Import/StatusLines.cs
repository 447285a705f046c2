using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>What the import says of statuses it read from words: those that are clear in one line for each state, the others one by one.</summary>
internal static class StatusLines
{
    private const int Examples = 3;
    private const int ExampleLength = 24;
    private const int TextLength = 60;

    /// <summary>How many were read for certain.</summary>
    public static int Clear(IReadOnlyList<StatusNote> notes) => notes.Count(n => n.Source.Certainty == StatusCertainty.Clear);

    /// <summary>One line for each state, with examples.</summary>
    public static IReadOnlyList<string> Groups(IReadOnlyList<StatusNote> notes) =>
    [
        .. notes.Where(n => n.Source.Certainty == StatusCertainty.Clear)
            .GroupBy(n => (n.IsClosed, n.Reading))
            .OrderByDescending(g => g.Key.IsClosed)
            .ThenByDescending(g => g.Key.Reading == MeasureStatus.Completed)
            .ThenBy(g => g.Key.Reading)
            .Select(g => Say(ImportTexts.StatusGroup, g.First().Word, g.Count(), string.Join('、', g.DistinctBy(n => n.Source.Text).Take(Examples).Select(Example)))),
    ];

    /// <summary>Those of one kind, each with its place, its words and what it was taken for.</summary>
    public static IReadOnlyList<string> Each(IReadOnlyList<StatusNote> notes, StatusCertainty certainty) =>
        [.. notes.Where(n => n.Source.Certainty == certainty).Select(n => Say(ImportTexts.StatusNoted, n.Problem.Text, n.Sheet, n.Row, Words(n, TextLength), n.Word))];

    /// <summary>For programs.</summary>
    public static object Document(IReadOnlyList<StatusNote> notes) => new
    {
        clear = notes.Where(n => n.Source.Certainty == StatusCertainty.Clear).GroupBy(n => n.Word).ToDictionary(g => g.Key, g => g.Count()),
        doubtful = notes.Where(n => n.Source.Certainty == StatusCertainty.Doubtful).Select(Entry),
        closedInReport = notes.Where(n => n.Source.Certainty == StatusCertainty.ClosedInReport).Select(Entry),
        unclear = notes.Where(n => n.Source.Certainty == StatusCertainty.Unclear).Select(Entry),
    };

    private static object Entry(StatusNote n) => new { problem = n.Problem.Text, sheet = n.Sheet, row = n.Row, text = n.Source.Text, reading = n.Word };

    private static string Example(StatusNote note) => Say(ImportTexts.StatusExample, note.Problem.Text, Words(note, ExampleLength));

    private static string Words(StatusNote note, int length) => note.Source.Text.ReplaceLineEndings(" ").CutWithMark(length);
}
