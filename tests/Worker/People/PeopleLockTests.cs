using CaseReform.Ops.Data.Calendar;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.Updates;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Testing.Databases;
using CaseReform.Ops.Worker.People;
using CaseReform.Ops.Worker.Tests.Support;

using Microsoft.Extensions.Configuration;

namespace CaseReform.Ops.Worker.Tests.People;

/// <summary>A list of people that is taken in while somebody on it confirms a change.</summary>
public sealed class PeopleLockTests
{
    [Fact]
    public async Task A_new_address_and_a_report_of_the_same_person_do_not_wait_for_each_other()
    {
        await using var test = await new PostgresFixture().BlankAsync();
        using var bureau = await Bureau.OpenAsync(change: b => b.Configuration.AddInMemoryCollection(
        [
            new("Database:Kind", "Postgres"), new("Database:ConnectionString", test.DatabaseOptions.ConnectionString), new("Database:DataFolder", test.DatabaseOptions.DataFolder),
        ]));
        const string Leader = "甲市示例局||副局长|李示例|li@example.cn|分管领导|||";
        await bureau.ImportPeopleAsync("甲市示例局||科员|张示例|zhang@example.cn|责任人|||\n" + Leader);
        await bureau.ImportLedgerAsync("1|示例问题|示例措施|甲市示例局|张示例|2026年12月31日前");
        var person = await test.ScalarAsync<long>("SELECT id FROM people WHERE name = '张示例'");
        var updates = new UpdateStore(test.Database, new RosterStore(test.Database), new CalendarStore(test.Database));
        var day = bureau.Get<OfficeHours>().DayOf(Bureau.Monday);
        var scope = Standing.Of(await new RosterStore(test.Database).LoadAsync(Bureau.Token), person, day)!.Scope;
        var measure = await updates.MeasureAsync(scope, await test.ScalarAsync<long>("SELECT id FROM measures"), Bureau.Token);
        var hash = new string('0', 64);
        await updates.ProposeAsync(
            new NewProposal
            {
                NonceHash = hash, PersonId = person, Conversation = "directline/c1", Measure = measure!, Draft = new UpdateDraft { Action = UpdateAction.Complete },
                At = Bureau.Monday, ExpiresAt = Bureau.Monday.AddMinutes(10),
            },
            Bureau.Token);

        // a name in the ledger finds its post, and the new address takes the person's row
        await test.ExecuteAsync("UPDATE problems SET lead_leader = '李示例'");
        var file = bureau.Sheet("单位|岗位/职务|姓名|邮箱|角色\n甲市示例局|科员|张示例|zhang.new@example.cn|责任人");
        Confirmation? confirmed = null;
        PeopleReport? report = null;
        await HeldRows.MeetAsync(
            test,
            "SELECT id FROM measures FOR UPDATE",
            async one => confirmed = await new UpdateStore(one.Database, new RosterStore(one.Database), new CalendarStore(one.Database))
                .ConfirmAsync(new Press(hash, person, "directline/c1", Bureau.Monday, day), Bureau.Token),
            async two => report = await new PeopleImporter(two.Database, new RosterStore(two.Database), bureau.Get<OfficeHours>(), bureau.Clock).RunAsync(file, false, false, null, Bureau.Token));

        Assert.IsType<Confirmation.Recorded>(confirmed);
        Assert.Equal((0, 1), (report!.Refusals.Count, report.Changed));
    }
}
