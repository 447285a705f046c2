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
        var (left, most) = (40, 0);

        await bureau.Get<Courier>().RunAsync(
            (_, _) =>
            {
                most = Math.Max(most, 40 - left - server.Answers.Count);
                IReadOnlyList<LeasedLetter> batch = left-- > 0
                    ? [new LeasedLetter { Id = left, Recipient = "a@example.cn", Token = LeaseTerms.NewToken(), Until = DateTimeOffset.MaxValue, Bytes = new byte[Large] }]
                    : [];
                return Task.FromResult(batch);
            },
            () => ValueTask.FromResult(true),
            Bureau.Token);

        Assert.Equal(40, server.Answers.Count);
        Assert.InRange(most, 1, 6);
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
    public async Task At_a_slow_pace_no_more_is_taken_than_goes_out_in_a_part_of_the_lease(int pace, int most)
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
        Assert.Equal(most, asked);
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
