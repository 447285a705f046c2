using System.Globalization;

using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Bot.Understanding.Sentences;

namespace CaseReform.Ops.Bot.Tests.Understanding.Written;

/// <summary>What comes of a sentence whose writer expects an update.</summary>
internal enum Verdict
{
    /// <summary>All that the writer expects, and no other number, percentage or day.</summary>
    Right,

    /// <summary>No card: a question back, an offer or a refusal.</summary>
    NoCard,

    /// <summary>A card with something else on it, or without something that was said.</summary>
    Wrong,
}

/// <summary>
/// Judges updates: the kind, the number (or words that could name the measure), the percentage and the day must be what the writer expects, and the expected words must stand in
/// the text. More words in the text are no fault: whoever reads the card sees them.
/// </summary>
internal static class UpdateJudge
{
    private const string Unsaid = " 　,，。、；;：:！!？?～~…“”\"'（）()—-+·的了";

    /// <summary>Whether one of the readings is an update.</summary>
    public static bool IsUpdate(this WrittenSentence sentence) => sentence.Readings.Any(reading => reading.IsUpdate);

    public static Verdict Judge(this WrittenSentence sentence)
    {
        var turn = sentence.Turn();
        return sentence.Expected.Split(" | ", StringSplitOptions.TrimEntries).Any(reading => Fits(sentence, reading, turn)) ? Verdict.Right
            : turn.Step is Step.Act { Intent.Writes: true } ? Verdict.Wrong
            : Verdict.NoCard;
    }

    private static DialogueTurn Turn(this WrittenSentence sentence) =>
        Dialogue.Next(sentence.Before.Length == 0 ? DialogueState.Empty : new DialogueState { Last = new SpokenNumber(sentence.Before) }, sentence.Said, Office.For(sentence.Speaker));

    private static bool Fits(WrittenSentence sentence, string reading, DialogueTurn turn)
    {
        var head = reading.Split(' ')[0];
        return (head, turn.Step) switch
        {
            ("ask=number", Step.Ask { Slot: Slot.Number }) or ("ask=day", Step.Ask { Slot: Slot.Day }) or ("ask=percent", Step.Ask { Slot: Slot.Progress }) => true,
            ("ask=number", _) => turn.Step is Step.Ask { Slot: Slot.Number },
            ("notwrite" or "cancel" or "no" or "cannot", _) => turn.Step is not Step.Act { Intent.Writes: true } && turn.State.Pending is null,
            ("help", Step.Act { Intent: Intent.Help or Intent.Talk }) => true,
            (_, Step.Act { Intent: Intent.Talk }) when head.StartsWith("office", StringComparison.Ordinal) || head.StartsWith("meaning", StringComparison.Ordinal) => true,
            ("several", Step.Act { Intent: Intent.Several several }) => Parts(reading) is var parts && parts.Count == several.Parts.Count && parts.Zip(several.Parts).All(pair => FitsOne(sentence, pair.First, pair.Second)),
            ("report" or "complete", Step.Act { Intent: Intent.Several several }) when reading.Contains(',', StringComparison.Ordinal) && Words(reading, "n=") is { } numbers && numbers.Contains(',', StringComparison.Ordinal) =>
                numbers.Split(',') is var all && all.Length == several.Parts.Count && all.Zip(several.Parts).All(pair => FitsOne(sentence, reading.Replace("n=" + numbers, "n=" + pair.First, StringComparison.Ordinal), pair.Second)),
            (_, Step.Act { Intent: Intent.Several { Parts: [var alone], Left.Count: > 0 } }) => FitsOne(sentence, reading, alone),
            (_, Step.Act { Intent: Intent.Ask }) => sentence.IsUnderstood(),
            (_, Step.Act { Intent: var intent }) => FitsOne(sentence, reading, intent),
            _ => false,
        };
    }

    private static List<string> Parts(string reading) => [.. reading["several".Length..].Split('[', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Trim().TrimEnd(']').Trim()).Where(part => part.Length > 0)];

    private static bool FitsOne(WrittenSentence sentence, string reading, Intent intent) => (reading.Split(' ')[0], intent) switch
    {
        ("report", Intent.Report report) => IsMeant(sentence, reading, intent, report.Spoken) && Number(reading, "percent=") == report.Percent && Says(reading, report.Text + report.Aside),
        ("complete", Intent.Complete complete) => IsMeant(sentence, reading, intent, complete.Spoken) && (Day(reading, "on=") ?? Office.Today) == (complete.On ?? Office.Today) && Says(reading, complete.Text),
        ("promise", Intent.Promise promise) => IsMeant(sentence, reading, intent, promise.Spoken) && Day(reading, "until=") == promise.Until,
        ("evidence", Intent.Evidence evidence) => IsMeant(sentence, reading, intent, evidence.Spoken),
        ("undo", Intent.Undo undo) => Words(reading, "n=") is { } number ? undo.Spoken is { } spoken && Same(number, spoken.Number) : undo.Spoken is null,
        ("dropfiles", Intent.DropFiles) => true,
        ("notices-on", Intent.ChooseNotices { On: true }) or ("notices-off", Intent.ChooseNotices { On: false }) => true,
        _ => false,
    };

    private static bool IsMeant(WrittenSentence sentence, string reading, Intent intent, SpokenNumber? spoken) =>
        Words(reading, "n=") is { } number ? spoken is not null && (Same(number, spoken.Number) || (spoken.Ledger is not null && Same(number[(number.IndexOf('-', StringComparison.Ordinal) + 1)..], spoken.Number)))
        : reading.Split(' ').Contains("last") ? spoken?.Number == sentence.Before
        : Words(reading, "topic=") is not { } topic || (intent.Named is { } named && (spoken is null || intent.Implied) && (Holds(named, topic) || Holds(topic, named) || Pairs(named, topic) * 2 >= topic.Length - 1));

    // jt03-1 is JT-03-1 to the ledger, and so is 3-1 of its own ledger
    private static bool Same(string expected, string got) => string.Equals(Plain(expected), Plain(got), StringComparison.OrdinalIgnoreCase);

    private static string Plain(string number) => number.Replace("-", string.Empty, StringComparison.Ordinal).Replace("0", string.Empty, StringComparison.Ordinal);

    private static bool Says(string reading, string? text) => Words(reading, "text=") is not { } expected || Holds(text ?? "", expected);

    private static int Pairs(string one, string other) => Enumerable.Range(0, Math.Max(one.Length - 1, 0)).Count(at => other.Contains(one.Substring(at, 2), StringComparison.Ordinal));

    // every character of the words, in their order
    private static bool Holds(string whole, string words)
    {
        (whole, words) = (Folded.Of(whole).Lower, Folded.Of(words).Lower);
        var at = 0;
        foreach (var c in words.Where(c => !Unsaid.Contains(c, StringComparison.Ordinal)))
        {
            at = whole.IndexOf(c.ToString(), at, StringComparison.OrdinalIgnoreCase);
            if (at < 0)
            {
                return false;
            }

            at++;
        }

        return true;
    }

    private static readonly string[] Keys = ["n=", "topic=", "unit=", "percent=", "text=", "on=", "until="];

    private static string? Words(string reading, string key)
    {
        var at = reading.IndexOf(" " + key, StringComparison.Ordinal);
        if (at < 0)
        {
            return null;
        }

        var from = at + 1 + key.Length;
        var to = Keys.Select(next => reading.IndexOf(" " + next, from, StringComparison.Ordinal)).Where(next => next >= 0).DefaultIfEmpty(reading.Length).Min();
        return reading[from..to];
    }

    private static int? Number(string reading, string key) => Words(reading, key) is { } words ? int.Parse(words, CultureInfo.InvariantCulture) : null;

    private static DateOnly? Day(string reading, string key) => Words(reading, key) is { } words ? DateOnly.ParseExact(words, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
}
