using System.Text.RegularExpressions;

using CaseReform.Ops.Bot.Answers;
using CaseReform.Ops.Bot.Cards;
using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Bot.Understanding.Grammar;
using CaseReform.Ops.Domain.Access;

namespace CaseReform.Ops.Bot.Orders;

/// <summary>What the office does, told to whoever is not of it; and what nobody does here.</summary>
internal sealed partial class OrderHandler
{
    /// <summary>Whose it is, where no other answer says so.</summary>
    /// <returns>Null where the sentence is none of these, or is answered elsewhere.</returns>
    private Answer? OfficeDoes(ReaderContext context, string text, OrderWish? wish)
    {
        var reach = OfficeReach.Of(office.Value);
        var said = (wish is OrderWish.Together several ? several.First : wish) switch
        {
            OrderWish.MoveDeadline or OrderWish.Longer or OrderWish.OneByOne { Operation: Operation.MoveDeadline } => Say(OrderTexts.OfficeMovesDeadline, reach),
            OrderWish.Grant or OrderWish.SetAddress => Say(OrderTexts.OfficeGrants, reach),
            OrderWish.ListRequests or OrderWish.Decide or OrderWish.OneByOne { Operation: Operation.Grant } => Say(OrderTexts.OfficeDecidesRequests, reach),
            OrderWish.ListSuggestions { Own: false } or OrderWish.AnswerSuggestion => Say(OrderTexts.OfficeAnswers, reach),
            null when ProblemOf(context, text) is not null => Say(TalkTexts.NewProblem, reach),
            _ => null,
        };
        return said is null || SentenceReader.Read(text, context.ReadingContext, null).Intent is { Writes: true } or Intent.Talk or Intent.CloseOut
            ? null
            : new Answer(said) { Suggestions = HelpQuestions.Quick(context.Reader) };
    }

    /// <summary>加一条 without a unit may be a measure, which is not added here.</summary>
    private static bool MayBeMeasure(string text, OrderDraft? problem) => problem is null ? ToProblem().IsMatch(text) : problem.Unit is null && AddsOne().IsMatch(text);

    private Answer WhichOne(ReaderContext context) => AccessRule.MayEver(context.Reader, Operation.EnterProblem)
        ? new Answer(OrderTexts.ProblemOrMeasure)
        : new Answer(Say(OrderTexts.OfficeAddsMeasures, OfficeReach.Of(office.Value))) { Suggestions = HelpQuestions.Quick(context.Reader) };

    [GeneratedRegex("^\\s*(?:请|帮我|麻烦)?\\s*(?:加|新增)一[条个项]\\s*[:：]")]
    private static partial Regex AddsOne();

    // 给1加一条：…
    [GeneratedRegex("^\\s*(?:请|帮我|麻烦)?\\s*(?:给|为|在)[^:：,，;；。]{1,20}?(?:加|增加|新增|添加)一?[条个项](?:整改)?(?:措施)?\\s*[:：]")]
    private static partial Regex ToProblem();
}
