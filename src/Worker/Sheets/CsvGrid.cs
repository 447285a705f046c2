using System.Text;

namespace CaseReform.Ops.Worker.Sheets;

/// <summary>Reads delimited text (RFC 4180, with comma, tab or semicolon). Every cell is text: such a file has no dates or numbers.</summary>
internal sealed class CsvGrid(string text, string name, WorkbookLimits limits, CancellationToken token, IProgress<WorkbookProgress>? progress)
{
    private const int ReportEvery = 1_000;
    private const int SampledRecords = 20;
    private static readonly char[] Delimiters = [',', '\t', ';'];

    /// <summary>A cell is tidied before it is judged, so that more is read of it than it may have; of a longer one nothing more is kept.</summary>
    private readonly int _maxOfCell = limits.CellCharacters * 2;

    private readonly GridBuilder _builder = new(limits);
    private readonly StringBuilder _cell = new();

    public WorkbookReading Read()
    {
        _builder.BeginSheet(name);
        var delimiter = Delimiter(text);
        var at = 0;
        for (var row = 0; at < text.Length; row++)
        {
            if (row % ReportEvery == 0)
            {
                token.ThrowIfCancellationRequested();
                progress?.Report(new WorkbookProgress(name, row, row));
            }

            if (ReadRow(ref at, delimiter, row) is { } refusal)
            {
                return refusal;
            }
        }

        _builder.EndSheet([], hidden: false, []);
        return new WorkbookReading.Understood(_builder.Grids);
    }

    private WorkbookReading.Refused? ReadRow(ref int at, char delimiter, int row)
    {
        for (var column = 0; ; column++)
        {
            if (!ReadCell(ref at, delimiter))
            {
                return SheetRefusals.At(SheetTexts.UnclosedQuote, "", name, row, null);
            }

            if (_cell.Length > _maxOfCell)
            {
                return SheetRefusals.At(SheetTexts.CellTooLong, limits.CellCharacters, name, row, column);
            }

            if (_builder.Add(CellReading.OfText(_cell.ToString())) is { } refusal)
            {
                return refusal;
            }

            if (at >= text.Length || text[at] != delimiter)
            {
                SkipLineEnd(ref at);
                return _builder.EndRow();
            }

            at++;
        }
    }

    /// <summary>Stops on the delimiter, the line end or the end of the text. A quote opens only at the start of a cell.</summary>
    private bool ReadCell(ref int at, char delimiter)
    {
        _cell.Clear();
        if (at < text.Length && text[at] == '"' && !ReadQuoted(ref at))
        {
            return false;
        }

        while (at < text.Length && text[at] != delimiter && text[at] is not ('\r' or '\n'))
        {
            Keep(text[at++]);
        }

        return true;
    }

    private bool ReadQuoted(ref int at)
    {
        for (at++; at < text.Length; at++)
        {
            if (text[at] != '"')
            {
                Keep(text[at]);
            }
            else if (at + 1 < text.Length && text[at + 1] == '"')
            {
                Keep(text[at++]);
            }
            else
            {
                at++;
                return true;
            }
        }

        return false;
    }

    private void Keep(char c)
    {
        if (_cell.Length <= _maxOfCell)
        {
            _cell.Append(c);
        }
    }

    private void SkipLineEnd(ref int at)
    {
        if (at < text.Length)
        {
            at += text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1;
        }
    }

    /// <summary>The mark that stands most often outside quotes in the first records; the comma when there is none.</summary>
    private static char Delimiter(string text)
    {
        var counts = new int[Delimiters.Length];
        var quoted = false;
        for (var (i, records) = (0, 0); i < text.Length && records < SampledRecords; i++)
        {
            quoted ^= text[i] == '"';
            records += !quoted && text[i] == '\n' ? 1 : 0;
            if (!quoted && Array.IndexOf(Delimiters, text[i]) is var found and >= 0)
            {
                counts[found]++;
            }
        }

        return Delimiters[Array.IndexOf(counts, counts.Max())];
    }
}
