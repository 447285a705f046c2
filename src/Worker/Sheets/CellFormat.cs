using System.Text;

namespace CaseReform.Ops.Worker.Sheets;

/// <summary>What of a date a number format shows, as far as reading needs it.</summary>
internal readonly record struct CellFormat(bool Year, bool Month, bool Day, bool Time)
{
    private const int MaxLength = 255;

    public bool IsDate => Year || Month || Day || Time;

    /// <param name="index">The number of a built-in format. 27 to 36 and 50 to 58 have no format string of their own in a file;
    /// what they mean depends on the language, here Chinese (ECMA-376 part 1, 18.8.30).</param>
    public static CellFormat Of(string? format, int index) => (format, index) switch
    {
        (null or "" or "General", 27 or 36 or 50 or 52 or 57) => new(Year: true, Month: true, false, false),
        (null or "" or "General", 28 or 29 or 30 or 31 or 51 or 53 or 54 or 58) => new(Year: true, Month: true, Day: true, false),
        (null or "" or "General", (>= 32 and <= 35) or 55 or 56) => new(false, false, false, Time: true),
        (null or "" or "General" or { Length: > MaxLength }, _) => default,
        _ => Of(Bare(format)),
    };

    private static CellFormat Of(string bare)
    {
        // the e of a year is none in General and in 0.00E+00
        bare = bare.Replace("general", "", StringComparison.Ordinal).Replace("e+", "", StringComparison.Ordinal).Replace("e-", "", StringComparison.Ordinal);
        var time = bare.Contains('h') || bare.Contains('s');
        return new(
            Year: bare.Contains('y') || bare.Contains('e'),
            Month: bare.Contains('m') && (!time || bare.Contains('d') || bare.Contains('y')),
            Day: bare.Contains('d'),
            Time: time);
    }

    /// <summary>The first section without what stands in quotes, brackets or behind a backslash, in lower case.</summary>
    private static string Bare(string format)
    {
        var bare = new StringBuilder();
        for (var i = 0; i < format.Length && format[i] != ';'; i++)
        {
            i = format[i] switch
            {
                '"' => End(format, '"', i),
                '[' => End(format, ']', i),
                '\\' or '_' or '*' => i + 1,
                var c => Keep(bare, c, i),
            };
        }

        return bare.ToString();
    }

    private static int Keep(StringBuilder bare, char c, int index)
    {
        bare.Append(char.ToLowerInvariant(c));
        return index;
    }

    private static int End(string format, char mark, int from) =>
        format.IndexOf(mark, from + 1) is var end and >= 0 ? end : format.Length;
}
