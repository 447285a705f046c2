using CaseReform.Ops.Bot.Cards;
using CaseReform.Ops.Bot.Updates;
using CaseReform.Ops.Data.Asks;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.Asks;

namespace CaseReform.Ops.Bot.Asks;

/// <summary>What came of a request, as it is said in the conversation.</summary>
internal static class AskCard
{
    private const int MaxTyped = 200;

    /// <summary>The answer; with buttons while it waits for 确认.</summary>
    /// <param name="ask">The request.</param>
    /// <param name="hours">Name the day until which it can be confirmed.</param>
    /// <param name="site">Where the page is.</param>
    public static Answer Of(OfficeAsk ask, OfficeHours hours, string site)
    {
        if (ask.Shown is not { } shown)
        {
            return new Answer(Say(
                ask.State switch
                {
                    OfficeAskState.Done => AskTexts.DoneUnsaid,
                    OfficeAskState.Lapsed => AskTexts.Lapsed,
                    _ => AskTexts.Refused,
                },
                AskWords.Of(ask.Kind)));
        }

        var waits = ask.State == OfficeAskState.Unconfirmed;
        var expires = waits && ask.ExpiresAt is { } until ? Say(AskTexts.Expires, UpdateWords.Day(hours.DayOf(until)), TimeZoneInfo.ConvertTime(until, hours.Zone).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture)) : null;
        var buttons = waits ? Buttons(ask, shown) : [];
        var sentence = shown.Remark is { } remark ? remark + shown.Sentence : shown.Sentence;
        return new Answer(sentence)
        {
            Lines =
            [
                .. shown.Facts.Select(fact => Say(UpdateTexts.FactOf, fact.Title, fact.Value)),
                .. shown.Parts.SelectMany(part => part.Lines.Prepend(part.Title).Concat(part.More > 0 ? [Say(AskTexts.More, part.More)] : Array.Empty<string>())),
                .. ask.ResultName is { } file ? [Say(AskTexts.FileOf, file)] : Array.Empty<string>(),
                .. expires is null ? [] : new[] { expires, AskTexts.OnPage },
            ],
            Card = new AdaptiveCard([.. Body(ask, shown, sentence, expires, site)]) { Actions = buttons.Count == 0 ? null : buttons },
        };
    }

    private static IEnumerable<CardElement> Body(OfficeAsk ask, OfficeAskResult shown, string sentence, string? expires, string site)
    {
        yield return TextBlock.Heading(sentence);
        if (shown.Facts.Count > 0)
        {
            yield return new FactSet([.. shown.Facts.Select(fact => new Fact(fact.Title, fact.Value))]);
        }

        foreach (var part in shown.Parts)
        {
            yield return new TextBlock(part.Title) { Weight = "bolder", Separator = true, Color = part.Warns ? "warning" : null };
            foreach (var line in part.Lines)
            {
                yield return new TextBlock(line) { Spacing = "small" };
            }

            if (part.More > 0)
            {
                yield return TextBlock.Remark(Say(AskTexts.More, part.More));
            }
        }

        if (ask.ResultName is { } file)
        {
            yield return TextBlock.Link(Say(AskTexts.Fetch, file), FormattableString.Invariant($"{site}/requests/{ask.Id}/file"));
        }

        foreach (var question in expires is null ? [] : shown.Questions)
        {
            yield return question.Choices.Count > 0
                ? new InputChoices(question.Id, question.Title, AskTexts.AnswerMissing, [.. question.Choices.Select(choice => new InputChoice(choice.Title, choice.Value))])
                {
                    Value = question.Value, IsMultiSelect = question.IsSeveral ? true : null, Style = question.IsSeveral ? "expanded" : "compact", Placeholder = question.IsSeveral ? null : AskTexts.Choose,
                }
                : new InputText(question.Id, question.Title, Say(AskTexts.TooLong, MaxTyped), MaxTyped) { Value = question.Value, Placeholder = question.Example };
        }

        if (expires is not null)
        {
            yield return TextBlock.Remark(expires);
        }
    }

    private static List<CardButton> Buttons(OfficeAsk ask, OfficeAskResult shown) =>
    [
        .. shown.Buttons.Select(button => Submit.Of(button.Title, new { @do = AskHandler.Button, id = ask.Id, step = ask.Step, act = AskHandler.Confirm, choice = button.Choice }) with { Style = "positive" }),
        .. shown.Questions.Count > 0 ? [Submit.Of(shown.Buttons.Count > 0 ? AskTexts.ShowAgain : AskTexts.Next, new { @do = AskHandler.Button, id = ask.Id, step = ask.Step, act = AskHandler.Again })] : Array.Empty<Submit>(),
        Submit.Of(AskTexts.Cancel, new { @do = AskHandler.Button, id = ask.Id, step = ask.Step, act = AskHandler.Drop }),
    ];
}
