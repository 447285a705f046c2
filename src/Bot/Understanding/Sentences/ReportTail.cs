using CaseReform.Ops.Bot.Understanding.Slots;
using CaseReform.Ops.Bot.Understanding.Words;

namespace CaseReform.Ops.Bot.Understanding.Sentences;

/// <summary>What follows the slots of a report: nothing, its text as typed, or something that makes it no report at all.</summary>
internal abstract record ReportTail
{
    /// <summary>The longest text of a report, in characters; more is evidence.</summary>
    public const int MaxTextLength = 1000;

    private const string Separators = ",:;。!、.~-…—/|";

    private ReportTail() { }

    /// <summary>Nothing but courtesy.</summary>
    public sealed record Empty : ReportTail;

    /// <summary>The report's text.</summary>
    public sealed record Text(string Words) : ReportTail;

    /// <summary>A question, a doubt, a correction, or words that nobody separated from the slots.</summary>
    public sealed record Doubtful : ReportTail;

    /// <summary>It goes on about other numbers.</summary>
    public sealed record OtherNumbers(IReadOnlyList<SpokenNumber> Numbers) : ReportTail;

    /// <summary>Longer than <see cref="MaxTextLength"/>.</summary>
    public sealed record TooLong : ReportTail;

    /// <param name="sentence">The sentence.</param>
    /// <param name="from">The first token behind the slots.</param>
    /// <param name="spoken">The number in the slots, if any.</param>
    /// <param name="needsStart">Whether the text must begin the way reports begin, even when it stands apart.</param>
    /// <param name="mustBeApart">Whether it must stand apart however it begins: 12号完成制定方案 completes no measure.</param>
    /// <param name="standsAlone">Whether it is all there is, in answer to a question.</param>
    public static ReportTail Of(Sentence sentence, int from, SpokenNumber? spoken, bool needsStart = false, bool mustBeApart = false, bool standsAlone = false)
    {
        var tokens = sentence.Tokens;
        var first = from;
        while (first < tokens.Count && tokens[first] is Token.Mark mark && Separators.Contains(mark.Sign, StringComparison.Ordinal))
        {
            first++;
        }

        var rest = tokens.Skip(first).ToList();
        if (rest.All(token => token.IsAny(Concept.Filler, Concept.Greeting, Concept.Particle, Concept.ReportVerb) || token is Token.Mark))
        {
            return new Empty();
        }

        var lower = sentence.Folded.Lower.AsSpan(rest[0].Start);
        var lexicon = Lexicon.Shared;
        var apart = standsAlone || first > from || sentence.GapBefore(first) || rest[0] is Token.Mark;
        if ((!apart && mustBeApart) || ((!apart || needsStart) && !lexicon.Starts.Starts(lower)) || IsDoubtful(rest, lower, lexicon))
        {
            return new Doubtful();
        }

        if (Others(rest, spoken) is { Count: > 0 } others)
        {
            return new OtherNumbers(others);
        }

        var text = Invisible.Removed(sentence.Folded.Original(rest[0].Start)).Trim();
        return text.Length > MaxTextLength ? new TooLong() : new Text(text);
    }

    private static bool IsDoubtful(List<Token> rest, ReadOnlySpan<char> lower, Lexicon lexicon)
    {
        // 对不对，谢谢; 就好了 holds a word that is a courtesy elsewhere
        var last = rest.FindLastIndex(token => !token.IsAny(Concept.Filler, Concept.Greeting, Concept.Particle) && token is not Token.Mark);

        return lexicon.RefusedStarts.Starts(lower) || lexicon.RefusedStarts.Starts(lower.TrimStart("\"'([{《<")) || RefusesAtEnd(lower, lexicon) || (last >= 0 && RefusesAtEnd(lower[..(rest[last].End - rest[0].Start)], lexicon))
            || rest[0].IsAny(Concept.Ask, Concept.HowTo, Concept.Who, Concept.If, Concept.Said, Concept.NoMore, Concept.Cancel, Concept.Undo, Concept.Term)
            || (rest[0].Is(Concept.Status) && !IsTold(rest))
            || rest[0].IsAny(Concept.Reminders, Concept.Mistake, Concept.Soft, Concept.Confirm, Concept.Help, Concept.View)
            || rest.All(token => token is Token.Percent or Token.Mark or Token.Date || token.IsAny(Concept.Plan, Concept.Said, Concept.If));
    }

    // 情况已通报, 进展已报党组
    private static bool IsTold(List<Token> rest) => rest.Count > 2 ? rest[1].Is(Concept.Already) : rest is [_, Token.Other] || (rest.Count == 2 && rest[1].Is(Concept.Already));

    private static bool RefusesAtEnd(ReadOnlySpan<char> text, Lexicon lexicon)
    {
        var end = text.TrimEnd(Separators + " \"')(]}》>");
        var backwards = new char[Math.Min(end.Length, 8)];
        for (var i = 0; i < backwards.Length; i++)
        {
            backwards[i] = end[end.Length - 1 - i];
        }

        return lexicon.RefusedEnds.Starts(backwards);
    }

    // 3-2报40%, 3-2也做了一半, 3-2的60%
    private static bool IsReported(List<Token> rest, int at)
    {
        const int Near = 4;
        return rest[at - 1] is Token.LedgerNumber { Sure: true } number && number.Number.Contains('-', StringComparison.Ordinal)
            && rest.Skip(at).Take(Near).TakeWhile(token => token is not Token.Mark).Any(token => token is Token.Percent || token.IsAny(Concept.Complete, Concept.Inexact, Concept.Not, Concept.Promise, Concept.Sign));
    }

    // 13号 in a text may be a day; it is a problem when the text goes on to report on it.
    private static List<SpokenNumber> Others(List<Token> rest, SpokenNumber? spoken)
    {
        var others = new List<SpokenNumber>();
        for (var i = 0; i < rest.Count; i++)
        {
            if (rest[i] is Token.LedgerNumber other
                && other.Number != spoken?.Number
                && spoken?.Number.StartsWith(other.Number + "-", StringComparison.Ordinal) != true
                && (rest.Count == 1 || (i + 1 < rest.Count && (rest[i + 1] is Token.Percent || IsReported(rest, i + 1) || rest[i + 1].IsAny(Concept.Progress, Concept.Complete, Concept.Sign, Concept.Promise, Concept.Already, Concept.Not)))))
            {
                others.Add(new SpokenNumber(other.Number));
            }
        }

        return others.Count > 0 && spoken is not null ? [spoken, .. others] : others;
    }
}
