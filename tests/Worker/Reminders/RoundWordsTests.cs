using CaseReform.Ops.Worker.CommandLine;
using CaseReform.Ops.Worker.Reminders;

namespace CaseReform.Ops.Worker.Tests.Reminders;

/// <summary>What a command says of a round that it ran, and how it ends.</summary>
public sealed class RoundWordsTests
{
    [Fact]
    public void A_round_that_went_its_way_ends_well_whatever_waits() =>
        Assert.Equal(ExitCode.Done, RoundWords.Exit(new RoundReport { Letters = 3, Sent = 2, Uncertain = 1, Waiting = 5 }));

    [Fact]
    public void A_refused_letter_ends_badly() => Assert.Equal(ExitCode.Failed, RoundWords.Exit(new RoundReport { Letters = 3, Sent = 2, Refused = 1 }));

    [Fact]
    public void A_pause_ends_badly() => Assert.Equal(ExitCode.Failed, RoundWords.Exit(new RoundReport { Paused = "535" }));

    [Fact]
    public void A_server_that_is_away_ends_badly() => Assert.Equal(ExitCode.Failed, RoundWords.Exit(new RoundReport { ServerAway = true }));

    [Fact]
    public void A_server_that_took_nothing_ends_badly() => Assert.Equal(ExitCode.Failed, RoundWords.Exit(new RoundReport { Declined = "452" }));

    [Theory]
    [InlineData(1, "剩1个工作日")]
    [InlineData(0, "今日到期")]
    [InlineData(-1, "已逾期，第1个工作日")]
    [InlineData(null, "")]
    public void Days_left_and_days_late_are_told_apart_at_today(int? days, string words) => Assert.Equal(words, ReminderCommands.Left(days));
}
