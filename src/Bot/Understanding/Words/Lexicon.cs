namespace CaseReform.Ops.Bot.Understanding.Words;

/// <summary>A word of the table; a misspelled one says what it should have been.</summary>
internal readonly record struct Word(Concept Concept, string? Correction = null);

/// <summary>The word tables, read once from the embedded <c>words.txt</c>. A mistake in the file stops the program at its start.</summary>
internal sealed class Lexicon
{
    private Lexicon()
    {
        var words = new Dictionary<string, Word>(StringComparer.Ordinal);
        var lists = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var (name, entries) in WordFile.Lines("words.txt").Select(Split))
        {
            if (name[0] == '@')
            {
                lists.TryAdd(name, []);
                lists[name].AddRange(entries);
                continue;
            }

            var concept = Enum.Parse<Concept>(name);
            foreach (var entry in entries)
            {
                Add(words, entry, new Word(concept));
            }
        }

        foreach (var (wrong, right) in lists["@typo"].Select(entry => (entry[..entry.IndexOf('>', StringComparison.Ordinal)], entry[(entry.IndexOf('>', StringComparison.Ordinal) + 1)..])))
        {
            Add(words, wrong, new Word(words[right].Concept, right));
        }

        Words = new PhraseIndex<Word>(words);
        MeasureWords = Phrases(lists["@measure"]);
        Starts = Phrases(lists["@start"]);
        RefusedStarts = Phrases(lists["@refusedStart"]);
        RefusedEnds = Phrases(lists["@refusedEnd"].Select(end => new string([.. end.Reverse()])));
        NoReport = [.. lists["@noReport"]];
        GlueBefore = Phrases(lists["@glueBefore"]);
        GlueAfter = Phrases(lists["@glueAfter"].Select(end => new string([.. end.Reverse()])));
        Yes = lists["@yes"].ToHashSet(StringComparer.Ordinal);
        Thanks = lists["@thanks"].ToHashSet(StringComparer.Ordinal);
        Hello = lists["@hello"].ToHashSet(StringComparer.Ordinal);
        No = lists["@no"].ToHashSet(StringComparer.Ordinal);
        Folds = lists["@fold"].ToDictionary(pair => pair[0], pair => pair[1]);
    }

    public static Lexicon Shared { get; } = new();

    public PhraseIndex<Word> Words { get; }

    /// <summary>Behind a number they say that it counts something and names no problem.</summary>
    public PhraseIndex<bool> MeasureWords { get; }

    /// <summary>What the text of a report begins with.</summary>
    public PhraseIndex<bool> Starts { get; }

    /// <summary>What the text of a report never begins with: a question, a doubt, a correction.</summary>
    public PhraseIndex<bool> RefusedStarts { get; }

    /// <summary>The same for its end; spelled backwards.</summary>
    public PhraseIndex<bool> RefusedEnds { get; }

    /// <summary>平均, 还是, 算完成: beside a percentage or a completion they say that it is no report.</summary>
    public IReadOnlyList<string> NoReport { get; }

    /// <summary>按, 登, 这条: before words that nothing explains they are none of them.</summary>
    public PhraseIndex<bool> GlueBefore { get; }

    /// <summary>The same behind such words; spelled backwards.</summary>
    public PhraseIndex<bool> GlueAfter { get; }

    /// <summary>是, when it is the whole sentence.</summary>
    public IReadOnlySet<string> Yes { get; }

    /// <summary>在吗, when it is the whole sentence: elsewhere it holds a question.</summary>
    public IReadOnlySet<string> Hello { get; }

    /// <summary>谢谢, 收到: they end a talk, and ask for no greeting.</summary>
    public IReadOnlySet<string> Thanks { get; }

    /// <summary>不, when it is the whole sentence.</summary>
    public IReadOnlySet<string> No { get; }

    /// <summary>Traditional and variant characters and what stands for them.</summary>
    public IReadOnlyDictionary<char, char> Folds { get; }

    // a list may go without the sign
    private static (string Name, string[] Entries) Split(string line) => !line.Contains(" = ", StringComparison.Ordinal) && line[0] == '@' && line.IndexOf(' ', StringComparison.Ordinal) is > 0 and var space
        ? (line[..space], WordFile.Words(line[(space + 1)..].TrimStart('=', ' ')))
        : WordFile.Parted(line);

    private static void Add(Dictionary<string, Word> words, string entry, Word word)
    {
        if (!words.TryAdd(entry, word))
        {
            throw new InvalidDataException($"{entry}: {words[entry].Concept}, {word.Concept}");
        }
    }

    private static PhraseIndex<bool> Phrases(IEnumerable<string> entries) => new(entries.Select(entry => KeyValuePair.Create(entry, true)));
}
