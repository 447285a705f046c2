using System.Globalization;
using System.Text.Json;

using CaseReform.Ops.Domain.Questions;
using CaseReform.Ops.Domain.Reminders;
using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Bot.Answers;

/// <summary>A filter as members of what a button sends, and back. It comes from outside: what is not exactly of this kind is no filter at all.</summary>
internal static class FilterToken
{
    private const int MaxItems = 20;
    private const int MaxWord = 40;
    private const int MaxDays = 9999;

    /// <summary>The members that are not empty.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Write(MeasureFilter filter)
    {
        return new (string Name, string? Text)[]
        {
            ("units", Numbers(filter.Units)), ("except", Numbers(filter.ExceptUnits)), ("led", Flag(filter.LedByPeople)), ("people", Numbers(filter.People)), ("ledger", Texts(filter.Ledgers)), ("exceptledger", Texts(filter.ExceptLedgers)), ("lights", Numbers(filter.Lights.Select(light => (long)light))), ("exceptlights", Numbers(filter.ExceptLights.Select(light => (long)light))),
            ("quiet", Flag(filter.Quiet)), ("exceptquiet", Flag(filter.ExceptQuiet)), ("stage", filter.Stage?.ToString()), ("exceptstage", filter.ExceptStage?.ToString()), ("overdue", Flag(filter.Overdue)), ("exceptoverdue", Flag(filter.ExceptOverdue)),
            ("late", filter.Late is { } late ? $"{Range(late.From, late.To)}{(late.Working ? "/w" : string.Empty)}" : null), ("percent", filter.Percent is { } percent ? Range(percent.From, percent.To) : null), ("nopercent", Flag(filter.NoPercent)), ("due", Span(filter.Due)), ("reported", Span(filter.Reported)),
            ("unreported", Span(filter.Unreported)), ("completed", Span(filter.Completed)), ("closed", Span(filter.Closed)), ("entered", Span(filter.Entered)),
            ("promised", Flag(filter.Promised)), ("broken", Flag(filter.Broken)), ("whose", filter.Whose == Whose.Anybodys ? null : filter.Whose.ToString()),
            ("words", Texts(filter.Words)),
        }.Where(member => member.Text is not null).Select(member => KeyValuePair.Create(member.Name, member.Text!));

        static string? Numbers(IEnumerable<long> ids) => string.Join(',', ids.Select(id => id.ToString(CultureInfo.InvariantCulture))) is { Length: > 0 } text ? text : null;

        static string? Texts(IReadOnlyCollection<string> texts) => texts.Count == 0 ? null : string.Join('\n', texts);

        static string Range(int? from, int? to) => string.Create(CultureInfo.InvariantCulture, $"{from}/{to}");

        static string? Flag(bool set) => set ? "1" : null;

        static string? Span(DaySpan? span) => span is { } days ? $"{IsoDay.Text(days.From)}/{IsoDay.Text(days.To)}" : null;
    }

    /// <summary>Reads such members; null when one of them is none of ours.</summary>
    public static MeasureFilter? Read(JsonElement value)
    {
        var isOurs = true;
        var filter = new MeasureFilter
        {
            Units = [.. Numbers("units")],
            ExceptUnits = [.. Numbers("except")],
            LedByPeople = Flag("led"),
            People = [.. Numbers("people")],
            Ledgers = [.. Texts("ledger", IsName)],
            ExceptLedgers = [.. Texts("exceptledger", IsName)],
            Lights = [.. Numbers("lights").Select(light => (Light)light)],
            ExceptLights = [.. Numbers("exceptlights").Select(light => (Light)light)],
            Quiet = Flag("quiet"),
            ExceptQuiet = Flag("exceptquiet"),
            Stage = Named<MeasureStage>("stage"),
            ExceptStage = Named<MeasureStage>("exceptstage"),
            Overdue = Flag("overdue"),
            ExceptOverdue = Flag("exceptoverdue"),
            Late = Range("late", MaxDays) is var (from, to, mark) ? new DaysLate(from, to, mark) : null,
            Percent = Range("percent", 100) is var (least, most, _) ? new PercentSpan(least, most) : null,
            NoPercent = Flag("nopercent"),
            Due = Span("due"),
            Reported = Span("reported"),
            Unreported = Span("unreported"),
            Completed = Span("completed"),
            Closed = Span("closed"),
            Entered = Span("entered"),
            Promised = Flag("promised"),
            Broken = Flag("broken"),
            Whose = Named<Whose>("whose") ?? Whose.Anybodys,
            Words = [.. Texts("words", word => word.Length <= MaxWord && SubjectText.IsSearched(word))],
        };
        return isOurs && filter.Lights.Concat(filter.ExceptLights).All(Enum.IsDefined) ? filter : null;

        static bool IsName(string name) => name.Length > 0;

        bool Is(string name) => value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null;

        // a member that is there has to be understood
        T Said<T>(string name, T otherwise, Func<string, (bool, T)> read)
        {
            if (!Is(name))
            {
                return otherwise;
            }

            var (understood, found) = SubmitText.Of(value, name) is { } text ? read(text) : (false, otherwise);
            isOurs &= understood;
            return understood ? found : otherwise;
        }

        IReadOnlyList<long> Numbers(string name) => Said<IReadOnlyList<long>>(name, [], text =>
        {
            var parts = text.Split(',');
            var ids = parts.Select(part => long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : -1).ToList();
            return (ids.Count <= MaxItems && ids.TrueForAll(id => id >= 0), ids);
        });

        IReadOnlyList<string> Texts(string name, Func<string, bool> isOurs) => Said<IReadOnlyList<string>>(name, [], text =>
        {
            var words = text.Split('\n');
            return (words.Length <= MaxItems && words.All(isOurs), words);
        });

        bool Flag(string name) => Said(name, false, text => (text == "1", true));

        (int? From, int? To, bool Marked)? Range(string name, int most) => Said<(int?, int?, bool)?>(name, null, text => text.Split('/') switch
        {
            [var from, var to] when Reads(from, most, out var first) && Reads(to, most, out var last) => (true, (first, last, false)),
            [var from, var to, "w"] when Reads(from, most, out var first) && Reads(to, most, out var last) => (name == "late", (first, last, true)),
            _ => (false, null),
        });

        static bool Reads(string text, int most, out int? number)
        {
            number = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : null;
            return text.Length == 0 || number <= most;
        }

        T? Named<T>(string name)
            where T : struct, Enum => Said<T?>(name, null, text => (Enum.TryParse<T>(text, out var named) && named.ToString() == text && char.IsAsciiLetter(text[0]), named));

        DaySpan? Span(string name) => Said<DaySpan?>(name, null, text => text.Split('/') is [var from, var to]
            ? ((from.Length == 0 || IsoDay.Find(from) is not null) && (to.Length == 0 || IsoDay.Find(to) is not null), new DaySpan(IsoDay.Find(from), IsoDay.Find(to)))
            : (false, null));
    }
}
