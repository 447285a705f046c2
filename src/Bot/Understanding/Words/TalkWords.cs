namespace CaseReform.Ops.Bot.Understanding.Words;

/// <summary>What people say of words, the bot and the office: the table <c>talk.txt</c>, read once. A mistake in the file stops the program at its start.</summary>
internal sealed class TalkWords
{
    private readonly Dictionary<string, List<string>> _groups = new(StringComparer.Ordinal);

    private TalkWords()
    {
        var terms = new Dictionary<string, string>(StringComparer.Ordinal);
        var rules = new List<(string Subject, string[] Conditions)>();
        foreach (var (name, entries) in WordFile.Meanings("talk.txt"))
        {
            switch (name.Split(' '))
            {
                case [['@', .. var group]]:
                    _groups.TryAdd(group, []);
                    _groups[group].AddRange(entries);
                    break;
                case ["term", var term]:
                    foreach (var entry in entries)
                    {
                        terms.Add(entry, term);
                    }

                    break;
                case ["rule", var subject]:
                    rules.Add((subject, entries));
                    break;
                default:
                    throw new InvalidDataException($"{name} = {string.Join(' ', entries)}");
            }
        }

        Terms = new PhraseIndex<string>(terms);
        Rules = [.. rules.Select(rule => new TalkRule(rule.Subject, rule.Conditions, Group))];
        Courtesies = Phrases(Group("polite"));
        Thanks = Covering.Of(Group("thanks"), Group("polite"));
        Compared = Covering.Of(Group("compare"), Group("compareFill"), Group("polite"), terms.Keys);
        var thresholds = Group("threshold").ToHashSet(StringComparer.Ordinal);
        Thresholds = terms.Where(term => thresholds.Contains(term.Value)).Select(term => term.Key).ToHashSet(StringComparer.Ordinal);
        Turning = Covering.Of(Group("when"), Group("thresholdFill"), Group("polite"), Thresholds);
    }

    public static TalkWords Shared { get; } = new();

    /// <summary>The words that can be explained, and under which entry.</summary>
    public PhraseIndex<string> Terms { get; }

    /// <summary>The first that fits decides.</summary>
    public IReadOnlyList<TalkRule> Rules { get; }

    public PhraseIndex<bool> Courtesies { get; }

    /// <summary>好的明白了，非常感谢老师</summary>
    public Covering Thanks { get; }

    /// <summary>红灯跟橙灯哪个严重</summary>
    public Covering Compared { get; }

    /// <summary>逾期几天会通报</summary>
    public Covering Turning { get; }

    /// <summary>The words of rungs that are asked for by when they come.</summary>
    public IReadOnlySet<string> Thresholds { get; }

    /// <summary>The phrases of a group.</summary>
    public IReadOnlyList<string> Group(string name) => _groups.TryGetValue(name, out var phrases) ? phrases : throw new InvalidDataException(name);

    /// <summary>The words of a text that can be explained, left to right, the longest first.</summary>
    /// <param name="text">Folded, lower case.</param>
    public IReadOnlyList<(int Start, int End, string Term)> TermsIn(string text)
    {
        var found = new List<(int, int, string)>();
        for (var at = 0; at < text.Length;)
        {
            if (Terms.TryLongest(text.AsSpan(at), out var length, out var term))
            {
                found.Add((at, at + length, term));
                at += length;
            }
            else
            {
                at++;
            }
        }

        return found;
    }

    private static PhraseIndex<bool> Phrases(IEnumerable<string> entries) => new(entries.Select(entry => KeyValuePair.Create(entry, true)));
}
