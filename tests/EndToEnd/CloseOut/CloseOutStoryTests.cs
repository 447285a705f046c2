using System.Text;

using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.EndToEnd.Tests.Harness;
using CaseReform.Ops.Testing.Mail;
using CaseReform.Ops.Testing.Time;

namespace CaseReform.Ops.EndToEnd.Tests.CloseOut;

/// <summary>One problem from its application to its second closing, by the commands an office uses, with every letter read and every week's digest reconciled.</summary>
public abstract class CloseOutStoryTests(DatabaseKind kind) : IAsyncDisposable
{
    private const string Office = "office1@town.example";
    private const string Group = "group1@town.example";

    private static readonly string Unit = Town.Address(0, "责任人");
    private static readonly string First = Town.Address(0, "第一责任人");

    private readonly Receiver _receiver = new();
    private int _read;

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task A_problem_is_returned_verified_published_closed_comes_back_and_is_closed_again()
    {
        await using var at = await SettledAsync();
        await DigestAsync(at, "03-16", "期末未销号1项");

        // returned by the unit itself, then verified and published
        await MoveAsync(at, "03-16", "apply", Town.Person("经办", 0), "--text", "已修订制度");
        await SendsAsync(at, "03-17", First, "1 待单位审核", "申请：" + Town.Person("经办", 0) + "，2026年3月16日", "完成情况：已修订制度", "已等1个工作日");
        await MoveAsync(at, "03-17", "return", Town.Person("主责", 0), "--text", "台账不全");
        await SendsAsync(at, "03-18", Unit, "1 退回", "退回理由：台账不全（" + Town.Person("主责", 0) + "，2026年3月17日）");
        await MoveAsync(at, "03-18", "apply", Town.Person("经办", 0), "--text", "已补齐台账");
        await SendsAsync(at, "03-19", First, "完成情况：已补齐台账");
        await MoveAsync(at, "03-19", "agree", Town.Person("主责", 0));
        await SendsAsync(at, "03-20", Office, "1 待办公室核查", "请核查：用命令 caseops closeout verify 1 办理。");
        await VerifyAsync(at, "03-20");
        await DigestAsync(at, "03-23", "未销号问题本期无增减：期初1项，期末1项。");
        await SendsAsync(at, "03-23", Office, "1 核查通过，待公示");
        await MoveAsync(at, "03-23", "publish", "陈样例", "--from", "2026-03-23", "--days", "5");
        await NothingAsync(at, "03-26");
        await DigestAsync(at, "03-30", "未销号问题本期无增减：期初1项，期末1项。");
        await SendsAsync(at, "03-30", Office, "1 待销号", "自2026年3月28日起");
        await MoveAsync(at, "03-30", "close", "陈样例");
        await SendsAsync(at, "03-31", Unit, "1 已销号", "销号：陈样例，2026年3月30日", "回头看计划在2026年4月7日办理。");

        // the look-back is due and finds the problem again
        await DigestAsync(at, "04-07", "期初未销号1项，本期新增0项、重新打开0项、销号1项，期末未销号0项");
        await SendsAsync(at, "04-07", Office, "1 回头看到期");
        await MoveAsync(at, "04-07", "lookback", "陈样例", "--text", "问题再次出现", "--holds", "否");
        await SendsAsync(at, "04-08", Unit, "1 重新打开（反弹）", "重新打开：问题再次出现（陈样例，2026年4月7日）");
        await MoveAsync(at, "04-08", "apply", Town.Person("经办", 0), "--text", "已再次整改");
        await MoveAsync(at, "04-08", "agree", Town.Person("主责", 0));
        await VerifyAsync(at, "04-09");
        await MoveAsync(at, "04-09", "publish", "陈样例", "--from", "2026-04-09", "--days", "3");
        await DigestAsync(at, "04-13", "期初未销号0项，本期新增0项、重新打开1项、销号0项，期末未销号1项。重新打开的项目中，属问题反弹的1项。");
        await MoveAsync(at, "04-14", "close", "陈样例");
        await SendsAsync(at, "04-15", Unit, "1 已销号", "销号：陈样例，2026年4月14日");
        await DigestAsync(at, "04-20", "期初未销号1项，本期新增0项、重新打开0项、销号1项，期末未销号0项");

        Assert.Empty(await at.RowsAsync("SELECT person_id, day FROM letters WHERE kind = 'ladder' GROUP BY person_id, day HAVING count(*) > 1"));
        await at.SucceedAsync("audit", "verify");
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task Who_does_not_act_is_reminded_once_and_then_the_post_above_is_told_once_who_was_written_to()
    {
        await using var at = await SettledAsync();
        await MoveAsync(at, "03-16", "apply", Town.Person("经办", 0), "--text", "已修订制度");
        await SendsAsync(at, "03-17", First, "1 待单位审核");
        await NothingAsync(at, "03-23");
        await SendsAsync(at, "03-24", First, "1 待单位审核（催办）", "已满5个工作日，仍未办理。");
        await SendsAsync(at, "03-25", Office, "【请您督促的销号事项（1项）】", "已于2026年3月17日、2026年3月24日发信通知" + Town.UnitName(0) + "局长" + Town.Person("主责", 0));
        await NothingAsync(at, "03-26");
        await NothingAsync(at, "04-02");
    }

    public async ValueTask DisposeAsync()
    {
        await _receiver.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private async Task<Installation> SettledAsync()
    {
        var at = await Installation.NewAsync(kind);
        at.MailTo(_receiver.Port);
        at.Settings["CloseOut__EvidencePerMeasure"] = "0";
        at.Settings["CloseOut__NoticeDays"] = "3";
        at.Settings["CloseOut__LookBackDays"] = "5";
        await new Town(1, [new DateOnly(2026, 3, 31)]).SettleAsync(at, release: false);
        var people = Path.Combine(at.Folder, "more.csv");
        await File.WriteAllTextAsync(
            people,
            $"""
            单位,分管单位,职务,姓名,邮箱,角色,代理人,起止日期
            甲市示例委,,专员,陈样例,{Office},办公室,,2020-01-01至2030-12-31
            甲市示例委,,组长,蒋示例,{Group},领导小组,,2020-01-01至2030-12-31
            """,
            Encoding.UTF8);
        await at.SucceedAsync("people", "import", people, "--create-units");
        await at.SucceedAsync("progress", "1-1", "--complete", "--text", "已修订制度", "--by", Town.Person("经办", 0), "--as-of", "2026-03-13T10:00:00+08:00");
        await at.SucceedAsync("reminders", "release", "--from-today", "--as-of", "2026-03-13");
        return at;
    }

    private static Task VerifyAsync(Installation at, string day) => MoveAsync(
        at, day, "verify", "陈样例", "--causes", "是：查阅纪要", "--risks", "是：清单齐全", "--measures", "是：有制度", "--results", "是：抽查属实", "--effective", "是");

    private static Task MoveAsync(Installation at, string day, string move, string by, params string[] more) =>
        at.SucceedAsync(["closeout", move, "1", "--by", by, "--as-of", $"2026-{day}T11:00:00+08:00", .. more]);

    /// <summary>The day's round sends one reminder letter, to one person, that says all this.</summary>
    private async Task SendsAsync(Installation at, string day, string recipient, params string[] words)
    {
        var letter = Assert.Single(await ReadAsync(at, day));
        Assert.Equal(recipient, letter.Recipient);
        Assert.All(words, word => Assert.Contains(word, letter.Text, StringComparison.Ordinal));
    }

    private async Task NothingAsync(Installation at, string day) => Assert.Empty(await ReadAsync(at, day));

    private async Task<IReadOnlyList<Receipt>> ReadAsync(Installation at, string day)
    {
        _read = _receiver.Accepted.Count;
        await at.SucceedAsync("reminders", "send", "--as-of", $"2026-{day}T10:00:00+08:00");
        return [.. _receiver.Accepted.Skip(_read).Where(letter => letter.Text.Contains("销号事项怎么办", StringComparison.Ordinal))];
    }

    private async Task DigestAsync(Installation at, string day, string flow)
    {
        _read = _receiver.Accepted.Count;
        await at.SucceedAsync("digest", "--send", "--as-of", $"2026-{day}T09:00:00+08:00");
        var digest = Assert.Single(_receiver.Accepted.Skip(_read), letter => letter.Recipient == Group);
        Assert.True(digest.Text.Contains(flow, StringComparison.Ordinal), digest.Text);
    }
}

public sealed class CloseOutStoryOnSqlite() : CloseOutStoryTests(DatabaseKind.Sqlite);

public sealed class CloseOutStoryOnPostgres() : CloseOutStoryTests(DatabaseKind.Postgres);
