namespace CaseReform.Ops.Bot.Tests.Understanding.Written;

public sealed class WrittenSentenceTests
{
    [Fact]
    public void Look()
    {
        var path = Environment.GetEnvironmentVariable("SENTENCES")!;
        var speakers = Environment.GetEnvironmentVariable("SPEAKERS")!;
        var all = System.IO.Directory.GetFiles(path, "*.tsv").Order().SelectMany(f => WrittenSentence.Of(System.IO.File.ReadAllText(f))).Where(s => speakers.Contains(s.Speaker)).Where(s => s.IsQuestion).ToList();
        var wrong = all.Where(s => !s.IsUnderstood()).ToList();
        System.IO.File.WriteAllLines("/tmp/read.txt", wrong.Select(s => $"{s.Speaker}|{s.Before}|{s.Said}\n    want {s.Expected}\n    got  {s.Got()}").Append($"{wrong.Count} of {all.Count}"));
    }
}
