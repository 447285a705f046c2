using CaseReform.Ops.Bot.Understanding;

namespace CaseReform.Ops.Bot.Tests.Understanding.Written;

/// <summary>
/// 3,300 sentences of 30 speakers with what is expected of each, written down before anything was run by people who had not seen the grammar; all of them were at hand when the
/// reading was last built. Of the questions of the last six speakers 76.5 % were understood when they were first read. The judge is strict: every restriction and no other, the
/// very asking. The floors are what was reached.
/// </summary>
public sealed class WrittenSentenceTests
{
    [Theory]
    [InlineData("built", 0.90)]
    public void Questions_are_understood_as_their_writers_expect(string set, double floor)
    {
        var questions = Sentences(set).Where(sentence => sentence.IsQuestion).ToList();
        var understood = questions.Count(sentence => sentence.IsUnderstood());
        Assert.True(questions.Count >= 300, $"{questions.Count}");
        Assert.True(understood >= floor * questions.Count, $"{understood} of {questions.Count}");
    }

    [Theory]
    [InlineData("built")]
    public void What_must_change_nothing_makes_no_card(string set) =>
        Assert.Empty(Sentences(set).Where(sentence => sentence.Readings.All(reading => !reading.IsUpdate) && sentence.MakesCard).Select(sentence => $"{sentence.Said} → {sentence.Got()}"));

    [Theory]
    [InlineData("built")]
    public void An_update_names_no_number_that_was_not_said(string set) =>
        Assert.Empty(Sentences(set).Where(sentence => sentence.NamesAnother()).Select(sentence => $"{sentence.Said} → {sentence.Got()}"));

    internal static IEnumerable<WrittenSentence> Sentences(string set) => typeof(WrittenSentenceTests).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith($"written-{set}-", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
        .SelectMany(name =>
        {
            using var reader = new StreamReader(typeof(WrittenSentenceTests).Assembly.GetManifestResourceStream(name)!);
            return WrittenSentence.Of(reader.ReadToEnd()).ToList();
        });
}
