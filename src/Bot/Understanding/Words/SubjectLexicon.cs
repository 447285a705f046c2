namespace CaseReform.Ops.Bot.Understanding.Words;

/// <summary>Words that matters are named by, read once from the embedded <c>subjects.txt</c>: they are not torn apart, and their sound is known.</summary>
internal sealed class SubjectLexicon
{
    private const string File = "CaseReform.Ops.Bot.Understanding.subjects.txt";
    private readonly Dictionary<string, string> _bySound = new(StringComparer.Ordinal);

    private SubjectLexicon(TextReader reader)
    {
        List<string> words = [];
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                words.AddRange(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            }
        }

        Words = new PhraseIndex<string>(words.Select(word => KeyValuePair.Create(word, word)));
        foreach (var word in words)
        {
            if (Sounds.Exactly(word) is { } sound)
            {
                _bySound.TryAdd(sound, word);
            }
        }
    }

    public static SubjectLexicon Shared { get; } = Load();

    public PhraseIndex<string> Words { get; }

    /// <summary>The word of this sound, 补贴 for 补帖; null where none has it.</summary>
    public string? OfSound(string sound) => _bySound.GetValueOrDefault(sound);

    private static SubjectLexicon Load()
    {
        using var reader = new StreamReader(typeof(SubjectLexicon).Assembly.GetManifestResourceStream(File)!);
        return new SubjectLexicon(reader);
    }
}
