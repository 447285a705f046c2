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

    /// <summary>The members that are not empty.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Write(MeasureFilter filter)
    {
        return new (string Name, string? Text)[]
        {
            ("units", Numbers(filter.Units)), ("except", Numbers(filter.ExceptUnits)), ("led", Flag(filter.LedByPeople)), ("people", Numbers(filter.People)), ("ledger", filter.Ledger), ("lights", Numbers(filter.Lights.Select(light => (long)light))),
            ("quiet", Flag(filter.Quiet)), ("stage", filter.Stage?.ToString()), ("overdue", Flag(filter.Overdue)), ("due", Span(filter.Due)), ("reported", Span(filter.Reported)),
            ("unreported", Span(filter.Unreported)), ("completed", Span(filter.Completed)), ("closed", Span(filter.Closed)), ("entered", Span(filter.Entered)),
            ("promised", Flag(filter.Promised)), ("broken", Flag(filter.Broken)), ("whose", filter.Whose == Whose.Anybodys ? null : filter.Whose.ToString()),
            ("words", filter.Words.Count == 0 ? null : string.Join('\n', filter.Words)),
        }.Where(member => member.Text is not null).Select(member => KeyValuePair.Create(member.Name, member.Text!));

        static string? Numbers(IEnumerable<long> ids) => string.Join(',', ids.Select(id => id.ToString(CultureInfo.InvariantCulture))) is { Length: > 0 } text ? text : null;

        static string? Flag(bool set) => set ? "1" : null;

        static string? Span(DaySpan? span) => span is { } days ? $"{IsoDay.Text(days.From)}/{IsoDay.Text(days.To)}" : null;
    }

    /// <summary>Reads such members; null when one of them is none of ours.</summary>
    public static MeasureFilter? Read(JsonElement value)
    {
        var isOurs = true;
        var filter = new MeasureFilter
        {
            Units = Numbers("units"),
            ExceptUnits = Numbers("except"),
            LedByPeople = Flag("led"),
            People = Numbers("people"),
            Ledger = SubmitText.Of(value, "ledger"),
            Lights = [.. Numbers("lights").Select(light => (Light)light)],
            Quiet = Flag("quiet"),
            Stage = Named<MeasureStage>("stage"),
            Overdue = Flag("overdue"),
            Due = Span("due"),
            Reported = Span("reported"),
            Unreported = Span("unreported"),
            Completed = Span("completed"),
            Closed = Span("closed"),
            Entered = Span("entered"),
            Promised = Flag("promised"),
            Broken = Flag("broken"),
            Whose = Named<Whose>("whose") ?? Whose.Anybodys,
            Words = Texts("words"),
        };
        return isOurs && Is("ledger") == (filter.Ledger is not null) && filter.Lights.All(Enum.IsDefined) ? filter : null;

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

        IReadOnlyList<string> Texts(string name) => Said<IReadOnlyList<string>>(name, [], text =>
        {
            var words = text.Split('\n');
            return (words.Length <= MaxItems && words.All(word => word.Length <= MaxWord && SubjectText.IsSearched(word)), words);
        });

        bool Flag(string name) => Said(name, false, text => (text == "1", true));

        T? Named<T>(string name)
            where T : struct, Enum => Said<T?>(name, null, text => (Enum.TryParse<T>(text, out var named) && named.ToString() == text, named));

        DaySpan? Span(string name) => Said<DaySpan?>(name, null, text => text.Split('/') is [var from, var to]
            ? ((from.Length == 0 || IsoDay.Find(from) is not null) && (to.Length == 0 || IsoDay.Find(to) is not null), new DaySpan(IsoDay.Find(from), IsoDay.Find(to)))
            : (false, null));
    }
}
