namespace CaseReform.Ops.Worker.Letters;

/// <summary>How a measure is called everywhere: by its own text, the problem behind it shorter.</summary>
internal static class MeasureName
{
    private const int MaxMeasureLength = 60;
    private const int MaxProblemLength = 36;

    /// <summary>As a cell of two lines; one where the ledger has one text for both.</summary>
    public static PageCell Cell(string measure, string problem) =>
        new(Plain.Cut(Own(measure, problem), MaxMeasureLength), IsOneText(measure, problem) ? null : Plain.Cut(problem, MaxProblemLength));

    /// <summary>Its own text; the problem's where it has none.</summary>
    public static string Own(string measure, string problem) => string.IsNullOrWhiteSpace(measure) ? problem : measure;

    /// <summary>Whether there is no problem to tell apart from it.</summary>
    public static bool IsOneText(string measure, string problem) =>
        string.IsNullOrWhiteSpace(problem) || string.IsNullOrWhiteSpace(measure) || string.Equals(measure.Trim(), problem.Trim(), StringComparison.Ordinal);
}
