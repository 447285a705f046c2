using System.Globalization;
using System.Text.RegularExpressions;
using CaseReform.Ops.Domain.Text;
using CaseReform.Ops.Worker.Sheets;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>How far a measure has come, in percent: 60%, 完成60%, or a cell that Excel shows as a percentage.</summary>
internal static partial class PercentText
{
    /// <summary>From a sentence: only a percentage that says how far the work is; 下降60% is none.</summary>
    public static int? Find(string text)
    {
        var plain = text.Squashed();
        return Said().Match(plain) is { Success: true } match ? Whole(match.Groups[1].Value) : null;
    }

    /// <summary>From a column of percentages: 60%, 60, or 0.6.</summary>
    public static int? Read(FieldCell field)
    {
        var plain = field.Text.Narrowed().Trim();
        return !plain.EndsWith('%') && double.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 1
            ? (int)Math.Round(number * 100, MidpointRounding.AwayFromZero)
            : Whole(plain.TrimEnd('%', ' '), plain.EndsWith('%'));
    }

    /// <summary>Whether a cell of words holds nothing but a percentage.</summary>
    public static bool IsAlone(FieldCell field) => field.Text.Narrowed().Trim() is [.., '%'] plain && decimal.TryParse(plain[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);

    /// <summary>More than all of it, and nothing else is said: 完成130%.</summary>
    public static bool IsTooMuch(string text) =>
        Over().Match(text.Squashed()) is { Success: true } over && decimal.Parse(over.Groups[1].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) > 100;

    /// <summary>As people write it.</summary>
    public static string Show(int percent) => percent.ToString(CultureInfo.InvariantCulture) + "%";

    private static int? Whole(string figure, bool percent = true) =>
        decimal.TryParse(figure, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            && value is >= 0 and <= 100
            && (percent || value is 0 or > 1) // a bare 1 may be one percent or all of it
            ? (int)Math.Round(value, MidpointRounding.AwayFromZero)
            : null;

    [GeneratedRegex(@"^(?:已|目前|现|整改|总体)*(?:完成率?|进度|进展)?(?:已|达到?|为|至|约|:)*([0-9]{3,5}(?:\.[0-9]+)?)%$", RegexOptions.NonBacktracking)]
    private static partial Regex Over();

    [GeneratedRegex(@"(?:^|完成率?|进度|进展|达到?|推进至|推进到)(?:已|约|为|至|到|整改|总体|:|,)*([0-9]{1,3}(?:\.[0-9]+)?)%", RegexOptions.NonBacktracking)]
    private static partial Regex Said();
}
