using System.Globalization;

namespace CaseReform.Ops.Domain.Reminders;

/// <summary>季度. Written <c>2026Q4</c>, which sorts by time.</summary>
public readonly record struct Quarter(int Year, int Number)
{
    /// <summary>The last day, working or not.</summary>
    public DateOnly LastDay => new DateOnly(Year, Number * 3, 1).AddMonths(1).AddDays(-1);

    /// <summary>The quarter a day lies in.</summary>
    public static Quarter Of(DateOnly day) => new(day.Year, (day.Month + 2) / 3);

    /// <summary>Reads what <see cref="ToString"/> writes, such as the occurrence of a quarterly notice.</summary>
    public static bool TryParse(string? text, out Quarter quarter)
    {
        quarter = default;
        if (text is not [_, _, _, _, 'Q', >= '1' and <= '4'] || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year))
        {
            return false;
        }

        quarter = new Quarter(year, text[5] - '0');
        return year > 0;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}Q{Number}");

    internal Quarter Next() => Number == 4 ? new Quarter(Year + 1, 1) : this with { Number = Number + 1 };

    internal Quarter Previous() => Number == 1 ? new Quarter(Year - 1, 4) : this with { Number = Number - 1 };
}
