using System.Text;

namespace CaseReform.Ops.Bot.Understanding.Words;

/// <summary>What characters sound like, without tones, and with the sounds as one that many people do not tell apart (z and zh, in and ing): for words spoken to a telephone or typed by sound.</summary>
internal static class Sounds
{
    private const string File = "CaseReform.Ops.Bot.Understanding.sounds.txt";
    private static readonly Dictionary<char, string> Readings = Load();

    /// <summary>The sound of a text, with sounds as one that many do not tell apart; null where a character is none of the table.</summary>
    public static string? Of(ReadOnlySpan<char> text) => Of(text, static reading => Alike(reading));

    /// <summary>The sound of a text as the standard language has it; null where a character is none of the table.</summary>
    public static string? Exactly(ReadOnlySpan<char> text) => Of(text, static reading => reading);

    private static string? Of(ReadOnlySpan<char> text, Func<string, string> spelled)
    {
        var sound = new StringBuilder();
        foreach (var c in text)
        {
            if (!Readings.TryGetValue(c, out var reading))
            {
                return null;
            }

            sound.Append(spelled(reading)).Append(' ');
        }

        return sound.ToString();
    }

    private static Dictionary<char, string> Load()
    {
        using var reader = new StreamReader(typeof(Sounds).Assembly.GetManifestResourceStream(File)!);
        var readings = new Dictionary<char, string>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                var cut = line.IndexOf(' ', StringComparison.Ordinal);
                var sound = line[..cut];
                foreach (var c in line.AsSpan(cut + 1))
                {
                    readings.TryAdd(c, sound);
                }
            }
        }

        return readings;
    }

    private static string Alike(string sound)
    {
        var start = sound.Length > 1 && sound[1] == 'h' && sound[0] is 'z' or 'c' or 's' ? sound[0] + sound[2..] : sound;
        return start.EndsWith("ing", StringComparison.Ordinal) || start.EndsWith("eng", StringComparison.Ordinal) ? start[..^1] : start;
    }
}
