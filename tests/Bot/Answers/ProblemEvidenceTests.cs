using System.Text.Json;

using CaseReform.Ops.Testing.Ledger;

namespace CaseReform.Ops.Bot.Tests.Answers;

/// <summary>The files of a problem, below its measures.</summary>
public sealed class ProblemEvidenceTests : TwoUnitsTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    [Fact]
    public async Task Files_are_listed_by_measure_in_their_newest_version_with_a_link_to_save_them()
    {
        var problem = await ProblemAsync("12", Today);
        await Ledger.MeasureAsync(problem, new SeedMeasure { Deadline = Today });
        await FileAsync(1, "纪要.pdf", 1);
        var second = await FileAsync(1, "纪要.pdf", 2);
        var photo = await FileAsync(1, "照片.png", 1);
        var list = await FileAsync(2, "清单.xlsx", 1);
        await FileAsync(null, "未归入.pdf", null);

        var turn = await SayAsync("李分管", "12号进展");

        Assert.Equal(["佐证材料3份（点名称下载）", "12-1 照片.png（11月20日）", "12-1 纪要.pdf（11月20日）", "12-2 清单.xlsx（11月20日）"], Evidence(turn));
        Assert.Equal(new[] { second, photo, list }.Order(), Links(turn).Select(link => long.Parse(link[(link.LastIndexOf('/') + 1)..], null)).Order());
        Assert.All(Links(turn), link => Assert.Matches("^https?://[^/]+/evidence/[0-9]+$", link));
        Assert.Equal(["佐证材料1份（点名称下载）", "12-2 清单.xlsx（11月20日）"], Evidence(await SayAsync("李分管", "12-2进展")));
    }

    [Fact]
    public async Task Nothing_is_shown_inside_the_card()
    {
        await ProblemAsync("12", Today);
        await FileAsync(1, "照片.png", 1);

        var card = (await SayAsync("李分管", "12号进展")).Card.GetRawText();

        Assert.DoesNotContain("\"Image\"", card, StringComparison.Ordinal);
        Assert.DoesNotContain("data:", card, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("![", card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_with_markup_formats_nothing_and_leads_nowhere_else()
    {
        await ProblemAsync("12", Today);
        var id = await FileAsync(1, "](http_evil.test) **粗** [点我](x) `a` &lt;.pdf", 1);

        var turn = await SayAsync("李分管", "12号进展");

        Assert.Equal(id, long.Parse(Assert.Single(Links(turn)).Split('/')[^1], null));
        var line = CardShape.Formatted(turn.Card).Single(text => text.Contains("evil", StringComparison.Ordinal));
        Assert.StartsWith("[12-1 \\](http\\_evil.test) \\*\\*粗\\*\\* \\[点我\\](x) \\`a\\` \\&lt;.pdf（11月20日）](", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_see_the_problem_does_not_learn_of_its_files()
    {
        await ProblemAsync("12", Today);
        await FileAsync(1, "纪要.pdf", 1);

        var hidden = await SayAsync("孙外人", "12号进展");
        var missing = await SayAsync("孙外人", "13号进展");

        Assert.Equal(JsonSerializer.Serialize(missing.Answer), JsonSerializer.Serialize(hidden.Answer).Replace("12\\u53F7", "13\\u53F7", StringComparison.Ordinal));
        Assert.Null(hidden.Answer.Attachments);
        Assert.DoesNotContain("纪要", hidden.Answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_than_ten_files_are_counted_and_the_first_ten_shown()
    {
        await ProblemAsync("12", Today);
        for (var n = 1; n <= 12; n++)
        {
            await FileAsync(1, $"材料{n:00}.pdf", 1);
        }

        var lines = Evidence(await SayAsync("李分管", "12号进展"));

        Assert.Equal("佐证材料12份（点名称下载）", lines[0]);
        Assert.Equal(11, lines.Count);
    }

    private Task<long> FileAsync(int? ordinal, string name, int? version) => Test.InsertAsync(
        """
        INSERT INTO evidence (person_id, conversation, name, kind, size, sha256, received_at, measure_id, version)
        VALUES (@person, 'directline/c', @name, 'pdf', 10, @hash, @at, (SELECT id FROM measures WHERE ordinal = @ordinal), @version) RETURNING id
        """,
        new { person = Person("张责任"), name, hash = new string('a', 64), at = Test.Now, ordinal, version });

    private static List<string> Evidence(SpokenTurn turn) =>
        [.. turn.Answer.Summary!.Split('\n').SkipWhile(line => !line.StartsWith("佐证材料", StringComparison.Ordinal)).TakeWhile(line => line is not ("最近报送" or "变动记录"))];

    private static List<string> Links(SpokenTurn turn) =>
        [.. CardShape.Formatted(turn.Card).Where(text => text.Contains("/evidence/", StringComparison.Ordinal)).Select(text => text[(text.LastIndexOf("](", StringComparison.Ordinal) + 2)..^1])];
}
