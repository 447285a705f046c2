using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

using CaseReform.Ops.Data.Access;
using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Data.Reminders;
using CaseReform.Ops.Data.Restore;
using CaseReform.Ops.Data.Settings;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Worker.Checks;
using CaseReform.Ops.Worker.Hosting;
using CaseReform.Ops.Worker.Mail;
using CaseReform.Ops.Worker.Reminders;
using CaseReform.Ops.Worker.Restore;
using CaseReform.Ops.Worker.Sending;
using CaseReform.Ops.Worker.SignIn;
using CaseReform.Ops.Worker.Tests.Support;

namespace CaseReform.Ops.Worker.Tests.Sending;

/// <summary>How a pause begins, lasts and ends.</summary>
public sealed class PauseTests
{
    private const string Office = "甲市领导小组办公室||主任|陈示例|chen@example.cn|办公室|||\n";
    private const string States = "SELECT kind || ' ' || state || ' ' || count(*) FROM letters GROUP BY kind, state ORDER BY kind, state";

    private static readonly Delivery Limit = new Delivery.TryLater("550 5.4.5 daily limit", MayBePolicy: true);
    private static readonly Delivery Perhaps = new Delivery.Refused("554 no", AddressAtFault: false, MayBePolicy: true);
    private static readonly Delivery Gone = new Delivery.Refused("550 5.1.1 gone", AddressAtFault: true);
    private static readonly Delivery Full = new Delivery.TryLater("552 mailbox full", RecipientOnly: true, MayBePolicy: true);
    private static readonly Delivery Unknown = new Delivery.Refused("550 User not found", AddressAtFault: true, MayBePolicy: true);
    private static readonly Delivery Account = new Delivery.Paused("535 wrong");

    [Fact]
    public async Task A_pause_ends_by_a_letter_to_the_office_that_says_what_happened_and_all_others_follow()
    {
        var server = new ScriptedServer { Answer = _ => Perhaps };
        using var bureau = await OpenAsync(server);
        await WaitingAsync(bureau, 6);

        var paused = await RoundAsync(bureau);
        Assert.Equal((0, "554 no"), (paused.Refused, paused.Paused));
        Assert.Equal(["digest waiting 6"], await bureau.RowsAsync(States));
        Assert.Equal(0, await bureau.Get<OfficeLetterRun>().RunAsync(Bureau.Token));

        server.Answer = _ => null;
        var asked = server.Asked.Count;
        bureau.Clock.Advance(TimeSpan.FromMinutes(14));
        Assert.Equal("554 no", (await RoundAsync(bureau)).Paused);
        Assert.Equal(asked, server.Asked.Count);

        bureau.Clock.Advance(TimeSpan.FromMinutes(1));
        var over = await RoundAsync(bureau);
        Assert.Null(over.Paused);
        Assert.Equal("chen@example.cn", server.Taken[0]);
        Assert.Equal(["digest sent 6", "probe sent 1"], await bureau.RowsAsync(States));
        Assert.Empty(await bureau.RowsAsync("SELECT value FROM settings WHERE key = 'sending.pause'"));
        var letter = await TextAsync(bureau, "SELECT b.bytes FROM letter_bodies b JOIN letters l ON l.id = b.letter_id WHERE l.kind = 'probe'");
        Assert.Contains("554 no", letter, StringComparison.Ordinal);
        Assert.Contains("已恢复收信", letter, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_letter_to_the_office_is_refused_the_pause_grows_up_to_its_bound_and_one_letter_a_time_goes_out()
    {
        var server = new ScriptedServer { Answer = _ => Limit };
        using var bureau = await OpenAsync(server);
        await WaitingAsync(bureau, 20);
        await RoundAsync(bureau);
        var lengths = new List<double>();
        for (var i = 0; i < 5; i++)
        {
            var rest = await bureau.Get<SendingPauses>().UntilAsync(Bureau.Token);
            lengths.Add((rest!.Until - bureau.Clock.GetUtcNow()).TotalMinutes);
            bureau.Clock.Advance(rest.Until - bureau.Clock.GetUtcNow());
            var asked = server.Asked.Count;
            await RoundAsync(bureau);
            Assert.Equal(["chen@example.cn"], server.Asked.Skip(asked));
        }

        Assert.Equal([15, 30, 60, 120, 120], lengths);
        Assert.Equal(["digest waiting 20", "probe dropped 5"], await bureau.RowsAsync(States));
    }

    [Fact]
    public async Task A_refused_account_is_tried_again_after_the_same_while_by_one_letter()
    {
        var server = new ScriptedServer { Answer = _ => Account };
        using var bureau = await OpenAsync(server);
        await WaitingAsync(bureau, 20);
        await RoundAsync(bureau);
        for (var i = 0; i < 3; i++)
        {
            bureau.Clock.Advance(TimeSpan.FromMinutes(15));
            var asked = server.Asked.Count;
            Assert.Equal("535 wrong", (await RoundAsync(bureau)).Paused);
            Assert.Equal(asked + 1, server.Asked.Count);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Where_the_office_cannot_be_reached_the_senders_own_address_does(bool hasOffice)
    {
        var server = new ScriptedServer { Answer = _ => Limit };
        using var bureau = await OpenAsync(server, hasOffice);
        await WaitingAsync(bureau, 4);
        await RoundAsync(bureau);
        server.Answer = r => r == "chen@example.cn" ? Gone : null;
        bureau.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Null((await RoundAsync(bureau)).Paused);
        Assert.Equal(MailOptions.PlaceholderFrom, server.Taken[0]);
        Assert.Equal(5, server.Taken.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_full_or_unknown_mailbox_in_the_office_does_not_keep_the_pause_on(bool isFull)
    {
        var server = new ScriptedServer { Answer = _ => Limit };
        using var bureau = await OpenAsync(server);
        await WaitingAsync(bureau, 4);
        await RoundAsync(bureau);
        server.Answer = r => r == "chen@example.cn" ? isFull ? Full : Unknown : null;
        bureau.Clock.Advance(TimeSpan.FromMinutes(15));

        Assert.Null((await RoundAsync(bureau)).Paused);

        Assert.Equal(MailOptions.PlaceholderFrom, server.Taken[0]);
        Assert.Equal(5, server.Taken.Count);
        Assert.Null(await bureau.Get<SendingPauses>().UntilAsync(Bureau.Token));
    }

    [Fact]
    public async Task Where_each_mailbox_says_that_it_is_full_it_is_about_sending_and_the_pause_goes_on()
    {
        var server = new ScriptedServer { Answer = _ => Full };
        using var bureau = await OpenAsync(server);
        await WaitingAsync(bureau, 4);
        await RoundAsync(bureau);
        bureau.Clock.Advance(TimeSpan.FromMinutes(15));

        Assert.NotNull((await RoundAsync(bureau)).Paused);

        Assert.Equal(["chen@example.cn", MailOptions.PlaceholderFrom], server.Asked.TakeLast(2));
        var rest = await bureau.Get<SendingPauses>().UntilAsync(Bureau.Token);
        Assert.Equal((2, false), (rest!.Times, rest.IsAccount));
    }

    [Fact]
    public async Task Somebody_of_the_office_whom_no_letter_can_name_does_not_stop_the_one_that_ends_the_pause()
    {
        var server = new ScriptedServer { Answer = _ => Limit };
        using var bureau = await OpenAsync(server);
        await WaitingAsync(bureau, 4);
        await RoundAsync(bureau);
        await bureau.ChangeAsync($"UPDATE people SET name = '{new string('长', 101)}' WHERE name = '陈示例'");
        await bureau.ChangeAsync("UPDATE settings SET value = '99' WHERE key = 'roster.version'");
        server.Answer = _ => null;
        bureau.Clock.Advance(TimeSpan.FromMinutes(15));

        Assert.Null((await RoundAsync(bureau)).Paused);

        Assert.Equal(MailOptions.PlaceholderFrom, server.Taken[0]);
        Assert.Equal(5, server.Taken.Count);
    }

    [Fact]
    public async Task A_round_that_began_before_a_pause_does_not_end_it()
    {
        using var bureau = await OpenAsync(new ScriptedServer());
        var pauses = bureau.Get<SendingPauses>();
        await pauses.NoteAsync(new DeliveryTally { Paused = "554 no", PausedByAnswers = true }, Bureau.Token);
        var earlier = new DeliveryTally();
        earlier.Count(LetterState.Sent);

        await pauses.NoteAsync(earlier, Bureau.Token);
        Assert.NotNull(await pauses.UntilAsync(Bureau.Token));

        bureau.Clock.Advance(TimeSpan.FromMinutes(15));
        await pauses.NoteAsync(earlier, Bureau.Token);
        Assert.Null(await pauses.UntilAsync(Bureau.Token));
    }

    [Fact]
    public async Task What_a_round_learned_is_kept_and_told_when_its_end_breaks_off()
    {
        var server = new ScriptedServer();
        using var bureau = await OpenAsync(server, connections: 1);
        await WaitingAsync(bureau, 5);
        server.Answer = r =>
        {
            // from here on the database counts as put back
            bureau.Get<RestoreMark>().Write(new MarkContent(bureau.Get<WorkerIdentity>().Owner, string.Empty, 99, IsPending: false));
            return r is "reader0@example.cn" or "reader1@example.cn" ? null : Limit;
        };

        var report = await RoundAsync(bureau);

        Assert.Equal(2, report.Sent);
        Assert.NotNull(await bureau.Get<RestoreStore>().NoticedAsync(Bureau.Token));
        Assert.NotEqual("550 5.4.5 daily limit", report.Paused);
        Assert.Equal("550 5.4.5 daily limit", (await bureau.Get<SendingPauses>().UntilAsync(Bureau.Token))?.Reason);
    }

    [Fact]
    public async Task A_server_that_is_away_when_the_pause_is_over_neither_ends_nor_lengthens_it()
    {
        var server = new ScriptedServer { Answer = _ => Limit };
        using var bureau = await OpenAsync(server);
        await WaitingAsync(bureau, 4);
        await RoundAsync(bureau);
        server.Answer = _ => new Delivery.TryLater("away");
        bureau.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.NotNull((await RoundAsync(bureau)).Paused);
        Assert.Equal(1, (await bureau.Get<SendingPauses>().UntilAsync(Bureau.Token))!.Times);
        server.Answer = _ => null;
        bureau.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Null((await RoundAsync(bureau)).Paused);
        Assert.Equal(["chen@example.cn"], server.Taken.Take(1));
        Assert.Equal(["digest sent 4", "probe sent 1"], await bureau.RowsAsync(States));
    }

    [Fact]
    public async Task A_worker_that_died_after_the_letter_arrived_is_made_good_by_the_next_round()
    {
        var server = new ScriptedServer { Answer = _ => Limit };
        using var bureau = await OpenAsync(server);
        await WaitingAsync(bureau, 4);
        await RoundAsync(bureau);
        var pause = await bureau.Get<SettingsStore>().GetAsync(SettingKeys.SendingPause, Bureau.Token);
        server.Answer = r => r == "chen@example.cn" ? null : Limit;
        bureau.Clock.Advance(TimeSpan.FromMinutes(15));
        await RoundAsync(bureau);
        await bureau.Get<SettingsStore>().SetAsync(SettingKeys.SendingPause, pause!, Bureau.Token);
        server.Answer = _ => null;
        bureau.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Null((await RoundAsync(bureau)).Paused);
        Assert.Single(server.Taken, "chen@example.cn");
        Assert.Equal(5, server.Taken.Count);
    }

    [Fact]
    public async Task Three_people_who_cannot_be_reached_pause_once_and_are_refused_then()
    {
        var server = new ScriptedServer { Answer = r => r.StartsWith("reader", StringComparison.Ordinal) ? Perhaps : null };
        using var bureau = await OpenAsync(server);
        await WaitingAsync(bureau, 3);
        await RoundAsync(bureau);
        Assert.Equal(["digest waiting 3"], await bureau.RowsAsync(States));
        bureau.Clock.Advance(TimeSpan.FromMinutes(15));
        await RoundAsync(bureau);
        Assert.Equal(["digest refused 3"], (await bureau.RowsAsync(States)).Where(s => s.StartsWith("digest", StringComparison.Ordinal)));
        Assert.Null(await bureau.Get<SendingPauses>().UntilAsync(Bureau.Token));
    }

    [Fact]
    public async Task What_earlier_rounds_took_for_refusals_comes_back_when_a_third_shows_that_they_were_none()
    {
        var server = new ScriptedServer { Answer = _ => Perhaps };
        using var bureau = await OpenAsync(server, hasOffice: false); // else its letter about the two would be the third
        await WaitingAsync(bureau, 2);
        Assert.Equal(2, (await RoundAsync(bureau)).Refused);
        Assert.Equal(["digest refused 2"], await bureau.RowsAsync(States));
        await WaitingAsync(bureau, 3);
        Assert.NotNull((await RoundAsync(bureau)).Paused);
        Assert.Equal(["digest waiting 3"], await bureau.RowsAsync(States));
    }

    [Fact]
    public async Task Answers_to_sign_in_mails_begin_no_pause_and_go_out_during_one()
    {
        var server = new ScriptedServer { Answer = _ => Limit };
        using var bureau = await OpenAsync(server);
        for (var i = 0; i < 3; i++)
        {
            await LinkAsync(bureau);
        }

        await bureau.Get<AccessMailRun>().RunAsync(Bureau.Token);
        Assert.NotEmpty(server.Asked);
        Assert.Null(await bureau.Get<SendingPauses>().UntilAsync(Bureau.Token));
        Assert.Equal(RefusalStreak.None.Open, (await bureau.Get<SendingPauses>().StreakAsync(Bureau.Token)).Open);

        await WaitingAsync(bureau, 4);
        await RoundAsync(bureau);
        var pause = await bureau.Get<SendingPauses>().UntilAsync(Bureau.Token);
        server.Answer = _ => null;
        bureau.Clock.Advance(TimeSpan.FromMinutes(3));
        await bureau.Get<AccessMailRun>().RunAsync(Bureau.Token);
        Assert.Contains("zhang@example.cn", server.Taken);
        Assert.Equal(pause, await bureau.Get<SendingPauses>().UntilAsync(Bureau.Token));
    }

    [Fact]
    public async Task A_sign_in_mail_that_finds_the_account_refused_stops_the_others_of_its_kind_only()
    {
        var server = new ScriptedServer { Answer = _ => Account };
        using var bureau = await OpenAsync(server);
        await LinkAsync(bureau);
        Assert.Equal("535 wrong", await bureau.Get<AccessMailRun>().RunAsync(Bureau.Token));
        await LinkAsync(bureau);
        Assert.Equal("535 wrong", await bureau.Get<AccessMailRun>().RunAsync(Bureau.Token));
        Assert.Single(server.Asked);
        Assert.Null(await bureau.Get<SendingPauses>().UntilAsync(Bureau.Token));
    }

    [Fact]
    public async Task A_lease_that_has_ended_at_the_final_dot_sends_nothing()
    {
        var server = new ScriptedServer();
        using var bureau = await OpenAsync(server);
        await WaitingAsync(bureau, 1);
        server.BeforeDot = () => bureau.Clock.Advance(new DeliveryOptions().Lease);
        await RoundAsync(bureau);
        Assert.Empty(server.Taken);
        Assert.NotEmpty(server.Asked);
        Assert.Equal(["digest waiting 1"], await bureau.RowsAsync(States));
    }

    [Fact]
    public async Task A_session_that_walks_away_after_the_dot_leaves_the_letter_uncertain()
    {
        var server = new ScriptedServer { AfterDot = () => throw new OperationCanceledException() };
        using var bureau = await OpenAsync(server);
        await WaitingAsync(bureau, 1);
        await RoundAsync(bureau);
        Assert.Equal(["digest uncertain 1"], await bureau.RowsAsync(States));
        server.AfterDot = () => { };
        server.BeforeDot = () => throw new OperationCanceledException();
        bureau.Clock.Advance(TimeSpan.FromMinutes(5));
        await RoundAsync(bureau);
        Assert.Equal(["1"], await bureau.RowsAsync("SELECT repeats FROM letters"));
    }

    private static async Task<Bureau> OpenAsync(ScriptedServer server, bool hasOffice = true, int connections = 4)
    {
        var bureau = await Bureau.OpenAsync(change: b =>
        {
            server.Use(b);
            b.Configuration["Mail:Connections"] = connections.ToString(CultureInfo.InvariantCulture);
        });
        await bureau.ImportPeopleAsync((hasOffice ? Office : "") + "甲市示例局||科员|张示例|zhang@example.cn|责任人|||");
        await bureau.ImportLedgerAsync("1|示例问题|示例措施|甲市示例局||2026年12月31日前");
        await bureau.Get<ReleaseStore>().ReleaseAsync(null, bureau.Clock.GetUtcNow(), "office", Bureau.Token);
        return bureau;
    }

    private static Task<RoundReport> RoundAsync(Bureau bureau) => bureau.Get<ReminderRound>().RunAsync(Bureau.Token);

    private static async Task WaitingAsync(Bureau bureau, int count)
    {
        for (var i = 0; i < count; i++)
        {
            await bureau.Get<LetterStore>().EnqueueAsync(
                new StandaloneLetter
                {
                    Kind = LetterKind.Digest, DedupKey = $"digest|{i}", Recipient = $"reader{i}@example.cn", Day = new DateOnly(2026, 11, 23), Subject = "周报",
                    MessageId = $"<{i}@example.cn>", Bytes = Encoding.ASCII.GetBytes($"Message-ID: <{i}@example.cn>\r\n\r\nx\r\n"),
                },
                bureau.Clock.GetUtcNow(), Bureau.Token);
        }
    }

    private static async Task LinkAsync(Bureau bureau)
    {
        var address = EmailAddress.From("zhang@example.cn");
        var person = await bureau.Get<AccessMailStore>().PersonOfAsync(address, Bureau.Token);
        Assert.True(await bureau.Get<AccessMailStore>().RequestLinkAsync(address, person!.Value, new Asker(AskerKind.Network, "network|1"), "https://ops.example.cn", bureau.Clock.GetUtcNow(), Bureau.Token));
    }

    private static async Task<string> TextAsync(Bureau bureau, string sql)
    {
        var bytes = await bureau.Get<CaseReform.Ops.Data.Sql.Database>().ReadAsync(session => session.ScalarAsync<byte[]>(sql), Bureau.Token);
        var message = Encoding.ASCII.GetString(bytes);
        return string.Concat(Regex.Matches(message, "(?s)base64\r\n\r\n(.*?)\r\n--").Select(m => Encoding.UTF8.GetString(Convert.FromBase64String(m.Groups[1].Value))))
            + Regex.Replace(message, "=([0-9A-F]{2})", m => ((char)byte.Parse(m.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());
    }
}
