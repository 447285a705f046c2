using CaseReform.Ops.Bot.Understanding;

namespace CaseReform.Ops.Bot.Tests.Understanding;

/// <summary>The tables beside this file: what is said, a tab, what is understood. [12] before a sentence is the matter spoken of last.</summary>
public sealed class UtteranceTests
{
    [Fact]
    public void Every_sentence_of_the_table_is_understood_as_it_says()
    {
        var lines = Lines("utterances.tsv");
        Assert.True(lines.Count >= 300, $"{lines.Count} sentences");
        var wrong = lines.Select(line => (line.Said, line.Expected, Got: Understood(line.Said)))
            .Where(line => line.Got != line.Expected)
            .Select(line => $"{line.Said}\n    expected {line.Expected}\n    got      {line.Got}");
        None(wrong);
    }

    [Fact]
    public void What_is_no_report_is_never_a_write()
    {
        var lines = Lines("not-writes.tsv");
        Assert.True(lines.Count >= 100, $"{lines.Count} sentences");
        var wrong = lines.Where(line => Says(line.Said).Step is Step.Act { Intent.Writes: true } || Says(line.Said).State.Pending is { Goal: >= Goal.Report })
            .Select(line => $"{line.Said}\n    got {Understood(line.Said)}");
        None(wrong);
    }

    [Fact]
    public void What_is_no_report_gets_the_answer_that_the_table_says()
    {
        var wrong = Lines("not-writes.tsv").Where(line => line.Expected.Length > 0 && Understood(line.Said) != line.Expected)
            .Select(line => $"{line.Said}\n    expected {line.Expected}\n    got      {Understood(line.Said)}");
        None(wrong);
    }

    [Fact]
    public void Every_sentence_that_is_suggested_is_understood()
    {
        var wrong = Lines("utterances.tsv").Concat(Lines("not-writes.tsv"))
            .Select(line => Says(line.Said).Step)
            .OfType<Step.Act>().Select(act => act.Intent).OfType<Intent.DidYouMean>()
            .SelectMany(mean => mean.Sentences).Distinct()
            .Where(sentence => Says(sentence).Step is Step.Act { Intent: Intent.Unknown or Intent.DidYouMean or Intent.Refused });
        None(wrong);
    }

    /// <summary>The sentences of the table that need no earlier matter.</summary>
    internal static IEnumerable<string> Said() => Lines("utterances.tsv").Select(line => line.Said).Where(said => !said.StartsWith('['));

    internal static void None(IEnumerable<string> wrong)
    {
        var all = string.Join('\n', wrong);
        Assert.True(all.Length == 0, all);
    }

    internal static string Understood(string said) => Spoken.Spell(Says(said));

    private static DialogueTurn Says(string said)
    {
        var last = said.StartsWith('[') ? said[1..said.IndexOf(']', StringComparison.Ordinal)] : null;
        return Spoken.Say(
            last is null ? said : said[(last.Length + 2)..].TrimStart(),
            last is null ? null : new DialogueState { Last = new SpokenNumber(last) });
    }

    internal static List<(string Said, string Expected)> Lines(string file)
    {
        using var reader = new StreamReader(typeof(UtteranceTests).Assembly.GetManifestResourceStream(file)!);
        return [.. reader.ReadToEnd().ReplaceLineEndings("\n").Split('\n')
            .Where(line => line.Length > 0 && !line.StartsWith('#'))
            .Select(line => line.Split('\t') is [var said, var expected] ? (said, expected) : (line, ""))];
    }
}
