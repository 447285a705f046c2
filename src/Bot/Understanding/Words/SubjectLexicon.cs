namespace CaseReform.Ops.Bot.Understanding.Words;

/// <summary>Words that matters are named by, read once from the embedded <c>subjects.txt</c>: they are not torn apart, and their sound is known.</summary>
internal sealed class SubjectLexicon
{
    private readonly Dictionary<string, string> _bySound = new(StringComparer.Ordinal);

    private SubjectLexicon()
    {
        List<string> words = [.. WordFile.Lines("subjects.txt").SelectMany(WordFile.Words)];
        Words = new PhraseIndex<string>(words.Select(word => KeyValuePair.Create(word, word)));
        foreach (var word in words)
        {
            if (Sounds.Exactly(word) is { } sound)
            {
                _bySound.TryAdd(sound, word);
            }
        }
    }

    public static SubjectLexicon Shared { get; } = new();

    public PhraseIndex<string> Words { get; }

    /// <summary>The word of this sound, 补贴 for 补帖; null where none has it.</summary>
    public string? OfSound(string sound) => _bySound.GetValueOrDefault(sound);
}
