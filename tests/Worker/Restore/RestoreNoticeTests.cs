using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Restore;
using CaseReform.Ops.Worker.Hosting;
using CaseReform.Ops.Worker.Mail;
using CaseReform.Ops.Worker.Restore;
using CaseReform.Ops.Worker.Tests.Support;

namespace CaseReform.Ops.Worker.Tests.Restore;

/// <summary>Whom the letter that asks reaches, and what a worker does that the database has forgotten.</summary>
public sealed class RestoreNoticeTests
{
    private const string Recipients = "SELECT recipient FROM letters ORDER BY recipient";

    [Fact]
    public async Task Where_nobody_of_the_office_has_an_address_the_letter_that_asks_goes_to_the_senders_own()
    {
        using var bureau = await ForgottenAsync();

        Assert.NotNull(await bureau.Get<RestoreDetector>().HeldAsync(Bureau.Token));

        Assert.Equal([MailOptions.PlaceholderFrom], await bureau.RowsAsync(Recipients));
        Assert.Equal(["1"], await bureau.RowsAsync("SELECT count(*) FROM letters WHERE person_id IS NULL"));
    }

    [Theory]
    [InlineData(true, "wang@example.cn")]
    [InlineData(false, MailOptions.PlaceholderFrom)]
    public async Task Somebody_whom_no_letter_can_name_stops_neither_the_letter_nor_the_worker(bool hasAnother, string recipient)
    {
        using var bureau = await ForgottenAsync();
        await bureau.ImportPeopleAsync("甲市领导小组办公室||主任|陈示例|chen@example.cn|办公室|||\n" + (hasAnother ? "甲市领导小组办公室||副主任|王示例|wang@example.cn|办公室|||" : ""));
        await bureau.ChangeAsync($"UPDATE people SET name = '{new string('长', 101)}' WHERE name = '陈示例'");
        await bureau.ChangeAsync("UPDATE settings SET value = '99' WHERE key = 'roster.version'");

        Assert.NotNull(await bureau.Get<RestoreDetector>().HeldAsync(Bureau.Token));

        Assert.Equal([recipient], await bureau.RowsAsync(Recipients));
    }

    [Fact]
    public async Task A_worker_that_the_database_has_forgotten_and_that_knows_another_answer_asks_once()
    {
        using var bureau = await ForgottenAsync(known: "later");
        await bureau.ChangeAsync("INSERT INTO settings (key, value) VALUES ('restore.settled', 'earlier')");
        var watch = bureau.Get<RestoreDetector>();
        await bureau.Get<WorkerName>().HoldAsync(Bureau.Token);
        Assert.NotNull(await watch.HeldAsync(Bureau.Token));

        await bureau.Get<RestoreStore>().SettleAsync(new RestoreAnswer.SendAgain(), null, string.Empty, new ChangeOrigin(bureau.Clock.GetUtcNow(), "office", "command"), Bureau.Token);

        Assert.Null(await watch.HeldAsync(Bureau.Token));
        await watch.StepAsync(Bureau.Token);
    }

    /// <summary>The worker was here before, as its mark knows, and the database does not.</summary>
    private static async Task<Bureau> ForgottenAsync(string known = "")
    {
        var bureau = await Bureau.OpenAsync();
        bureau.Get<RestoreMark>().Write(new MarkContent(bureau.Get<WorkerIdentity>().Owner, known, 9, IsPending: false));
        return bureau;
    }
}
