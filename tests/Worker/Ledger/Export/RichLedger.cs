using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Testing.Ledger;

namespace CaseReform.Ops.Worker.Tests.Ledger.Export;

/// <summary>Several ledgers in which nearly every cell takes part: states of every kind, words that look like others, line breaks, quotes, old deadlines that nobody could read today.</summary>
internal sealed class RichLedger(LedgerSeed seed, int seedOfChance)
{
    public static readonly string[] Ledgers = ["整改台账", "巡察整改", "2026年“回头看”：专项/台账"];

    private static readonly string[] Texts =
    [
        "完善制度。", "1.清理；2.公示。", "第一行\n第二行", "“引号”与\"直引号\"、'单引号'", "=1+1", "+开展“回头看”。", "@岗位", "-3", "3.10", "2026-01-01", "100%", "合计不符", "注：以文件为准",
        "一、政治建设方面", "（一）整改", "已完成", "基本完成，还差验收", "已完成并长期坚持", "长期坚持", "全　角　空格", "ＡＢＣ１２３", "a|b|c", "<b>&amp;</b>", "，，、；", "0", "TRUE",
        "各乡镇、各有关单位分别落实，\n\n空行之后", "#1号楼", "12月底前", "表头：序号、问题、措施",
    ];

    private static readonly (string Text, DateOnly? Day, bool LongTerm)[] Deadlines =
    [
        ("2026年12月31日前", new(2026, 12, 31), false), ("12月底前", new(2026, 12, 31), false), ("20个工作日内", new(2026, 11, 30), false), ("长期坚持", null, true),
        ("立行立改，长期坚持", new(2026, 11, 17), true), ("11月底前启动", new(2026, 11, 30), false), ("旧表里读不懂的时限", new(2026, 12, 1), false), ("2026年12月底前\n长期坚持", new(2026, 12, 31), true),
        ("会议纪要印发之日起20日内", new(2026, 11, 22), false), ("2027年1月15日前，并长期坚持", new(2027, 1, 15), true), ("每季度", null, true), ("20259月底前", new(2025, 9, 30), false),
    ];

    private readonly Random _chance = new(seedOfChance);

    public async Task FillAsync()
    {
        long[] units = [await seed.UnitAsync("甲市示例局"), await seed.UnitAsync("甲市样本局"), await seed.UnitAsync("甲市范例委员会"), await seed.UnitAsync("示例街道办事处")];
        foreach (var ledger in Ledgers)
        {
            foreach (var number in new[] { "1", "2", "3.10", "XC2026-001", "1-1", "12", "7批-2", "〔2026〕8", "100" })
            {
                await ProblemAsync(ledger, number, units);
            }
        }
    }

    private async Task ProblemAsync(string ledger, string number, long[] units)
    {
        var lead = Of(units);
        var problem = await seed.ProblemAsync(number, lead, new SeedProblem
        {
            Ledger = ledger, Category = Maybe(), Symptom = Of(Texts), RootCause = Maybe(), Target = Maybe(), SourceText = Maybe(), Scope = Of(Enum.GetValues<ProblemScope>()),
            SupportingUnits = [.. units.Where(u => u != lead && _chance.Next(2) == 0)], OverseeingUnit = _chance.Next(2) == 0 ? Of(units) : null, LeadLeader = _chance.Next(2) == 0 ? "李示例" : null,
            Remark = Maybe(), Status = Of(Enum.GetValues<ProblemStatus>()), StatusWord = Maybe(), IssuedOn = _chance.Next(2) == 0 ? new DateOnly(2026, 11, 2) : null,
        });
        for (var i = _chance.Next(1, 4); i > 0; i--)
        {
            await MeasureAsync(problem);
        }
    }

    private async Task MeasureAsync(long problem)
    {
        var (text, day, longTerm) = Of(Deadlines);
        var status = Of(Enum.GetValues<MeasureStatus>());
        var undated = status == MeasureStatus.Completed && _chance.Next(3) == 0;
        await seed.MeasureAsync(problem, new SeedMeasure
        {
            Text = Of(Texts), Deadline = undated ? null : day, DeadlineText = undated ? "未写时限" : text, LongTerm = !undated && longTerm,
            OriginalDeadline = _chance.Next(3) == 0 ? new DateOnly(2026, 10, 10) : null, Status = status, StatusWord = Maybe(), Percent = _chance.Next(3) == 0 ? null : _chance.Next(101),
            Progress = Maybe(), Evidence = Maybe(), Responsible = _chance.Next(2) == 0 ? "张示例" : null, CompletedOn = status == MeasureStatus.Completed ? new DateOnly(2026, 11, 9) : null,
        });
    }

    private string? Maybe() => _chance.Next(3) == 0 ? null : Of(Texts);

    private T Of<T>(IReadOnlyList<T> all) => all[_chance.Next(all.Count)];
}
