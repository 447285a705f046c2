using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Worker.Hosting;
using CaseReform.Ops.Worker.Sending;
using CaseReform.Ops.Worker.Tests.Support;

namespace CaseReform.Ops.Worker.Tests.Sending;

/// <summary>What becomes of letters that a process held when it died, by how far its journal says they got.</summary>
public sealed class RecoveryTests
{
    private const string Outcome = "SELECT state || ' ' || attempts || ' ' || repeats FROM letters ORDER BY recipient";

    private static readonly TimeSpan Lease = TimeSpan.FromHours(1);

    [Fact]
    public async Task What_had_not_come_to_the_dot_goes_back_at_once_as_it_was()
    {
        using var bureau = await Bureau.OpenAsync();
        await HeldAsync(bureau);

        Assert.Equal(0, await bureau.Get<Recovery>().RunAsync(Owner(bureau), Bureau.Token));

        Assert.Equal(["waiting 0 0"], await bureau.RowsAsync(Outcome));
        Assert.Equal([At(bureau, TimeSpan.Zero)], await NextAsync(bureau));
    }

    [Fact]
    public async Task What_was_at_the_dot_is_uncertain_and_is_repeated_after_five_minutes()
    {
        using var bureau = await Bureau.OpenAsync();
        var letter = Assert.Single(await HeldAsync(bureau));
        bureau.Get<PhaseJournal>().Dot(letter.Id, letter.Token);

        Assert.Equal(1, await bureau.Get<Recovery>().RunAsync(Owner(bureau), Bureau.Token));

        Assert.Equal(["uncertain 1 1"], await bureau.RowsAsync(Outcome));
        Assert.Equal([At(bureau, TimeSpan.FromMinutes(5))], await NextAsync(bureau));
        Assert.Equal([DeliveryTexts.UncertainAfterStop], await bureau.RowsAsync("SELECT detail FROM letters"));
    }

    [Fact]
    public async Task What_the_server_had_taken_is_sent()
    {
        using var bureau = await Bureau.OpenAsync();
        var letter = Assert.Single(await HeldAsync(bureau));
        bureau.Get<PhaseJournal>().Dot(letter.Id, letter.Token);
        bureau.Get<PhaseJournal>().Accepted(letter.Id, letter.Token);

        Assert.Equal(0, await bureau.Get<Recovery>().RunAsync(Owner(bureau), Bureau.Token));

        Assert.Equal(["sent 1 0"], await bureau.RowsAsync(Outcome));
        Assert.Equal([DeliveryTexts.SentBeforeStop], await bureau.RowsAsync("SELECT detail FROM letters"));
    }

    [Fact]
    public async Task Each_letter_goes_by_its_own_line()
    {
        using var bureau = await Bureau.OpenAsync();
        var letters = await HeldAsync(bureau, 3);
        bureau.Get<PhaseJournal>().Dot(letters[0].Id, letters[0].Token);
        bureau.Get<PhaseJournal>().Dot(letters[1].Id, letters[1].Token);
        bureau.Get<PhaseJournal>().Accepted(letters[0].Id, letters[0].Token);

        await bureau.Get<Recovery>().RunAsync(Owner(bureau), Bureau.Token);

        Assert.Equal(["sent 1 0", "uncertain 1 1", "waiting 0 0"], await bureau.RowsAsync(Outcome));
    }

    [Fact]
    public async Task A_line_of_an_earlier_lease_says_nothing_of_this_one()
    {
        using var bureau = await Bureau.OpenAsync();
        var letter = Assert.Single(await HeldAsync(bureau));
        bureau.Get<PhaseJournal>().Accepted(letter.Id, LeaseTerms.NewToken());

        await bureau.Get<Recovery>().RunAsync(Owner(bureau), Bureau.Token);

        Assert.Equal(["waiting 0 0"], await bureau.RowsAsync(Outcome));
    }

    [Fact]
    public async Task Without_a_journal_to_believe_everything_that_was_held_is_uncertain()
    {
        using var bureau = await Bureau.OpenAsync();
        await HeldAsync(bureau, 2);
        bureau.Get<PhaseJournal>().Distrust();

        Assert.Equal(2, await bureau.Get<Recovery>().RunAsync(Owner(bureau), Bureau.Token));

        Assert.Equal(["uncertain 1 1", "uncertain 1 1"], await bureau.RowsAsync(Outcome));
        Assert.Equal([DeliveryTexts.UncertainAfterReboot], await bureau.RowsAsync("SELECT DISTINCT detail FROM letters"));
        Assert.NotNull(bureau.Get<PhaseJournal>().Read());
    }

    [Fact]
    public async Task The_third_uncertain_end_is_the_last()
    {
        using var bureau = await Bureau.OpenAsync();
        await bureau.QueueAsync(1);
        await bureau.ChangeAsync("UPDATE letters SET repeats = 2");
        var letter = Assert.Single(await LeaseAsync(bureau, Owner(bureau)));
        bureau.Get<PhaseJournal>().Dot(letter.Id, letter.Token);

        await bureau.Get<Recovery>().RunAsync(Owner(bureau), Bureau.Token);

        Assert.Equal(["given_up 1 3"], await bureau.RowsAsync(Outcome));
        Assert.Empty((await NextAsync(bureau)).OfType<string>());
    }

    [Fact]
    public async Task Settled_letters_are_not_settled_again_and_the_journal_begins_anew()
    {
        using var bureau = await Bureau.OpenAsync();
        var letter = Assert.Single(await HeldAsync(bureau));
        bureau.Get<PhaseJournal>().Dot(letter.Id, letter.Token);
        await bureau.Get<Recovery>().RunAsync(Owner(bureau), Bureau.Token);

        Assert.Equal(0, await bureau.Get<Recovery>().RunAsync(Owner(bureau), Bureau.Token));

        Assert.Equal(["uncertain 1 1"], await bureau.RowsAsync(Outcome));
        Assert.Empty(bureau.Get<PhaseJournal>().Read()!);
    }

    [Theory]
    [InlineData(0, "leased 0 0")]
    [InlineData(1, "uncertain 1 1")]
    public async Task What_another_worker_holds_is_taken_over_after_the_last_instant_of_its_lease(int milliseconds, string outcome)
    {
        using var bureau = await Bureau.OpenAsync();
        await bureau.QueueAsync(1);
        await LeaseAsync(bureau, "another");
        bureau.Clock.Advance(Lease + TimeSpan.FromMilliseconds(milliseconds));

        await bureau.Get<Recovery>().RunAsync(Owner(bureau), Bureau.Token);

        Assert.Equal([outcome], await bureau.RowsAsync(Outcome));
    }

    [Fact]
    public async Task Ones_own_letters_are_no_others_whatever_their_lease()
    {
        using var bureau = await Bureau.OpenAsync();
        await HeldAsync(bureau);
        bureau.Clock.Advance(Lease * 2);

        Assert.Equal(0, await bureau.Get<Recovery>().TakeOverAsync(Owner(bureau), Bureau.Token));

        Assert.Equal(["leased 0 0"], await bureau.RowsAsync(Outcome));
    }

    [Fact]
    public async Task The_first_round_of_a_process_settles_before_it_sends()
    {
        var server = new ScriptedServer();
        using var bureau = await Bureau.OpenAsync(change: server.Use);
        await bureau.ReleaseAsync();
        var letters = await HeldAsync(bureau, 2);
        bureau.Get<PhaseJournal>().Dot(letters[0].Id, letters[0].Token);

        await bureau.Get<CaseReform.Ops.Worker.Reminders.ReminderRound>().RunAsync(Bureau.Token);

        Assert.Equal(["reader1@example.cn"], server.Taken);
        Assert.Equal(["uncertain 1 1", "sent 1 0"], await bureau.RowsAsync(Outcome));
    }

    /// <summary>Letters that a process of this folder had in hand when it died.</summary>
    private static async Task<IReadOnlyList<LeasedLetter>> HeldAsync(Bureau bureau, int count = 1)
    {
        await bureau.QueueAsync(count);
        return [.. (await LeaseAsync(bureau, Owner(bureau))).OrderBy(l => l.Recipient, StringComparer.Ordinal)];
    }

    private static async Task<IReadOnlyList<LeasedLetter>> LeaseAsync(Bureau bureau, string owner) => (await bureau.Get<LetterStore>().LeaseDueAsync(
        open: true, new Dictionary<long, Addressee>(), new LeaseTerms(owner, bureau.Clock.GetUtcNow() + Lease), new DateOnly(2026, 11, 23), bureau.Clock.GetUtcNow(), 10, Bureau.Token)).Letters;

    private static string Owner(Bureau bureau) => bureau.Get<WorkerIdentity>().Owner;

    private static Task<IReadOnlyList<string>> NextAsync(Bureau bureau) => bureau.RowsAsync("SELECT CAST(next_attempt AS TEXT) FROM letters");

    private static string At(Bureau bureau, TimeSpan from) => FormattableString.Invariant($"{(bureau.Clock.GetUtcNow() + from).ToUnixTimeMilliseconds()}");
}
