namespace CaseReform.Ops.Worker.Letters;

/// <summary>A column of a table on a page.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Width">Percent of the table.</param>
/// <param name="Below">The heading of the second line in its cells; two lines a cell keep a table readable on a phone.</param>
/// <param name="IsNumber">Set to the right.</param>
internal sealed record PageColumn(string Title, int Width, string? Below = null, bool IsNumber = false);

/// <summary>A cell: one line, or two; with a light's word before the first.</summary>
internal readonly record struct PageCell(string Main, string? Below = null, Ink? Light = null)
{
    public static implicit operator PageCell(string main) => new(main);
}
