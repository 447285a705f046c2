using System.Collections.Concurrent;
using System.Globalization;

using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Data.Reminders;
using CaseReform.Ops.Worker.Mail;
using CaseReform.Ops.Worker.Reminders;
using CaseReform.Ops.Worker.Sending;
using CaseReform.Ops.Worker.Tests.Support;

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CaseReform.Ops.Worker.Tests.Sending;

/// <summary>What the lanes have in hand, and what becomes of one letter beside the others.</summary>
public sealed class CourierTests
{
    private const int Large = 3 << 20;

    [Fact]
    public async Task Large_letters_are_taken_a_few_at_a_time()
    {
        var server = new Server();
        using var bureau = await Bureau.OpenAsync(change: b => b.Services.AddSingleton<IMailTransport>(server));
        var (left, max) = (40, 0);

        await bureau.Get<Courier>().RunAsync(
            (_, _) =>
            {
                max = Math.Max(max, 40 - left - server.Answers.Count);
                IReadOnlyList<LeasedLetter> batch = left-- > 0
                    ? [new LeasedLetter { Id = left, Recipient = "a@example.cn", Token = LeaseTerms.NewToken(), Until = DateTimeOffset.MaxValue, Bytes = new byte[Large] }]
                    : [];
                return Task.FromResult(batch);
            },
            () => ValueTask.FromResult(true),
            Bureau.Token);

        Assert.Equal(40, server.Answers.Count);
        Assert.InRange(max, 1, 6);
    }

    [Fact]
    public async Task A_letter_whose_lease_ended_in_the_queue_is_not_begun()
    {
        var server = new ScriptedServer();
        using var bureau = await Bureau.OpenAsync(change: server.Use);
        var left = 1;
        await bureau.Get<Courier>().RunAsync(
            (_, _) => Task.FromResult<IReadOnlyList<LeasedLetter>>(left-- > 0
                ? [new LeasedLetter { Id = 1, Recipient = "a@example.cn", Token = LeaseTerms.NewToken(), Until = bureau.Clock.GetUtcNow(), Bytes = [1] }]
                : []),
            () => ValueTask.FromResult(true),
            Bureau.Token);
        Assert.Empty(server.Asked);
    }

    [Theory]
    [InlineData(0, 100)]
    [InlineData(1, 15)]
    [InlineData(1000, 100)]
    public async Task At_a_slow_pace_no_more_is_taken_than_goes_out_in_a_part_of_the_lease(int pace, int max)
    {
        var server = new ScriptedServer();
        using var bureau = await Bureau.OpenAsync(change: b =>
        {
            server.Use(b);
            b.Configuration.AddInMemoryCollection([new("Mail:RatePerMinute", pace.ToString(CultureInfo.InvariantCulture))]);
        });
        var asked = 0;
        await bureau.Get<Courier>().RunAsync(
            (take, _) =>
            {
                asked = take;
                return Task.FromResult<IReadOnlyList<LeasedLetter>>([]);
            },
            () => ValueTask.FromResult(true),
            Bureau.Token);
        Assert.Equal(max, asked);
    }

    [Fact]
    public async Task One_recipient_who_is_put_off_waits_alone_and_is_tried_again()
    {
        var server = new Server { Greylisted = "zhang@example.cn" };
        using var bureau = await Bureau.OpenAsync(change: b => b.Services.AddSingleton<IMailTransport>(server));
        await bureau.ImportPeopleAsync(
            "甲市示例局||科员|张示例|zhang@example.cn|责任人|||\n甲市样本局||科员|李示例|li@example.cn|责任人|||");
        await bureau.ImportLedgerAsync("1|示例问题|示例措施|甲市示例局||2026年11月26日\n2|另一问题|另一措施|甲市样本局||2026年11月26日");
        await bureau.Get<ReleaseStore>().ReleaseAsync(null, bureau.Clock.GetUtcNow(), "office", Bureau.Token);

        var report = await bureau.Get<ReminderRound>().RunAsync(Bureau.Token);

        Assert.Equal((1, false, null), (report.Sent, report.ServerAway, report.Paused));
        Assert.Equal(["li@example.cn sent", "zhang@example.cn waiting"], await StatesAsync(bureau));

        server.Greylisted = null;
        bureau.Clock.Advance(TimeSpan.FromMinutes(2));
        await bureau.Get<ReminderRound>().RunAsync(Bureau.Token);

        Assert.Equal(["li@example.cn sent", "zhang@example.cn sent"], await StatesAsync(bureau));
        Assert.Equal(2, server.Answers.Count(a => a.Recipient == "zhang@example.cn"));
        Assert.Single(server.Answers.Where(a => a.Recipient == "zhang@example.cn").Select(a => a.Bytes).Distinct());
    }

    [Theory]
    [InlineData(-1, "reader0@example.cn sent")]
    [InlineData(0, "reader0@example.cn waiting")]
    public async Task A_letter_is_sent_up_to_the_last_instant_of_its_lease_and_not_at_its_end(int milliseconds, string outcome)
    {
        var server = new ScriptedServer();
        using var bureau = await OpenAsync(server);
        await bureau.QueueAsync(1);
        server.BeforeDot = () => bureau.Clock.Advance(new DeliveryOptions().Lease + TimeSpan.FromMilliseconds(milliseconds));

        await bureau.Get<ReminderRound>().RunAsync(Bureau.Token);

        Assert.Equal([outcome], await StatesAsync(bureau));
    }

    [Fact]
    public async Task A_name_that_was_lost_before_the_dot_sends_nothing_and_the_letter_goes_back_as_it_was()
    {
        var server = new ScriptedServer();
        using var bureau = await OpenAsync(server);
        await bureau.QueueAsync(1);
        var left = await LeaseAsync(bureau);

        await bureau.Get<Courier>().RunAsync(Once(left), () => ValueTask.FromResult(false), Bureau.Token);

        Assert.Empty(server.Taken);
        Assert.Equal(["waiting 0 0"], await bureau.RowsAsync(Outcome));
        Assert.Equal([At(bureau, TimeSpan.Zero)], await bureau.RowsAsync("SELECT CAST(next_attempt AS TEXT) FROM letters"));
    }

    [Fact]
    public async Task A_stop_finishes_what_is_on_the_wire_and_gives_back_the_rest_at_once()
    {
        var server = new ScriptedServer();
        using var bureau = await OpenAsync(server);
        await bureau.QueueAsync(5);
        var letters = await LeaseAsync(bureau);
        using var stop = new CancellationTokenSource();
        server.BeforeDot = stop.Cancel;

        await bureau.Get<Courier>().RunAsync(Once(letters), () => ValueTask.FromResult(true), stop.Token);

        Assert.Single(server.Taken);
        Assert.Equal(["sent 1 0", "waiting 0 0", "waiting 0 0", "waiting 0 0", "waiting 0 0"], (await bureau.RowsAsync(Outcome)).Order(StringComparer.Ordinal));
        Assert.Equal([At(bureau, TimeSpan.Zero)], await bureau.RowsAsync("SELECT DISTINCT CAST(next_attempt AS TEXT) FROM letters WHERE state = 'waiting'"));
    }

    [Fact]
    public async Task A_fault_of_ours_before_the_dot_is_tried_again_and_holds_up_no_other_letter()
    {
        var server = new ScriptedServer { Answer = r => r == "reader0@example.cn" ? throw new InvalidOperationException("planted") : null };
        using var bureau = await OpenAsync(server);
        await bureau.QueueAsync(2);

        await bureau.Get<ReminderRound>().RunAsync(Bureau.Token);

        Assert.Equal(["reader0@example.cn waiting", "reader1@example.cn sent"], await StatesAsync(bureau));
        Assert.Equal(["planted"], await bureau.RowsAsync("SELECT detail FROM letters WHERE state = 'waiting'"));
    }

    [Fact]
    public async Task A_fault_of_ours_after_the_dot_leaves_the_letter_uncertain()
    {
        var server = new ScriptedServer { AfterDot = () => throw new InvalidOperationException("planted") };
        using var bureau = await OpenAsync(server);
        await bureau.QueueAsync(1);

        await bureau.Get<ReminderRound>().RunAsync(Bureau.Token);

        Assert.Equal(["reader0@example.cn uncertain"], await StatesAsync(bureau));
    }

    [Fact]
    public async Task Without_its_journal_nothing_comes_to_the_dot()
    {
        var server = new ScriptedServer { BeforeDot = () => throw new IOException("disk full") };
        using var bureau = await OpenAsync(server);
        await bureau.QueueAsync(1);

        await bureau.Get<ReminderRound>().RunAsync(Bureau.Token);

        Assert.Empty(server.Taken);
        Assert.Equal(["waiting 1 0"], await bureau.RowsAsync(Outcome));
    }

    [Fact]
    public async Task The_journal_knows_of_the_dot_before_the_server_does_and_of_the_answer_before_the_database()
    {
        var server = new ScriptedServer();
        using var bureau = await OpenAsync(server);
        await bureau.QueueAsync(1);
        var letter = Assert.Single(await LeaseAsync(bureau));
        IReadOnlyDictionary<string, Phase>? before = null, after = null;
        server.BeforeDot = () => before = bureau.Get<PhaseJournal>().Read();
        server.AfterDot = () => after = bureau.Get<PhaseJournal>().Read();

        var delivery = await bureau.Get<Courier>().SendOneAsync(letter, () => ValueTask.FromResult(true), Bureau.Token);

        Assert.IsType<Delivery.Sent>(delivery);
        Assert.Empty(before!);
        Assert.Equal(Phase.Dotted, after![letter.Token]);
        Assert.Equal(Phase.Accepted, bureau.Get<PhaseJournal>().Read()![letter.Token]);
        Assert.Equal(["leased 0 0"], await bureau.RowsAsync(Outcome));
    }

    [Theory]
    [InlineData(0, "waiting 1 0")]
    [InlineData(1, "given_up 1 0")]
    public async Task What_has_been_tried_for_more_than_twenty_days_is_given_up(int milliseconds, string outcome)
    {
        var server = new ScriptedServer { Answer = _ => new Delivery.TryLater("450 4.2.0 greylisted", RecipientOnly: true) };
        using var bureau = await OpenAsync(server, Bureau.Monday.AddDays(1)); // twenty days later is a Monday
        await bureau.QueueAsync(1);
        bureau.Clock.Advance(new DeliveryOptions().GiveUpAfter + TimeSpan.FromMilliseconds(milliseconds));

        var report = await bureau.Get<ReminderRound>().RunAsync(Bureau.Token);

        Assert.Equal(milliseconds, report.Refused);
        Assert.Equal([outcome], await bureau.RowsAsync(Outcome));
    }

    [Fact]
    public async Task Each_wait_is_twice_the_one_before_up_to_an_hour()
    {
        var server = new ScriptedServer { Answer = _ => new Delivery.TryLater("450 4.2.0 greylisted", RecipientOnly: true) };
        using var bureau = await OpenAsync(server, new DateTimeOffset(2026, 11, 23, 0, 30, 0, TimeSpan.Zero));
        await bureau.QueueAsync(1);
        var waits = new List<double>();
        for (var i = 0; i < 8; i++)
        {
            await bureau.Get<ReminderRound>().RunAsync(Bureau.Token);
            var next = (await bureau.Get<LetterStore>().NextAttemptAsync(Bureau.Token))!.Value;
            waits.Add((next - bureau.Clock.GetUtcNow()).TotalMinutes);
            bureau.Clock.Advance(next - bureau.Clock.GetUtcNow());
        }

        Assert.Equal([1, 2, 4, 8, 16, 32, 60, 60], waits);
    }

    private const string Outcome = "SELECT state || ' ' || attempts || ' ' || repeats FROM letters ORDER BY recipient";

    private static async Task<Bureau> OpenAsync(ScriptedServer server, DateTimeOffset? now = null)
    {
        var bureau = await Bureau.OpenAsync(now, change: b =>
        {
            server.Use(b);
            b.Configuration.AddInMemoryCollection([new("Mail:Connections", "1")]);
        });
        await bureau.ReleaseAsync();
        return bureau;
    }

    /// <summary>What waits, leased as a round does.</summary>
    private static async Task<IReadOnlyList<LeasedLetter>> LeaseAsync(Bureau bureau) => (await bureau.Get<LetterStore>().LeaseDueAsync(
        open: true, new Dictionary<long, Addressee>(), new LeaseTerms("worker", bureau.Clock.GetUtcNow() + new DeliveryOptions().Lease), new DateOnly(2026, 11, 23),
        bureau.Clock.GetUtcNow(), 100, Bureau.Token)).Letters;

    private static Func<int, CancellationToken, Task<IReadOnlyList<LeasedLetter>>> Once(IReadOnlyList<LeasedLetter> letters)
    {
        var left = new Queue<IReadOnlyList<LeasedLetter>>([letters, []]);
        return (_, _) => Task.FromResult(left.Dequeue());
    }

    private static string At(Bureau bureau, TimeSpan from) => FormattableString.Invariant($"{(bureau.Clock.GetUtcNow() + from).ToUnixTimeMilliseconds()}");

    private static Task<IReadOnlyList<string>> StatesAsync(Bureau bureau) => bureau.RowsAsync("SELECT recipient || ' ' || state FROM letters ORDER BY recipient");

    /// <summary>A server that takes its time, and may put off one recipient.</summary>
    private sealed class Server : IMailTransport, IMailSession
    {
        public string? Greylisted { get; set; }

        public ConcurrentBag<(string Recipient, string Bytes)> Answers { get; } = [];

        public ValueTask<IMailSession> OpenAsync(CancellationToken token) => new(this);

        public async ValueTask<Delivery> SendAsync(Envelope envelope, ReadOnlyMemory<byte> message, Func<ValueTask> beforeFinalDot, CancellationToken token)
        {
            await Task.Yield();
            var bytes = message.Length < Large ? Convert.ToBase64String(message.Span) : "large";
            if (envelope.Recipient == Greylisted)
            {
                Answers.Add((envelope.Recipient, bytes));
                return new Delivery.TryLater("450 4.2.0 greylisted", RecipientOnly: true);
            }

            await beforeFinalDot();
            Answers.Add((envelope.Recipient, bytes));
            return new Delivery.Sent("250 ok");
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
