using System.Globalization;
using System.Text;
using System.Text.Json;

using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Data.Updates;
using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Bot.Updates;

/// <summary>What was typed into a form, as it came: what cannot be taken is shown again.</summary>
internal sealed record FormFields
{
    /// <summary>进度: 60, 60%, ６０.</summary>
    public string? Percent { get; init; }

    /// <summary>进展说明</summary>
    public string? Text { get; init; }

    /// <summary>承诺完成日期, as a date field sends it.</summary>
    public string? Until { get; init; }

    /// <summary>The percentage; null when there is none that can be reported.</summary>
    public int? Share =>
        int.TryParse(Percent?.Normalize(NormalizationForm.FormKC).Trim().TrimEnd('%').TrimEnd(), NumberStyles.None, CultureInfo.InvariantCulture, out var share) && share <= 100 ? share : null;

    /// <summary>The day; null when it is none.</summary>
    public DateOnly? Day => IsoDay.Find(Until);

    /// <summary>The members of what a form sends, numbers as they are written.</summary>
    public static FormFields Of(JsonElement value) => new() { Percent = Written(value, "percent"), Text = Typed(value, "text"), Until = Written(value, "until") };

    /// <summary>What is wrong with them, or missing; null when they can be taken.</summary>
    /// <param name="action">What they are for.</param>
    /// <param name="isForm">Whether they were asked for: a button comes without.</param>
    /// <param name="days">Between which a promise must lie.</param>
    public string? Fault(UpdateAction action, bool isForm, (DateOnly First, DateOnly Last)? days)
    {
        var faults = action switch
        {
            UpdateAction.Report =>
            [
                Percent is not null && Share is null ? UpdateTexts.PercentRange : null,
                SpokenText.Clean(Text)?.Length > SpokenText.MaxLength ? Say(UnderstandingTexts.TextTooLong, SpokenText.MaxLength) : null,
                isForm && Percent is null && SpokenText.Clean(Text) is null ? UpdateTexts.NothingFilledIn : null,
            ],
            UpdateAction.Promise =>
            [
                Until is null && isForm ? UpdateTexts.DayMissing : null,
                Until is null || (Day is { } day && (days is not { } allowed || (day >= allowed.First && day <= allowed.Last))) ? null
                    : days is var (first, last) ? Say(UpdateTexts.RefusedDayNotAllowed, UpdateWords.Day(first), UpdateWords.Day(last)) : UpdateTexts.DayMissing,
            ],
            _ => Array.Empty<string?>(),
        };
        return string.Concat(faults) is { Length: > 0 } said ? said : null;
    }

    private static string? Typed(JsonElement value, string name)
    {
        var typed = Wish.Text(value, name);
        return string.IsNullOrWhiteSpace(typed) ? null : typed;
    }

    // what is no text stays what it is: 72.5 must not be taken for an empty field
    private static string? Written(JsonElement value, string name) =>
        value.TryGetProperty(name, out var member) && member.ValueKind is not (JsonValueKind.String or JsonValueKind.Null) ? member.GetRawText() : Typed(value, name);
}
