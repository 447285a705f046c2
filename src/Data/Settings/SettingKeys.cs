namespace CaseReform.Ops.Data.Settings;

/// <summary>The settings' names; a spelling is for good.</summary>
public static class SettingKeys
{
    /// <summary>When the office let reminders go; absent before.</summary>
    public const string Released = "reminders.released";

    /// <summary>Until when sending rests, since when and why, as JSON; absent while it goes on.</summary>
    public const string SendingPause = "sending.pause";

    /// <summary>A database that was put back and about which the office has not said yet what holds, as JSON; absent otherwise.</summary>
    public const string RestoreNoticed = "restore.noticed";

    /// <summary>The name of the office's last answer about a database that was put back.</summary>
    public const string RestoreSettled = "restore.settled";

    /// <summary>The week whose digest went out before the database was put back.</summary>
    public const string RestoreDigest = "restore.digest";
    /// <summary>Answers in a row that may be about sending and not about a letter, as JSON; see the worker's <c>RefusalStreak</c>.</summary>
    public const string SendingStreak = "sending.streak";

    /// <summary>The ladder in force, by its version.</summary>
    public const string LadderVersion = "ladder.version";

    /// <summary>Counts the calendars imported.</summary>
    public const string CalendarVersion = "calendar.version";

    /// <summary>Up to which end of letters their bytes have been forgotten, in milliseconds.</summary>
    public const string BodiesPurged = "letters.purged";
}
