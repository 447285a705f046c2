using System.Text.Json;
using System.Text.RegularExpressions;

using CaseReform.Ops.Bot.Tests.Answers;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Testing.Ledger;

namespace CaseReform.Ops.Bot.Tests.Conversations;

/// <summary>
/// What people type in a row, typed at the whole bot over a real ledger: <c>*.tsv</c>. The kinds come from sentences that people who had not seen the code wrote down; what was judged to
/// be answered as needed stays so.
/// </summary>
public sealed partial class ConversationTests : TwoUnitsTests
{
    private protected override bool HasUpdates => true;

    [Theory]
    [InlineData("follow-ups")]
    [InlineData("parts")]
    public async Task Each_sentence_is_answered_as_the_conversation_needs(string name)
    {
        await LedgerAsync();
        var (typed, wrong, fresh) = (0, new List<string>(), true);
        JsonElement? card = null;
        foreach (var line in Lines(name))
        {
            if (line.Length == 0)
            {
                fresh = true;
                continue;
            }

            var cells = line.Split('\t');
            var (who, said, expected) = (cells[0], cells[1], cells[2]);
            if (fresh)
            {
                Forget(who);
                fresh = false;
            }

            var pressed = Button().Match(said);
            var turn = pressed.Success ? await PressAsync(who, Pressed(card!.Value, pressed.Groups[1].Value)) : await SayAsync(who, said);
            typed++;
            card = turn.Sent.SelectMany(sent => sent.Attachments ?? []).Select(attachment => (JsonElement?)attachment.Content).LastOrDefault() ?? card;
            var answer = string.Join('\n', turn.Sent.Select(sent => sent.Text + "\n" + string.Join('\n', (sent.Attachments ?? []).Select(Spelled))));
            if (Regex.IsMatch(answer, expected.TrimStart('!'), RegexOptions.Singleline) == (expected[0] == '!'))
            {
                wrong.Add($"{who} {said}\n    {expected}\n    {answer.ReplaceLineEndings("\n    ")}");
            }
        }

        Assert.True(typed > 0 && wrong.Count == 0, $"{typed - wrong.Count} of {typed}\n{string.Join('\n', wrong)}");
    }

    /// <summary>All that a card says, without its marks.</summary>
    private static string Spelled(Microsoft.Bot.Schema.Attachment attachment) => string.Join('\n', Texts((JsonElement)attachment.Content));

    private static IEnumerable<string> Texts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Texts),
        JsonValueKind.Object => element.EnumerateObject().Where(member => member.Name is not ("data" or "type" or "fallbackText")).SelectMany(member => member.Value.ValueKind == JsonValueKind.String ? [member.Value.GetString()!] : Texts(member.Value)),
        _ => [],
    };

    private static JsonElement Pressed(JsonElement card, string title) =>
        card.GetProperty("actions").EnumerateArray().First(action => action.GetProperty("title").GetString() == title).GetProperty("data");

    private async Task LedgerAsync()
    {
        var purchases = await Ledger.ProblemAsync("1", Here, new SeedProblem { Symptom = "采购审批流程不规范，个别事项先办后批" });
        await Ledger.MeasureAsync(purchases, new SeedMeasure { Text = "修订采购管理办法", Deadline = new(2026, 11, 27) });
        await Ledger.MeasureAsync(purchases, new SeedMeasure { Text = "组织经办人员专题培训", Deadline = new(2026, 12, 29), Status = MeasureStatus.NotStarted });
        await ProblemAsync("3", new(2026, 11, 20), new SeedMeasure { Text = "制定拨付清单，压减审批环节", Percent = 80 }, new SeedProblem { Symptom = "专项资金拨付滞后", RootCause = "拨付流程环节过多", Target = "资金按季足额拨付", SourceText = "典型案例剖析", Category = "资金管理", SupportingUnits = [There] });
        await ProblemAsync("5", new(2026, 11, 13), new SeedMeasure { Text = "清理在建零星工程并补办手续" }, new SeedProblem { Symptom = "零星工程未按规定比选", RootCause = "制度执行不严" }, There);
        await ProblemAsync("6", new(2026, 11, 5), new SeedMeasure { Text = "补齐近三年项目档案" }, new SeedProblem { Symptom = "项目档案不完整，缺少验收资料" }, There);
        await ProblemAsync("8", null, new SeedMeasure { Text = "常态化开展警示教育", LongTerm = true, Status = MeasureStatus.LongTerm }, new SeedProblem { Symptom = "廉政教育流于形式，针对性不强", Status = ProblemStatus.LongTerm });
        await ProblemAsync("11", new(2026, 12, 8), new SeedMeasure { Text = "建立公开事项清单，限时更新", Percent = 60 }, new SeedProblem { Symptom = "应公开信息更新不及时" }, There);
    }

    private static IEnumerable<string> Lines(string name)
    {
        using var reader = new StreamReader(typeof(ConversationTests).Assembly.GetManifestResourceStream($"conversation-{name}")!);
        return [.. reader.ReadToEnd().ReplaceLineEndings("\n").Split('\n').Where(line => !line.StartsWith('#'))];
    }

    [GeneratedRegex("^\\[(.+)\\]$")]
    private static partial Regex Button();
}
