using CaseReform.Ops.Bot.Understanding.Asking;

namespace CaseReform.Ops.Bot.Understanding.Words;

/// <summary>The words of questions, read once from the embedded <c>questions.txt</c>. Of a word that stands twice the first line counts. A mistake in the file stops the program at its start.</summary>
internal sealed class QuestionLexicon
{
    /// <summary>What is never taken by its sound: it neither restricts nor asks, and the answer would not repeat it.</summary>
    private static readonly Cue[] NotHeard =
    [
        Cue.Glue, Cue.Soft, Cue.Thing, Cue.UnitNoun, Cue.Title, Cue.Pronoun, Cue.OwnUnit, Cue.Mine, Cue.Except, Cue.About, Cue.Since, Cue.Back, Cue.Ahead, Cue.Supervised, Cue.NotDue, Cue.Count, Cue.Reported,
    ];

    /// <summary>What is taken by its sound even where it has two letters only: the answer repeats it.</summary>
    private static readonly Cue[] Restricts =
    [
        Cue.Due, Cue.NotReported, Cue.Completed, Cue.NotCompleted, Cue.NotStarted, Cue.InProgress, Cue.Closed, Cue.CloseOut, Cue.Returned, Cue.LongTerm, Cue.Entered, Cue.Promised, Cue.Broken, Cue.Overdue, Cue.Quiet,
        Cue.Red, Cue.Orange, Cue.Yellow, Cue.Blue, Cue.Green, Cue.Letter, Cue.Show,
    ];

    private readonly Dictionary<string, (string Word, Cue Cue)> _bySound = new(StringComparer.Ordinal);

    private QuestionLexicon()
    {
        var groups = new Dictionary<string, string[]>(StringComparer.Ordinal);
        List<KeyValuePair<string, Cue>> words = [];
        foreach (var (name, entries) in WordFile.Meanings("questions.txt"))
        {
            if (name[0] == '@')
            {
                groups.Add(name, entries);
                continue;
            }

            var cue = Enum.Parse<Cue>(name);
            words.AddRange(entries.SelectMany(entry => Spelled(entry, groups)).Select(word => KeyValuePair.Create(word, cue)));
        }

        Words = new PhraseIndex<Cue>(words);
        foreach (var (word, cue) in Words.All)
        {
            if (word.Length > (Restricts.Contains(cue) ? 1 : 2) && !NotHeard.Contains(cue) && Sounds.Exactly(word) is { } sound)
            {
                _bySound.TryAdd(sound, (word, cue));
            }
        }
    }

    public static QuestionLexicon Shared { get; } = new();

    public PhraseIndex<Cue> Words { get; }

    /// <summary>The word of this sound, 超期 for 超其; null where none has it.</summary>
    public (string Word, Cue Cue)? OfSound(string sound) => _bySound.TryGetValue(sound, out var found) ? found : null;

    // @neg@done的: each word of the one before each of the other
    private static IEnumerable<string> Spelled(string entry, Dictionary<string, string[]> groups)
    {
        var at = entry.IndexOf('@', StringComparison.Ordinal);
        if (at < 0)
        {
            return [entry];
        }

        var end = at + 1;
        while (end < entry.Length && char.IsAsciiLetter(entry[end]))
        {
            end++;
        }

        return Spelled(entry[end..], groups).SelectMany(rest => groups[entry[at..end]].Select(word => entry[..at] + word + rest));
    }
}
