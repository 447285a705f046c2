using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Reminders;

namespace CaseReform.Ops.Domain.Tests.Reminders;

public sealed class LadderTests
{
    private const string Good = """{"name":"提醒","light":"蓝","when":{"before":7},"to":["责任人"],"copy":[]}""";

    [Fact]
    public void The_shipped_ladder_is_the_table()
    {
        var rows = Ladder.Default.Rungs.Select(rung => (rung.Name, rung.Light, rung.When, To: string.Join(' ', rung.To), Copy: string.Join(' ', rung.Copy)));

        Assert.Equal(
            [
                ("提醒", Light.Blue, new RungTiming.Before(7), "Handler", ""),
                ("预警", Light.Yellow, new RungTiming.Before(3), "Handler", "SupervisingLeader"),
                ("到期", Light.Yellow, new RungTiming.OnTheDay(), "Handler", ""),
                ("催办", Light.Orange, new RungTiming.After(1, null), "Handler SupervisingLeader", "Overseer"),
                ("督办", Light.Red, new RungTiming.After(5, null), "FirstResponsible", "Handler SupervisingLeader Office"),
                ("通报", Light.Red, new RungTiming.After(10, 5), "FirstResponsible Office", "Handler SupervisingLeader"),
                ("滞后", Light.Yellow, new RungTiming.Silence(10, 7, 60), "Handler", ""),
                ("定期", Light.None, new RungTiming.QuarterEnd(7), "Handler", ""),
            ],
            rows);
    }

    [Fact]
    public void Loudness_follows_the_timing_and_not_the_order_in_the_file()
    {
        var turned = LadderOf([.. Rungs(Ladder.Default).Reverse()]);

        Assert.Equal(
            ["定期", "滞后", "提醒", "预警", "到期", "催办", "督办", "通报"],
            turned.Rungs.OrderBy(rung => rung.Rank).Select(rung => rung.Name));
        Assert.Equal(Ladder.Default.Find("催办")!.Rank, turned.Find("催办")!.Rank);
    }

    [Fact]
    public void What_is_written_reads_back_as_the_same_text()
    {
        var text = Ladder.Default.ToJson();

        Assert.Equal(text, Understood(text).ToJson());
        Assert.Contains("\"第一责任人\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Layout_comments_synonyms_and_a_byte_order_mark_make_no_other_ladder()
    {
        var plain = LadderOf("""{"name":"提醒","light":"–","when":{"before":7},"to":["责任人"],"copy":[]}""");
        var edited = Understood("\uFEFF" + """
            { // 办公室改过
              "rungs": [ { "when": { "before": 7 }, "to": ["经办人", "责任人",], "light": "-", "name": " 提醒 " }, ],
              "name": "试验",
            }
            """);

        Assert.Equal(plain.ToJson(), edited.ToJson());
        Assert.Equal([PostRole.Handler], edited.Rungs[0].To);
    }

    [Theory]
    [InlineData("""{"name":"提醒","light":"蓝","when":{"before":7},"to":["责任人"],"cc":[]}""", "第1档“提醒”有不认识的成员“cc”，可用的成员是：name、light、when、to、copy。")]
    [InlineData("""{"name":"提醒","light":"紫","when":{"before":7},"to":["责任人"]}""", "第1档“提醒”的 light 应为“绿”“蓝”“黄”“橙”“红”之一，不亮灯写“–”。")]
    [InlineData("""{"name":"提醒","light":"蓝","when":{"before":-1},"to":["责任人"]}""", "第1档“提醒”的 when 中的 before 应为1至250之间的整数（工作日）。")]
    [InlineData("""{"name":"提醒","light":"蓝","when":{"before":251},"to":["责任人"]}""", "第1档“提醒”的 when 中的 before 应为1至250之间的整数（工作日）。")]
    [InlineData("""{"name":"通报","light":"红","when":{"after":10,"every":0},"to":["责任人"]}""", "第1档“通报”的 when 中的 every 应为1至250之间的整数（工作日）。")]
    [InlineData("""{"name":"通报","light":"红","when":{"after":1.5},"to":["责任人"]}""", "第1档“通报”的 when 中的 after 应为1至250之间的整数（工作日）。")]
    [InlineData("""{"name":"定期","light":"–","when":{"quarterEndBefore":51},"to":["责任人"]}""", "第1档“定期”的 when 中的 quarterEndBefore 应为0至50之间的整数（工作日）。")]
    [InlineData("""{"name":"提醒","light":"蓝","when":{"before":7,"after":1},"to":["责任人"]}""", "第1档“提醒”的 when 中写了“before”、“after”，应为以下之一：before；day（值为 true）；after，可加 every；silence 和 whileMoreThan，可加 whileAtMost；quarterEndBefore。")]
    [InlineData("""{"name":"提醒","light":"蓝","to":["责任人"]}""", "第1档“提醒”缺少 when，应写成 {\"before\": 天数} 这样的对象。")]
    [InlineData("""{"name":"提醒","light":"蓝","when":{"before":7},"to":[]}""", "第1档“提醒”的 to 没有主送对象，请至少写一个角色。")]
    [InlineData("""{"name":"提醒","light":"蓝","when":{"before":7},"to":["县长"]}""", "第1档“提醒”的 to 中“县长”不是可以收件的角色，可用的角色是：责任人、分管领导、第一责任人、督导人、办公室、领导小组。")]
    [InlineData("""{"name":"提醒","light":"蓝","when":{"before":7},"to":["责任人"],"copy":["巡察"]}""", "第1档“提醒”的 copy 中“巡察”不是可以收件的角色，可用的角色是：责任人、分管领导、第一责任人、督导人、办公室、领导小组。")]
    [InlineData("""{"name":"提醒","light":"蓝","when":{"before":7},"to":"责任人"}""", "第1档“提醒”的 to 应为角色的列表，例如 [\"责任人\"]。")]
    [InlineData("""{"light":"蓝","when":{"before":7},"to":["责任人"]}""", "第1档的 name 应为1至20个字的名称，不含控制字符。")]
    [InlineData("7", "第1档应写成 {\"name\": …, \"light\": …, \"when\": …, \"to\": [ … ], \"copy\": [ … ]}。")]
    public void A_rung_that_is_wrong_is_refused_by_name_and_member(string rung, string reason) =>
        Assert.Equal([reason], Refused($$"""{"name":"试验","rungs":[{{rung}}]}"""));

    [Fact]
    public void All_faults_are_named_at_once()
    {
        var reasons = Refused("""{"name":"试验","rungs":[{"name":"甲","light":"紫","when":{"before":0},"to":[]},{"name":"乙"}],"more":1}""");

        string[] starts =
        [
            "提醒阶梯有不认识的成员", "第1档“甲”的 light", "第1档“甲”的 when", "第1档“甲”的 to", "第2档“乙”的 light", "第2档“乙”缺少 when", "第2档“乙”的 to",
        ];
        Assert.Equal(starts.Length, reasons.Count);
        Assert.All(reasons.Zip(starts), pair => Assert.StartsWith(pair.Second, pair.First, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"silence":10,"whileMoreThan":7,"whileAtMost":7}""", "第1档“滞后”的 when 中的 whileAtMost 应大于 whileMoreThan，否则这一档永远不会触发。")]
    [InlineData("""{"silence":10,"whileMoreThan":7,"whileAtMost":0}""", "第1档“滞后”的 when 中的 whileAtMost 应为1至250之间的整数（工作日）。")]
    [InlineData("""{"silence":10,"whileAtMost":60}""", "第1档“滞后”的 when 中写了“silence”、“whileAtMost”，应为以下之一：before；day（值为 true）；after，可加 every；silence 和 whileMoreThan，可加 whileAtMost；quarterEndBefore。")]
    public void An_upper_bound_of_silence_that_makes_no_sense_is_refused(string when, string reason) =>
        Assert.Equal([reason], Refused(With($$"""{"name":"滞后","light":"黄","when":{{when}},"to":["责任人"]}""")));

    [Fact]
    public void An_upper_bound_of_silence_is_read_and_written_and_may_be_left_out()
    {
        var bounded = LadderOf("""{"name":"滞后","light":"黄","when":{"silence":10,"whileMoreThan":7,"whileAtMost":60},"to":["责任人"]}""");
        var open = LadderOf("""{"name":"滞后","light":"黄","when":{"silence":10,"whileMoreThan":7},"to":["责任人"]}""");

        Assert.Equal(new RungTiming.Silence(10, 7, 60), Understood(bounded.ToJson()).Rungs[0].When);
        Assert.Equal(new RungTiming.Silence(10, 7), Understood(open.ToJson()).Rungs[0].When);
        Assert.DoesNotContain("whileAtMost", open.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_rungs_of_one_name_or_of_one_moment_are_refused()
    {
        Assert.Equal(["有两档都叫“提醒”，请改名：通知按名称区分各档。"], Refused(With(Good, Good.Replace("7", "3", StringComparison.Ordinal))));
        Assert.Equal(["“提醒”、“预告”在同一时刻触发，请合并或错开。"], Refused(With(Good, Good.Replace("提醒", "预告", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("办公室催办")]
    [InlineData("销号待办")]
    [InlineData("销号催办")]
    [InlineData("销号督促")]
    [InlineData("销号结果")]
    public void A_name_by_which_other_notices_go_is_refused(string name) =>
        Assert.Equal([$"“{name}”是系统另有用处的名称，请改名。"], Refused(With(Good.Replace("提醒", name, StringComparison.Ordinal))));

    [Fact]
    public void A_rung_after_a_repeated_one_is_refused_because_it_would_silence_it() => Assert.Equal(
        ["“通报”设了 every，必须是逾期后的最后一档，而“问责”在它之后。"],
        Refused(With(
            """{"name":"通报","light":"红","when":{"after":10,"every":5},"to":["责任人"]}""",
            """{"name":"问责","light":"红","when":{"after":12},"to":["责任人"]}""")));

    [Theory]
    [InlineData("", "提醒阶梯不是有效的 JSON：第1行第1个字节附近读不下去，请检查逗号、引号和括号。")]
    [InlineData("{\n\"name\" 1}", "提醒阶梯不是有效的 JSON：第2行第8个字节附近读不下去，请检查逗号、引号和括号。")]
    [InlineData("[]", "提醒阶梯应写成 {\"name\": \"名称\", \"rungs\": [ … ]}。")]
    [InlineData("""{"name":"试验","rungs":[]}""", "提醒阶梯的 rungs 应为列表，至少1档，最多50档。")]
    [InlineData("""{"name":"试验","name":"试验","rungs":[]}""", "提醒阶梯中有成员重复出现，请删去多余的一个。")]
    public void What_is_no_ladder_is_refused(string text, string reason) => Assert.Equal([reason], Refused(text));

    [Theory]
    [InlineData("""{"name":"\ud800","rungs":[]}""")]
    [InlineData("""{"name":"试验","\udc00":1,"rungs":[]}""")]
    public void Half_a_character_is_refused_and_not_thrown(string text) =>
        Assert.Equal("提醒阶梯中有残缺的字符，请改正后以 UTF-8 保存。", Refused(text)[^1]);

    private static string With(params string[] rungs) => $$"""{"name":"试验","rungs":[{{string.Join(',', rungs)}}]}""";

    private static Ladder LadderOf(params string[] rungs) => Understood(With(rungs));

    private static IEnumerable<string> Rungs(Ladder ladder)
    {
        using var document = System.Text.Json.JsonDocument.Parse(ladder.ToJson());
        return [.. document.RootElement.GetProperty("rungs").EnumerateArray().Select(rung => rung.GetRawText())];
    }

    private static Ladder Understood(string json) => Assert.IsType<LadderReading.Understood>(Ladder.Parse(json)).Ladder;

    private static IReadOnlyList<string> Refused(string json) => Assert.IsType<LadderReading.Refused>(Ladder.Parse(json)).Reasons;
}
