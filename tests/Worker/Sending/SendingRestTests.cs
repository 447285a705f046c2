using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Worker.Sending;
using CaseReform.Ops.Worker.Tests.Support;

namespace CaseReform.Ops.Worker.Tests.Sending;

/// <summary>How long sending rests, and what ends it.</summary>
public sealed class SendingRestTests
{
    private static readonly DeliveryTally Account = new() { Paused = "535" };
    private static readonly DeliveryTally Answers = new() { Paused = "554", PausedByAnswers = true };

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    public async Task Letters_that_got_through_end_it_from_its_last_instant_on(int milliseconds, bool isOn)
    {
        using var bureau = await Bureau.OpenAsync();
        var pauses = bureau.Get<SendingPauses>();
        await pauses.NoteAsync(Answers, Bureau.Token);
        bureau.Clock.Advance(TimeSpan.FromMinutes(15) + TimeSpan.FromMilliseconds(milliseconds));

        await pauses.NoteAsync(Sent(), Bureau.Token);

        Assert.Equal(isOn, await pauses.UntilAsync(Bureau.Token) is not null);
    }

    [Fact]
    public async Task A_round_without_letters_ends_nothing()
    {
        using var bureau = await Bureau.OpenAsync();
        var pauses = bureau.Get<SendingPauses>();
        await pauses.NoteAsync(Answers, Bureau.Token);
        bureau.Clock.Advance(TimeSpan.FromHours(1));

        await pauses.NoteAsync(new DeliveryTally(), Bureau.Token);

        Assert.NotNull(await pauses.UntilAsync(Bureau.Token));
    }

    [Fact]
    public async Task Two_workers_that_come_to_the_same_begin_one_rest()
    {
        using var bureau = await Bureau.OpenAsync();
        var pauses = bureau.Get<SendingPauses>();
        await pauses.NoteAsync(Answers, Bureau.Token);
        var first = await pauses.UntilAsync(Bureau.Token);
        bureau.Clock.Advance(TimeSpan.FromMinutes(1));

        await pauses.NoteAsync(Answers, Bureau.Token);

        Assert.Equal(first, await pauses.UntilAsync(Bureau.Token));
    }

    [Fact]
    public async Task Answers_that_go_on_make_it_longer_and_it_keeps_its_beginning()
    {
        using var bureau = await Bureau.OpenAsync();
        var pauses = bureau.Get<SendingPauses>();
        await pauses.NoteAsync(Answers, Bureau.Token);
        bureau.Clock.Advance(TimeSpan.FromMinutes(15));

        await pauses.NoteAsync(Answers, Bureau.Token);

        var second = (await pauses.UntilAsync(Bureau.Token))!;
        Assert.Equal((2, Bureau.Monday, bureau.Clock.GetUtcNow() + TimeSpan.FromMinutes(30)), (second.Times, second.Since, second.Until));
    }

    [Fact]
    public async Task A_refused_account_is_never_waited_for_longer_whatever_went_before()
    {
        using var bureau = await Bureau.OpenAsync();
        var pauses = bureau.Get<SendingPauses>();
        await pauses.NoteAsync(Answers, Bureau.Token);
        bureau.Clock.Advance(TimeSpan.FromMinutes(15));
        await pauses.NoteAsync(Account, Bureau.Token);
        bureau.Clock.Advance(TimeSpan.FromMinutes(15));
        await pauses.NoteAsync(Account, Bureau.Token);

        var third = (await pauses.UntilAsync(Bureau.Token))!;
        Assert.Equal((1, true, bureau.Clock.GetUtcNow() + TimeSpan.FromMinutes(15)), (third.Times, third.IsAccount, third.Until));
    }

    [Fact]
    public async Task An_account_that_is_refused_while_answers_rest_counts_at_once()
    {
        using var bureau = await Bureau.OpenAsync();
        var pauses = bureau.Get<SendingPauses>();
        await pauses.NoteAsync(Answers, Bureau.Token);
        bureau.Clock.Advance(TimeSpan.FromMinutes(1));

        await pauses.NoteAsync(Account, Bureau.Token);

        var now = (await pauses.UntilAsync(Bureau.Token))!;
        Assert.Equal(("535", true), (now.Reason, now.IsAccount));
    }

    [Fact]
    public async Task Its_end_remembers_whom_the_noes_were_given_to()
    {
        using var bureau = await Bureau.OpenAsync();
        var pauses = bureau.Get<SendingPauses>();
        await pauses.NoteAsync(new DeliveryTally { Paused = "554", PausedByAnswers = true, Streak = new RefusalStreak([new StreakRefusal(4, "d")], ["a", "d"]) }, Bureau.Token);

        await pauses.EndAsync(Bureau.Token);

        Assert.Null(await pauses.UntilAsync(Bureau.Token));
        var streak = await pauses.StreakAsync(Bureau.Token);
        Assert.Empty(streak.Open);
        Assert.Equal(["a", "d"], streak.Known);
    }

    [Fact]
    public async Task A_streak_is_kept_for_the_next_round()
    {
        using var bureau = await Bureau.OpenAsync();
        var pauses = bureau.Get<SendingPauses>();
        Assert.Empty((await pauses.StreakAsync(Bureau.Token)).Open);

        await pauses.NoteAsync(new DeliveryTally { Streak = RefusalStreak.None.With(1, "a") }, Bureau.Token);
        Assert.Equal([new StreakRefusal(1, "a")], (await pauses.StreakAsync(Bureau.Token)).Open);

        await pauses.NoteAsync(new DeliveryTally(), Bureau.Token);
        Assert.Empty((await pauses.StreakAsync(Bureau.Token)).Open);
    }

    private static DeliveryTally Sent()
    {
        var tally = new DeliveryTally();
        tally.Count(LetterState.Sent);
        return tally;
    }
}
