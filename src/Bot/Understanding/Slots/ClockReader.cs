using System.Text.RegularExpressions;

using CaseReform.Ops.Bot.Understanding.Sentences;

namespace CaseReform.Ops.Bot.Understanding.Slots;

/// <summary>A time of the day, 17:30, 17点30分: neither a number of the ledger nor how far something is.</summary>
internal static partial class ClockReader
{
    /// <summary>The place behind the time that begins here; null where none does.</summary>
    public static int? End(Folded folded, int start)
    {
        if (!char.IsAsciiDigit(folded.Text[start]) || Clock().Match(folded.Text, start) is not { Success: true } clock)
        {
            return null;
        }

        // 12: 50 has a gap where a time has none
        for (var at = start + 1; at < start + clock.Length; at++)
        {
            if (folded.GapAt(at))
            {
                return null;
            }
        }

        return start + clock.Length;
    }

    [GeneratedRegex("\\G(?<![0-9A-Za-z.-])(?:[01]?[0-9]|2[0-4])(?::[0-5][0-9](?::[0-5][0-9])?|[点时][0-5]?[0-9]分?)(?![0-9%.个项条成号-])")]
    private static partial Regex Clock();
}
