using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

using CaseReform.Ops.Data.Access;
using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Data.Reminders;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Testing.Logs;
using CaseReform.Ops.Testing.Time;
using CaseReform.Ops.Worker.Hosting;
using CaseReform.Ops.Worker.Letters;
using CaseReform.Ops.Worker.Mail;
using CaseReform.Ops.Worker.Reminders;
using CaseReform.Ops.Worker.Sending;
using CaseReform.Ops.Worker.SignIn;
using CaseReform.Ops.Worker.Tests.Support;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CaseReform.Ops.Worker.Tests.SignIn;

public sealed class AccessMailRunTests
{
    private const string Public = "https://ops.example.cn";

    /// <summary>Three in the morning of a Sunday, before anybody released the reminders.</summary>
    private static readonly DateTimeOffset Night = new(2026, 11, 22, 3, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public async Task A_link_goes_out_in_the_night_before_go_live_in_one_round()
    {
        using var bureau = await OpenAsync(Night);
        await LinkAsync(bureau);

        Assert.Null(await bureau.Get<AccessMailRun>().RunAsync(Bureau.Token));

        var mail = Assert.Single(Mails(bureau));
        Assert.Equal("zhang@example.cn", mail.To);
        Assert.Matches($"^{Regex.Escape(Public)}/signin/link/[0-9a-f]+$", mail.Link);
        Assert.Equal(LinkState.Open, await bureau.Get<AccessMailStore>().LinkAsync(mail.Link.Split('/')[^1], bureau.Clock.GetUtcNow(), Bureau.Token));
        Assert.Contains("张示例同志", mail.Text, StringComparison.Ordinal);
        Assert.Contains("2026年11月22日03:10前有效", mail.Text, StringComparison.Ordinal);
        Assert.Equal(["sent"], await bureau.RowsAsync("SELECT state FROM letters"));
        Assert.Equal(["0"], await bureau.RowsAsync("SELECT count(*) FROM letter_bodies"));

        await bureau.Get<AccessMailRun>().RunAsync(Bureau.Token);
        Assert.Single(Mails(bureau));
    }

    [Fact]
    public async Task A_code_stands_in_the_mail_and_not_in_its_subject()
    {
        using var bureau = await OpenAsync();
        await bureau.Get<AccessMailStore>().RequestCodeAsync(EmailAddress.From("zhang@example.cn"), await PersonAsync(bureau), "msteams|t|o", bureau.Clock.GetUtcNow(), Bureau.Token);

        await bureau.Get<AccessMailRun>().RunAsync(Bureau.Token);

        var code = Regex.Match(Assert.Single(Mails(bureau)).Text, "(?m)^[0-9]{8}$", RegexOptions.NonBacktracking).Value;
        Assert.IsType<CodeTry.Right>(await bureau.Get<AccessMailStore>().TryCodeAsync("msteams|t|o", code, null, new ChangeOrigin(bureau.Clock.GetUtcNow(), "test", "test"), Bureau.Token));
        Assert.DoesNotContain(code, string.Concat(await bureau.RowsAsync("SELECT subject || coalesce(detail, '') FROM letters")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_hundred_letters_that_wait_do_not_hold_it_up()
    {
        using var bureau = await OpenAsync();
        await WaitingAsync(bureau, 500);
        await LinkAsync(bureau);

        await bureau.Get<AccessMailRun>().RunAsync(Bureau.Token);

        Assert.Single(Mails(bureau));
        Assert.Equal(["access|1|sent", "digest|500|waiting"], await bureau.RowsAsync("SELECT kind || '|' || count(*) || '|' || state FROM letters GROUP BY kind, state ORDER BY kind"));
    }

    [Fact]
    public async Task A_round_that_hangs_at_the_server_does_not_hold_it_up_and_keeps_its_journal()
    {
        var server = new HangingServer();
        using var bureau = await OpenAsync(change: builder => builder.Services.AddSingleton<IMailTransport>(server));
        await bureau.ImportLedgerAsync("1|示例问题|示例措施|甲市示例局||2026年12月31日前");
        await bureau.Get<ReleaseStore>().ReleaseAsync(null, bureau.Clock.GetUtcNow(), "office", Bureau.Token);
        await WaitingAsync(bureau, 50);
        var round = bureau.Get<ReminderRound>().RunAsync(CancellationToken.None);
        await server.Hangs.Task;
        var journal = await JournalAsync(bureau);
        await LinkAsync(bureau);

        await bureau.Get<AccessMailRun>().RunAsync(Bureau.Token);

        Assert.Equal(["zhang@example.cn"], server.Taken);
        Assert.NotEmpty(journal);
        Assert.StartsWith(journal, await JournalAsync(bureau), StringComparison.Ordinal);
        server.Go.SetResult();
        await round;
        Assert.Equal(51, server.Taken.Count);
    }

    [Fact]
    public async Task A_reminder_round_leaves_access_mails_alone()
    {
        using var bureau = await OpenAsync();
        await bureau.ImportLedgerAsync("1|示例问题|示例措施|甲市示例局||2026年12月31日前");
        await bureau.Get<ReleaseStore>().ReleaseAsync(null, bureau.Clock.GetUtcNow(), "office", Bureau.Token);
        await LinkAsync(bureau);
        await bureau.Get<AccessMailStore>().ComposeAsync((request, _) => Letter(request), 10, bureau.Clock.GetUtcNow(), Bureau.Token);

        await WaitingAsync(bureau, 1);

        var report = await bureau.Get<ReminderRound>().RunAsync(Bureau.Token);

        Assert.Equal((1, 0), (report.Letters, report.Waiting));
        Assert.Equal(["waiting"], await bureau.RowsAsync("SELECT state FROM letters WHERE kind = 'access'"));
    }

    [Fact]
    public async Task After_ten_minutes_nothing_is_sent_and_no_bytes_stay()
    {
        using var bureau = await OpenAsync();
        await LinkAsync(bureau);
        await bureau.Get<AccessMailStore>().ComposeAsync((request, _) => Letter(request), 10, bureau.Clock.GetUtcNow(), Bureau.Token);
        await LinkAsync(bureau);
        bureau.Clock.Advance(AccessMailStore.Life);

        await bureau.Get<AccessMailRun>().RunAsync(Bureau.Token);

        Assert.Empty(Mails(bureau));
        Assert.Equal(["dropped"], await bureau.RowsAsync("SELECT state FROM letters"));
        Assert.Equal(["0"], await bureau.RowsAsync("SELECT count(*) FROM letter_bodies"));
    }

    [Fact]
    public async Task A_letter_the_worker_died_with_is_sent_by_the_next_one()
    {
        using var bureau = await OpenAsync();
        await LinkAsync(bureau);
        await bureau.Get<AccessMailStore>().ComposeAsync((request, _) => Letter(request), 10, bureau.Clock.GetUtcNow(), Bureau.Token);
        var now = bureau.Clock.GetUtcNow();
        var owner = bureau.Get<WorkerIdentity>().Owner + ".access";
        Assert.Single((await bureau.Get<LetterStore>().LeaseAccessAsync(new LeaseTerms(owner, now.AddHours(1)), now, 10, Bureau.Token)).Letters);

        await bureau.Get<AccessMailRun>().RunAsync(Bureau.Token);

        Assert.Equal(["sent"], await bureau.RowsAsync("SELECT state FROM letters"));
    }

    [Fact]
    public async Task While_sending_rests_because_the_account_was_refused_it_waits_and_says_why()
    {
        using var bureau = await OpenAsync();
        await LinkAsync(bureau);
        await bureau.Get<SendingPauses>().NoteAsync(new DeliveryTally { Paused = "535 示例" }, Bureau.Token);

        Assert.Equal("535 示例", await bureau.Get<AccessMailRun>().RunAsync(Bureau.Token));
        Assert.Empty(Mails(bureau));
    }

    [Fact]
    public async Task Nothing_that_is_written_down_tells_the_link()
    {
        var logs = new LogBook();
        using var bureau = await OpenAsync(change: builder => builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(logs));
        await LinkAsync(bureau);

        await bureau.Get<AccessMailRun>().RunAsync(Bureau.Token);

        var token = Assert.Single(Mails(bureau)).Link.Split('/')[^1];
        Assert.Equal(AccessSecret.NewToken().Length, token.Length);
        Assert.DoesNotContain(token, logs.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("/signin/link", logs.ToString(), StringComparison.Ordinal);
        foreach (var file in Directory.EnumerateFiles(bureau.File(""), "*", SearchOption.TopDirectoryOnly).Where(f => !Path.GetFileName(f).StartsWith("ledger.db", StringComparison.Ordinal))) // the database, its log and its locks: looked through below
        {
            Assert.DoesNotContain(token, Encoding.UTF8.GetString(await ReadAsync(file)), StringComparison.Ordinal);
        }

        foreach (var table in await bureau.RowsAsync("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"))
        {
            var columns = string.Join("||'|'||", (await bureau.RowsAsync($"SELECT name FROM pragma_table_info('{table}')")).Select(c => $"coalesce(\"{c}\",'')"));
            Assert.DoesNotContain(token, string.Concat(await bureau.RowsAsync($"SELECT {columns} FROM \"{table}\"")), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(AccessMailKind.Link)]
    [InlineData(AccessMailKind.Code)]
    public void Both_forms_of_the_mail_say_the_same_and_neither_takes_a_name_for_markup(AccessMailKind kind)
    {
        var request = new AccessMailRequest { Kind = kind, Name = "<b>张</b>", LinkBase = Public };
        var page = AccessMailPage.Render(request, "12345678", Night, "甲市示例办公室");

        XDocument.Parse(page.Html.Replace("<!DOCTYPE html>", "", StringComparison.Ordinal));
        Assert.Contains("&lt;b&gt;张", page.Html, StringComparison.Ordinal);
        Assert.Contains("12345678", page.Html, StringComparison.Ordinal);
        Assert.Contains("12345678", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("12345678", page.Subject, StringComparison.Ordinal);
    }

    private static async Task<Bureau> OpenAsync(DateTimeOffset? now = null, Action<HostApplicationBuilder>? change = null)
    {
        var bureau = await Bureau.OpenAsync(now, change: change);
        await bureau.ImportPeopleAsync("甲市示例局||科员|张示例|zhang@example.cn|责任人|||");
        return bureau;
    }

    private static async Task<long> PersonAsync(Bureau bureau) =>
        await bureau.Get<AccessMailStore>().PersonOfAsync(EmailAddress.From("zhang@example.cn"), Bureau.Token) ?? throw new InvalidOperationException();

    private static async Task LinkAsync(Bureau bureau) => Assert.True(await bureau.Get<AccessMailStore>().RequestLinkAsync(
        EmailAddress.From("zhang@example.cn"), await PersonAsync(bureau), new Asker(AskerKind.Network, "network|0"), Public, bureau.Clock.GetUtcNow(), Bureau.Token));

    private static async Task WaitingAsync(Bureau bureau, int count)
    {
        for (var i = 0; i < count; i++)
        {
            await bureau.Get<LetterStore>().EnqueueAsync(
                new StandaloneLetter
                {
                    Kind = LetterKind.Digest, DedupKey = $"digest|{i}", Recipient = $"reader{i}@example.cn", Day = new DateOnly(2026, 11, 23), Subject = "周报",
                    MessageId = $"<{i}@example.cn>", Bytes = Encoding.ASCII.GetBytes($"Date: Mon, 23 Nov 2026 10:00:00 +0800\r\nMessage-ID: <{i}@example.cn>\r\n\r\nx\r\n"),
                },
                bureau.Clock.GetUtcNow(), Bureau.Token);
        }
    }

    private static StandaloneLetter Letter(AccessMailRequest request) => new()
    {
        Kind = LetterKind.Access, DedupKey = $"access|{request.Id}", PersonId = request.PersonId, Recipient = request.Email, Day = new DateOnly(2026, 11, 23),
        Subject = "登录", MessageId = $"<a{request.Id}@example.cn>", Bytes = Encoding.ASCII.GetBytes($"Message-ID: <a{request.Id}@example.cn>\r\n\r\nx\r\n"),
    };

    private static async Task<string> JournalAsync(Bureau bureau) => Encoding.ASCII.GetString(await ReadAsync(bureau.File("phases.journal")));

    private static async Task<byte[]> ReadAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    private static List<Mail> Mails(Bureau bureau) =>
        Directory.Exists(bureau.File("outbox")) ? [.. Directory.GetFiles(bureau.File("outbox"), "*.eml").Select(file => new Mail(File.ReadAllText(file)))] : [];

    /// <summary>A mail as a reader sees it.</summary>
    private sealed class Mail
    {
        public Mail(string message)
        {
            To = Regex.Match(message, "(?m)^To: .*<(.+)>", RegexOptions.NonBacktracking).Groups[1].Value;
            var part = message.Split("Content-Type: text/plain", 2)[1].Split("\r\n\r\n", 2)[1].Split("\r\n--", 2)[0];
            Text = Unquoted(part).ReplaceLineEndings("\n");
            Assert.Contains(Regex.Match(Text, "https?://[^\\s]+", RegexOptions.NonBacktracking).Value, message, StringComparison.Ordinal);
            Link = Regex.Match(Text, "https?://[^\\s]+", RegexOptions.NonBacktracking).Value;
        }

        private static string Unquoted(string quoted)
        {
            var octets = new List<byte>();
            var text = quoted.Replace("=\r\n", "", StringComparison.Ordinal);
            for (var i = 0; i < text.Length; i++)
            {
                octets.Add(text[i] == '=' ? Convert.ToByte(text.Substring(i + 1, 2), 16) : (byte)text[i]);
                i += text[i] == '=' ? 2 : 0;
            }

            return Encoding.UTF8.GetString([.. octets]);
        }

        public string To { get; }

        public string Text { get; }

        public string Link { get; }
    }

    /// <summary>A server that hangs after the final dot of everything but the letters to Zhang.</summary>
    private sealed class HangingServer : IMailTransport, IMailSession
    {
        public TaskCompletionSource Hangs { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Go { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public List<string> Taken { get; } = [];

        public ValueTask<IMailSession> OpenAsync(CancellationToken token) => new(this);

        public async ValueTask<Delivery> SendAsync(Envelope envelope, ReadOnlyMemory<byte> message, Func<ValueTask> beforeFinalDot, CancellationToken token)
        {
            await beforeFinalDot();
            if (!envelope.Recipient.StartsWith("zhang", StringComparison.Ordinal))
            {
                Hangs.TrySetResult();
                await Go.Task;
            }

            lock (Taken)
            {
                Taken.Add(envelope.Recipient);
            }

            return new Delivery.Sent("250");
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
