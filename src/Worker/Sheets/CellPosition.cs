using System.Globalization;

namespace CaseReform.Ops.Worker.Sheets;

/// <summary>Follows rows and cells through a sheet's XML. References may be left out; then each comes right after the one before.</summary>
internal sealed class CellPosition
{
    public int Row { get; private set; } = -1;

    public int Column { get; private set; } = -1;

    public void NextRow(string? reference)
    {
        Row = int.TryParse(reference, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number - 1 : Row + 1;
        Column = -1;
    }

    public void NextCell(string? reference)
    {
        Column++;
        var letters = reference.AsSpan()[..(reference?.AsSpan().IndexOfAnyExceptInRange('A', 'Z') is { } end and > 0 and <= 3 ? end : 0)];
        if (letters.Length == 0)
        {
            return;
        }

        var column = 0;
        foreach (var letter in letters)
        {
            column = (column * 26) + letter - 'A' + 1;
        }

        Column = column - 1;
    }
}
