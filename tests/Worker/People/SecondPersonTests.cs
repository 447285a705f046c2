using CaseReform.Ops.Data.Asks;
using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Calendar;
using CaseReform.Ops.Data.Orders;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Worker.Asks;
using CaseReform.Ops.Worker.CommandLine;
using CaseReform.Ops.Worker.People;
using CaseReform.Ops.Worker.People.Directory;
using CaseReform.Ops.Worker.Tests.Support;

namespace CaseReform.Ops.Worker.Tests.People;

/// <summary>Who sees everything is not made by a file or a command alone once somebody of the office is there.</summary>
public sealed class SecondPersonTests
{
    private const string Office = "甲市领导小组办公室||主任|陈示例|chen@example.cn|办公室|||\n";
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Fact]
    public async Task The_first_list_makes_the_office_and_a_later_one_asks_it()
    {
        using var bureau = await Bureau.OpenAsync();
        Assert.Empty((await bureau.ImportPeopleAsync(Office)).Warnings);

        var report = await bureau.ImportPeopleAsync(Office + "甲市领导小组办公室||副主任|赵示例|zhao@example.cn|办公室|||\n甲市示例局||科员|张示例|zhang@example.cn|责任人|||");

        Assert.Contains("“赵示例”任办公室需由现有办公室人员（陈示例）确认，本次未生效，已转为1号申请，请在对话中说“待处理申请”办理", report.Warnings);
        Assert.Equal(["陈示例 office", "张示例 handler"], await RolesAsync(bureau));
        Assert.Equal(["人员名单导入 open"], await bureau.RowsAsync("SELECT asked_by || ' ' || state FROM requests"));

        await bureau.ImportPeopleAsync(Office + "甲市领导小组办公室||副主任|赵示例|zhao@example.cn|办公室|||");
        Assert.Single(await bureau.RowsAsync("SELECT asked_by FROM requests"));
    }

    [Fact]
    public async Task A_new_address_of_an_office_person_waits_for_another_one_and_of_the_only_one_does_not()
    {
        using var bureau = await Bureau.OpenAsync();
        await bureau.ImportPeopleAsync(Office);
        await bureau.ImportPeopleAsync(Office.Replace("chen@", "chen2@", StringComparison.Ordinal));
        Assert.Equal(["chen2@example.cn"], await bureau.RowsAsync("SELECT email FROM people"));

        using var two = await Bureau.OpenAsync();
        const string Both = Office + "甲市领导小组办公室||副主任|赵示例|zhao@example.cn|办公室|||";
        await two.ImportPeopleAsync(Both);
        var report = await two.ImportPeopleAsync(Both.Replace("zhao@", "zhao2@", StringComparison.Ordinal));
        Assert.Contains("“赵示例”的邮箱变更需由办公室人员（陈示例、赵示例）确认，本次未生效，已转为1号申请，请在对话中说“待处理申请”办理", report.Warnings);
        Assert.Equal(["chen@example.cn", "zhao@example.cn"], await two.RowsAsync("SELECT email FROM people ORDER BY email"));
    }

    [Fact]
    public async Task Anybody_elses_address_changes_and_the_old_one_and_the_office_are_told()
    {
        using var bureau = await Bureau.OpenAsync();
        const string Handler = "甲市示例局||科员|张示例|zhang@example.cn|责任人|||";
        await bureau.ImportPeopleAsync(Office + Handler);
        await bureau.ChangeAsync("INSERT INTO sessions (kind, cookie_hash, person_id, user_agent, created_at, seen_at, expires_at) SELECT 'link', 'x', id, '', 1, 1, 9999999999999 FROM people WHERE name = '张示例'");

        await bureau.ImportPeopleAsync(Office + Handler.Replace("zhang@", "zhang2@", StringComparison.Ordinal));

        Assert.Equal(["1"], await bureau.RowsAsync("SELECT '' || count(*) FROM sessions WHERE ended_at IS NOT NULL"));
        Assert.Equal(["AddressLeft zhang@example.cn", "AddressChanged -"], await bureau.RowsAsync("SELECT kind || ' ' || coalesce(address, '-') FROM tidings ORDER BY id"));
    }

    [Fact]
    public async Task The_command_adds_the_first_office_person_and_no_other()
    {
        using var bureau = await Bureau.OpenAsync();

        Assert.Equal(["吴示例（wu@example.cn）任甲市领导小组办公室办公室人员，可凭该邮箱登录。"], await AddAsync(bureau, "吴示例", "wu@example.cn"));
        Assert.Equal(["吴示例 office"], await RolesAsync(bureau));
        var refused = await Assert.ThrowsAsync<InputRefusedException>(() => AddAsync(bureau, "郑示例", "zheng@example.cn"));
        Assert.Equal("已经有办公室人员：吴示例。其他办公室人员由他们在对话中授予，例如“增加办公室人员：郑示例”。", refused.Message);
    }

    [Fact]
    public async Task A_merge_does_not_hand_the_office_to_another_address()
    {
        using var bureau = await Bureau.OpenAsync();
        await bureau.ImportPeopleAsync(Office + "甲市领导小组办公室||副主任|赵示例|zhao@example.cn|办公室|||\n甲市示例局||科员|张示例|zhang@example.cn|责任人|||");

        await Assert.ThrowsAsync<InputRefusedException>(() => bureau.Get<Database>().WriteAsync(
            session => PersonChanges.MergeAsync(session, "赵示例", "张示例", bureau.Get<RosterStore>(), new ChangeOrigin(Bureau.Monday, "office", "command"), Today), Bureau.Token));
    }

    [Fact]
    public async Task Who_sends_a_list_in_the_chat_does_not_confirm_what_it_asks_for()
    {
        using var bureau = await Bureau.OpenAsync();
        const string Both = Office + "甲市领导小组办公室||副主任|赵示例|zhao@example.cn|办公室|||\n";
        await bureau.ImportPeopleAsync(Both);
        var (sender, other) = (await StandingAsync(bureau, "陈示例"), await StandingAsync(bureau, "赵示例"));
        var file = bureau.Sheet("单位|岗位/职务|姓名|邮箱|角色\n甲市领导小组办公室|副主任|赵示例|zhao2@example.cn|办公室\n甲市样本局|科员|冯示例|feng@example.cn|巡察");

        await new PeopleImportAsk(bureau.Get<PeopleImporter>()).ActAsync(
            new AskWork(new OfficeAsk { PersonId = sender.Person.Id }, bureau.File("."), file, _ => throw new InvalidOperationException(), _ => { }, Bureau.Token));

        Assert.Equal(["1 陈示例", "2 陈示例"], await bureau.RowsAsync("SELECT r.id || ' ' || r.asked_by FROM requests r JOIN people p ON p.id = r.asker_id WHERE p.name = r.asked_by ORDER BY r.id"));
        var database = bureau.Get<Database>();
        var orders = new OrderStore(database, new RosterStore(database), new CalendarStore(database), bureau.Get<OfficeHours>());
        foreach (var request in new[] { 1, 2 })
        {
            var order = new OfficeOrder.Decide(request, true, null);
            Assert.Equal(OrderRefusal.NeedsOther, Assert.IsType<OrderOutlook.Refused>(await orders.LookAsync(order, sender, Bureau.Monday, Bureau.Token)).Reason);
            Assert.IsType<OrderOutlook.Ready>(await orders.LookAsync(order, other, Bureau.Monday, Bureau.Token));
        }
    }

    private static async Task<Standing> StandingAsync(Bureau bureau, string name)
    {
        var roster = await bureau.Get<RosterStore>().LoadAsync(Bureau.Token);
        return Standing.Of(roster, roster.People.Single(person => person.Name == name).Id, Today)!;
    }

    private static Task<IReadOnlyList<string>> AddAsync(Bureau bureau, string name, string email) => bureau.Get<Database>().WriteAsync(
        session => OfficeCommands.AddAsync(session, name, email, "甲市领导小组办公室", bureau.Get<RosterStore>(), new ChangeOrigin(Bureau.Monday, "office", "command"), Today), Bureau.Token);

    private static Task<IReadOnlyList<string>> RolesAsync(Bureau bureau) =>
        bureau.RowsAsync("SELECT e.name || ' ' || p.role FROM holdings h JOIN posts p ON p.id = h.post_id JOIN people e ON e.id = h.person_id ORDER BY h.id");
}
