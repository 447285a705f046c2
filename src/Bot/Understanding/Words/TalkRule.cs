using System.Collections.Frozen;

namespace CaseReform.Ops.Bot.Understanding.Words;

/// <summary>A line of <c>talk.txt</c>: what a sentence must hold, and must not, to be about a subject.</summary>
internal sealed class TalkRule
{
    private static readonly FrozenSet<string> Slots = FrozenSet.ToFrozenSet(["number", "percent", "unit", "date", "person"], StringComparer.Ordinal);

    private readonly Func<TalkSentence, bool>[] _conditions;

    /// <param name="subject">As the file writes it.</param>
    /// <param name="conditions">Likewise.</param>
    /// <param name="group">The phrases of a group; throws for one that is not in the file.</param>
    public TalkRule(string subject, IEnumerable<string> conditions, Func<string, IReadOnlyList<string>> group)
    {
        var named = subject.Split(':', 2);
        Subject = Enum.TryParse<TalkSubject>(named[0], out var talk) ? talk : null;
        Word = named is [_, var word] ? word : null;
        IsHelp = subject == nameof(Intent.Help);
        if (Subject is null && !IsHelp && subject != nameof(Intent.Unknown))
        {
            throw new InvalidDataException(subject);
        }

        _conditions = [.. conditions.Select(condition => Condition(condition, group))];
    }

    /// <summary>About what; null when it is for help or nothing of ours.</summary>
    public TalkSubject? Subject { get; }

    /// <summary>The word that is to be explained.</summary>
    public string? Word { get; }

    /// <summary>Asks how all this works.</summary>
    public bool IsHelp { get; }

    public bool Fits(TalkSentence sentence) => Array.TrueForAll(_conditions, condition => condition(sentence));

    private static Func<TalkSentence, bool> Condition(string spelled, Func<string, IReadOnlyList<string>> group)
    {
        switch (spelled)
        {
            case ['!', .. var not]:
                var unwanted = Condition(not, group);
                return sentence => !unwanted(sentence);
            case ['#', .. var slot]:
                return Slots.Contains(slot) ? sentence => sentence.Slots.Contains(slot) : throw new InvalidDataException(spelled);
            case ['^', .. var first]:
                var starts = group(first);
                return sentence => starts.Any(phrase => sentence.Bare.StartsWith(phrase, StringComparison.Ordinal));
            case ['=', .. var all]:
                var wholes = group(all);
                return sentence => wholes.Contains(sentence.Bare);
            case ['%', .. var only]:
                var words = Covering.Of(group(only), group("fill"), group("polite"));
                return sentence => words.Covers(sentence.Text);
        }

        var ends = spelled.EndsWith('$');
        var steps = spelled.TrimEnd('$').Split('>').Select(group).ToArray();
        return sentence => Holds(sentence, steps, ends);
    }

    // each step behind the one before it
    private static bool Holds(TalkSentence sentence, IReadOnlyList<string>[] steps, bool ends)
    {
        var at = 0;
        for (var i = 0; i < steps.Length; i++)
        {
            if (ends && i == steps.Length - 1)
            {
                return steps[i].Any(phrase => sentence.Bare.EndsWith(phrase, StringComparison.Ordinal) && (i == 0 || sentence.Text.LastIndexOf(phrase, StringComparison.Ordinal) >= at));
            }

            var found = steps[i].Select(phrase => (At: sentence.Text.IndexOf(phrase, at, StringComparison.Ordinal), phrase.Length)).Where(hit => hit.At >= 0).ToList();
            if (found.Count == 0)
            {
                return false;
            }

            at = found.Min(hit => hit.At + hit.Length);
        }

        return true;
    }
}

/// <summary>A sentence as the rules look at it.</summary>
/// <param name="Text">Folded, lower case.</param>
/// <param name="Bare">The same without courtesies before it, and marks and particles behind.</param>
/// <param name="Slots">What else it names: number, percent, unit, date, person.</param>
internal sealed record TalkSentence(string Text, string Bare, IReadOnlySet<string> Slots);
