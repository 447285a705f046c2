using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Bot.Understanding.Words;
using CaseReform.Ops.Domain.Reminders;

namespace CaseReform.Ops.Bot.Tests.Understanding;

/// <summary>What is said of words, the bot and the office: <c>talk.tsv</c>.</summary>
public sealed class TalkTests
{
    private const string NoTalk = "!Talk";

    private static readonly List<(string Said, string Expected)> Table = UtteranceTests.Lines("talk.tsv");

    [Fact]
    public void Talk_is_understood_as_the_table_says()
    {
        var wrong = Table.Where(line => line.Expected != NoTalk).Select(line => (line.Said, line.Expected, Got: UtteranceTests.Understood(line.Said)))
            .Where(line => line.Got != line.Expected).Select(line => $"{line.Said}\n    expected {line.Expected}\n    got      {line.Got}");
        UtteranceTests.None(wrong);
    }

    [Fact]
    public void A_question_to_the_ledger_or_an_update_is_no_talk()
    {
        var wrong = Table.Where(line => line.Expected == NoTalk).Select(line => (line.Said, Got: UtteranceTests.Understood(line.Said)))
            .Where(line => line.Got.StartsWith("Talk", StringComparison.Ordinal)).Select(line => $"{line.Said}\n    got {line.Got}");
        UtteranceTests.None(wrong);
    }

    [Fact]
    public void Courtesies_marks_and_particles_change_nothing()
    {
        string[] before = ["请问", "您好，", "老师，", "麻烦问一下，"];
        string[] behind = ["呀", "。", "啊", "~"];
        var wrong = Table.Where(line => line.Expected.StartsWith("Talk", StringComparison.Ordinal) && !line.Said.StartsWith('[') && line.Said[^1] is not ('。' or '？'))
            .SelectMany(line => before.Select(word => (Said: word + line.Said, line.Expected)).Concat(behind.Select(mark => (Said: line.Said + mark, line.Expected))))
            .Select(line => (line.Said, line.Expected, Got: UtteranceTests.Understood(line.Said)))
            .Where(line => line.Got != line.Expected).Select(line => $"{line.Said}\n    expected {line.Expected}\n    got      {line.Got}").ToList();
        UtteranceTests.None(wrong);
    }

    [Fact]
    public void Every_rung_of_the_shipped_ladder_can_be_asked_for()
    {
        Assert.All(Ladder.Default.Rungs, rung => Assert.Equal($"Talk Meaning {rung.Name}", UtteranceTests.Understood($"什么叫{rung.Name}")));
        Assert.All(Ladder.Default.Rungs, rung => Assert.Equal("rung." + rung.Name, Assert.Single(TalkWords.Shared.TermsIn(rung.Name)).Term));
    }

    [Fact]
    public void Talk_ends_the_question_that_was_open()
    {
        var asked = Spoken.Say("报进度");
        Assert.IsType<Step.Ask>(asked.Step);

        var turn = Spoken.Say("黄灯什么意思", asked.State);

        Assert.Equal("Talk Meaning 黄灯", Spoken.Spell(turn.Step));
        Assert.Null(turn.State.Pending);
    }
}
