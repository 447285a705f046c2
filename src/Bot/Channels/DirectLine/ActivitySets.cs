using System.Globalization;
using System.Text;

using CaseReform.Ops.Data.Chat;

namespace CaseReform.Ops.Bot.Channels.DirectLine;

/// <summary>Several stored activities as clients get them.</summary>
internal static class ActivitySets
{
    /// <summary>How many go at once.</summary>
    public const int MaxActivities = 50;

    /// <summary>The set as JSON.</summary>
    public static byte[] Write(IReadOnlyList<StoredActivity> activities, long watermark)
    {
        var text = new StringBuilder("{\"activities\":[", 64 + activities.Sum(a => a.Json.Length + 1));
        text.AppendJoin(',', activities.Select(a => a.Json)).Append(CultureInfo.InvariantCulture, $"],\"watermark\":\"{watermark}\"}}");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Reads a watermark: none is the beginning.</summary>
    public static bool TryRead(string? text, out long watermark)
    {
        watermark = 0;
        return string.IsNullOrEmpty(text) || long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out watermark);
    }
}
