using CaseReform.Ops.Data.Orders;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Worker.Reminders;
using CaseReform.Ops.Worker.Tests.Support;
using CaseReform.Ops.Worker.Tidings;

using MimeKit;

namespace CaseReform.Ops.Worker.Tests.Tidings;

/// <summary>Letters that tell of an address, a request or a suggestion.</summary>
public sealed class TidingLettersTests
{
    private const string People = "甲市领导小组办公室||主任|陈示例|chen@example.cn|办公室|||\n甲市示例局||科员|张示例|zhang@example.cn|责任人|||";

    [Fact]
    public async Task The_old_address_and_the_office_hear_of_a_new_one_once_and_neither_letter_repeats_it()
    {
        var server = new ScriptedServer();
        using var bureau = await OpenAsync(server);
        await bureau.ImportPeopleAsync(People.Replace("zhang@", "zhang2@", StringComparison.Ordinal));

        await bureau.Get<ReminderRound>().RunAsync(Bureau.Token);
        await bureau.Get<ReminderRound>().RunAsync(Bureau.Token);

        Assert.Equal(["chen@example.cn 以案促改督办系统：登记邮箱已变更", "zhang@example.cn 以案促改督办系统：登记邮箱已变更"], await LettersAsync(bureau));
        var texts = await TextsAsync(bureau);
        Assert.Contains("本邮箱今后不再收到提醒，也不能再用来登录", texts[1], StringComparison.Ordinal);
        Assert.Contains("张示例登记的邮箱已变更", texts[0], StringComparison.Ordinal);
        Assert.All(texts, text => Assert.DoesNotContain("zhang2@", text, StringComparison.Ordinal));
        Assert.Equal(["0"], await bureau.RowsAsync("SELECT '' || count(*) FROM tidings WHERE told_at IS NULL"));
    }

    [Theory]
    [InlineData(TidingKind.RequestApproved, "您提出的3号申请已经同意，现已生效。")]
    [InlineData(TidingKind.RequestDeclined, "原因：请安排本单位人员")]
    [InlineData(TidingKind.SuggestionAnswered, "答复：请安排本单位人员")]
    public async Task Who_asked_is_told_what_became_of_it(TidingKind kind, string says)
    {
        var server = new ScriptedServer();
        using var bureau = await OpenAsync(server);
        await bureau.ChangeAsync($"INSERT INTO tidings (kind, person_id, detail, at) SELECT '{kind}', id, '{{\"Number\":3,\"Text\":\"请安排本单位人员\"}}', 1 FROM people WHERE name = '张示例'");

        await bureau.Get<ReminderRound>().RunAsync(Bureau.Token);

        Assert.Equal(["zhang@example.cn"], (await LettersAsync(bureau)).Select(l => l.Split(' ')[0]));
        Assert.Contains(says, Assert.Single(await TextsAsync(bureau)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_could_not_be_written_to_is_told_when_that_is_mended_and_the_others_once_and_at_once()
    {
        var server = new ScriptedServer();
        using var bureau = await OpenAsync(server);
        await bureau.ImportPeopleAsync("甲市领导小组办公室||副主任|赵示例|zhao@example.cn|责任人|||");
        await bureau.ChangeAsync("UPDATE posts SET role = 'office' WHERE id = (SELECT h.post_id FROM holdings h JOIN people e ON e.id = h.person_id WHERE e.name = '赵示例')");
        await bureau.ChangeAsync("INSERT INTO tidings (kind, person_id, detail, at) SELECT 'Suggested', NULL, '{\"Number\":3,\"Name\":\"张示例\"}', 1");
        await bureau.ChangeAsync("UPDATE people SET email = 'zhao' WHERE name = '赵示例'");
        await bureau.ChangeAsync("UPDATE settings SET value = '98' WHERE key = 'roster.version'");

        await bureau.Get<ReminderRound>().RunAsync(Bureau.Token);
        await bureau.Get<ReminderRound>().RunAsync(Bureau.Token);

        Assert.Equal(["chen@example.cn"], (await LettersAsync(bureau)).Select(l => l.Split(' ')[0]));
        Assert.Equal(["1"], await bureau.RowsAsync("SELECT '' || tries FROM set_aside WHERE kind = 'tiding'"));

        await bureau.ChangeAsync("UPDATE people SET email = 'zhao@example.cn' WHERE name = '赵示例'");
        await bureau.ChangeAsync("UPDATE settings SET value = '99' WHERE key = 'roster.version'");
        await bureau.Get<ReminderRound>().RunAsync(Bureau.Token);

        Assert.Equal(["chen@example.cn", "zhao@example.cn"], (await LettersAsync(bureau)).Select(l => l.Split(' ')[0]));
        Assert.Equal(["0"], await bureau.RowsAsync("SELECT '' || count(*) FROM tidings WHERE told_at IS NULL"));
    }

    [Fact]
    public async Task Where_letters_carry_numbers_only_no_name_and_no_text_stands()
    {
        using var bureau = await Bureau.OpenAsync(change: builder => builder.Configuration["Mail:Disclosure"] = "NumbersOnly");
        var page = bureau.Get<TidingPage>();
        foreach (var kind in Enum.GetValues<TidingKind>())
        {
            var office = kind is TidingKind.AddressChanged or TidingKind.RequestAsked or TidingKind.Suggested;
            var text = page.Render(
                new Tiding(1, kind, office ? null : 1, null, new TidingDetail { Name = "暗记", Text = "暗记", About = "暗记", Number = 3 }), new(1, "张示例", "x@example.cn"), new DateOnly(2026, 11, 23)).Text;
            Assert.DoesNotContain("暗记", text, StringComparison.Ordinal);
        }
    }

    private static async Task<Bureau> OpenAsync(ScriptedServer server)
    {
        var bureau = await Bureau.OpenAsync(change: server.Use);
        await bureau.ImportPeopleAsync(People);
        await bureau.ReleaseAsync();
        return bureau;
    }

    private static Task<IReadOnlyList<string>> LettersAsync(Bureau bureau) => bureau.RowsAsync("SELECT recipient || ' ' || subject FROM letters WHERE dedup_key LIKE 'tiding|%' ORDER BY recipient");

    private static async Task<IReadOnlyList<string>> TextsAsync(Bureau bureau) =>
        [.. (await bureau.Get<Database>().ReadAsync(session => session.QueryAsync<byte[]>("SELECT b.bytes FROM letter_bodies b JOIN letters l ON l.id = b.letter_id WHERE l.dedup_key LIKE 'tiding|%' ORDER BY l.recipient"), Bureau.Token))
            .Select(bytes => MimeMessage.Load(new MemoryStream(bytes)).TextBody!)];
}
