namespace CaseReform.Ops.Data.Settings;

/// <summary>The settings' names; a spelling is for good.</summary>
public static class SettingKeys
{
    /// <summary>When the office let reminders go; absent before.</summary>
    public const string Released = "reminders.released";

    /// <summary>Until when sending rests, since when and why, as JSON; absent while it goes on.</summary>
    public const string SendingPause = "sending.pause";

    /// <summary>Answers in a row that may be about sending and not about a letter, as JSON; see the worker's <c>AnswerStreak</c>.</summary>
    public const string SendingStreak = "sending.streak";

    /// <summary>The ladder in force, by its version.</summary>
    public const string LadderVersion = "ladder.version";

    /// <summary>Counts the calendars imported.</summary>
    public const string CalendarVersion = "calendar.version";

    /// <summary>Up to which end of letters their bytes have been forgotten, in milliseconds.</summary>
    public const string BodiesPurged = "letters.purged";
}
