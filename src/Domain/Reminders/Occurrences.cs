using System.Globalization;

using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Domain.Reminders;

/// <summary>How occurrences are spelled and ordered. They are parts of stored keys: the spelling is for good.</summary>
internal static class Occurrences
{
    /// <summary>Of a rung that fires once under a deadline.</summary>
    public const string Single = "";

    public static string Of(int repetition) => repetition.ToString(CultureInfo.InvariantCulture);

    public static string Of(DateOnly day) => IsoDay.Text(day);

    /// <summary>Earlier before later: <c>9</c> before <c>10</c>.</summary>
    public static int Compare(string left, string right) =>
        left.Length != right.Length ? left.Length.CompareTo(right.Length) : string.CompareOrdinal(left, right);
}
