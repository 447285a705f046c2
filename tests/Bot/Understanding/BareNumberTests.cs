using CaseReform.Ops.Bot.Understanding.Sentences;
using CaseReform.Ops.Bot.Understanding.Slots;

namespace CaseReform.Ops.Bot.Tests.Understanding;

public sealed class BareNumberTests
{
    [Theory]
    [InlineData("12-1延期\n12-3延期", "12-1 12-3")]
    [InlineData("12-1延期 12-3延期", "12-1 12-3")]
    [InlineData("12-1延期12-3延期", "12-1 12-3")]
    [InlineData("12-1已延期，12-3也延期", "12-1 12-3")]
    [InlineData("12-1已延期 12-2进度60%", "12-1 12-2")]
    [InlineData("12-1已延期12-2进度60%", "12-1 12-2")]
    [InlineData("12-1推迟 13-1", "12-1 13-1")]
    [InlineData("12-1推迟13-1", "12-1 13-1")]
    public void Behind_延期_stands_the_next_number(string said, string numbers) => Assert.Equal((numbers, 0), Read(said));

    [Theory]
    [InlineData("12-1延期到12-20", "12-1")]
    [InlineData("12-1延期到 12-20", "12-1")]
    [InlineData("12-1推迟至20号", "12-1")]
    [InlineData("12-1延期12-20", "12-1")]
    [InlineData("12-1延期20号，因招标流标", "12-1")]
    public void Behind_延期到_stands_a_day(string said, string numbers) => Assert.Equal((numbers, 1), Read(said));

    private static (string Numbers, int Days) Read(string said)
    {
        var tokens = Sentence.Of(said, Spoken.Office).Tokens;
        return (string.Join(' ', tokens.OfType<Token.LedgerNumber>().Select(number => number.Number)), tokens.OfType<Token.Date>().Count());
    }
}
