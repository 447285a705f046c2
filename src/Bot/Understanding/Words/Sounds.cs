using System.Text;

namespace CaseReform.Ops.Bot.Understanding.Words;

/// <summary>What characters sound like, without tones: for words spoken to a telephone or typed by sound.</summary>
internal static class Sounds
{
    private static readonly Dictionary<char, string> Readings = Load();
    private static readonly ILookup<string, char> Alike = Readings.ToLookup(pair => pair.Value, pair => pair.Key);

    /// <summary>The sound of a text as the standard language has it; null where a character is none of the table.</summary>
    public static string? Exactly(ReadOnlySpan<char> text) => Of(text, static reading => reading + " ");

    /// <summary>The sound of one character; null where it is none of the table.</summary>
    public static string? Of(char c) => Readings.TryGetValue(c, out var reading) ? reading + " " : null;

    /// <summary>The first letters: jyj; null where a character is none of the table.</summary>
    public static string? Initials(ReadOnlySpan<char> text) => Of(text, static reading => reading[..1]);

    /// <summary>The other characters that sound like this one; none where it is none of the table.</summary>
    public static IReadOnlyList<char> Like(char c) => Readings.TryGetValue(c, out var reading) ? [.. Alike[reading].Where(other => other != c)] : [];

    private static string? Of(ReadOnlySpan<char> text, Func<string, string> spelled)
    {
        var sound = new StringBuilder();
        foreach (var c in text)
        {
            if (!Readings.TryGetValue(c, out var reading))
            {
                return null;
            }

            sound.Append(spelled(reading));
        }

        return sound.ToString();
    }

    private static Dictionary<char, string> Load()
    {
        var readings = new Dictionary<char, string>();
        foreach (var line in WordFile.Lines("sounds.txt"))
        {
            var cut = line.IndexOf(' ', StringComparison.Ordinal);
            var sound = line[..cut];
            foreach (var c in line.AsSpan(cut + 1))
            {
                readings.TryAdd(c, sound);
            }
        }

        return readings;
    }
}
