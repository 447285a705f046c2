using System.Text.RegularExpressions;

using CaseReform.Ops.Hosting.Office;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Bot.Tests.Answers;

/// <summary>What people type that is neither a question to the ledger nor an update, and what a helpful colleague would say: <c>Written/colleague.tsv</c>.</summary>
public sealed partial class ColleagueTests : TwoUnitsTests
{
    private const string Phone = "0000-1234567";

    private static readonly (string Letter, string Who)[] People = [("责", "张责任"), ("领", "李分管"), ("办", "周办公")];

    private protected override bool HasUpdates => true;

    [Fact]
    public async Task Each_sentence_gets_the_answer_that_a_colleague_would_give()
    {
        Services.GetRequiredService<IOptions<OfficeOptions>>().Value.Contact = Phone;
        await ProblemAsync("11", new(2026, 11, 25));
        await ProblemAsync("12", new(2026, 11, 5));
        var (asked, wrong) = (0, new List<string>());
        foreach (var group in Groups())
        {
            foreach (var said in group.Said)
            {
                foreach (var (letter, who) in People)
                {
                    asked++;
                    await SayAsync(who, "取消");
                    var turn = await SayAsync(who, said);
                    var text = string.Join('\n', turn.Sent.SelectMany(sent => new[] { sent.Text, sent.Summary }.OfType<string>().Distinct()));
                    var faults = Faults(group, letter, text).Concat(turn.Sent.SelectMany(sent => sent.Attachments ?? []).Any(card => IsUpdate($"{card.Content}")) ? ["a card that writes"] : Array.Empty<string>()).ToList();
                    if (faults.Count > 0)
                    {
                        wrong.Add($"{who} {said}\n    {text.ReplaceLineEndings("\n    ")}\n    {string.Join("; ", faults)}");
                    }
                }
            }
        }

        Assert.True(wrong.Count == 0, $"{asked - wrong.Count} of {asked}\n{string.Join('\n', wrong)}");
    }

    private static bool IsUpdate(string card) => card.Contains("\"do\":\"confirm\"", StringComparison.Ordinal);

    private static IEnumerable<string> Faults(Group group, string letter, string text)
    {
        foreach (var rule in group.Rules.Where(rule => rule.Who == "人人" || rule.Who == letter))
        {
            if (Regex.IsMatch(text, rule.Pattern, RegexOptions.Multiline) != rule.Wanted)
            {
                yield return $"{(rule.Wanted ? "no" : "has")} {rule.Pattern}";
            }
        }

        if (text.Contains("没有听懂", StringComparison.Ordinal))
        {
            yield return "not understood";
        }

        if (Figures().IsMatch(text))
        {
            yield return "figures";
        }

        if (letter == "办" ? SentToTheOffice().IsMatch(text) : text.Contains("caseops", StringComparison.Ordinal))
        {
            yield return letter == "办" ? "the office is sent to the office" : "a command for whom has none";
        }
    }

    private static IEnumerable<Group> Groups()
    {
        Group? group = null;
        foreach (var line in Lines().Where(line => line is not ("" or ['#', ..])))
        {
            if (line[0] is '=' or '!')
            {
                if (group is null || group.Said.Count > 0)
                {
                    if (group is not null)
                    {
                        yield return group;
                    }

                    group = new([], []);
                }

                var colon = line.IndexOf('：', StringComparison.Ordinal);
                group.Rules.Add((line[0] == '=', line[2..colon], line[(colon + 1)..]));
            }
            else
            {
                group!.Said.Add(line);
            }
        }

        yield return group!;
    }

    private static string[] Lines()
    {
        using var reader = new StreamReader(typeof(ColleagueTests).Assembly.GetManifestResourceStream("colleague.tsv")!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries);
    }

    [GeneratedRegex("共[0-9]+条|措施[0-9]+条|逾期[0-9]+条")]
    private static partial Regex Figures();

    [GeneratedRegex("请联系|告知办公室|与办公室|请办公室|问办公室|找办公室")]
    private static partial Regex SentToTheOffice();

    private sealed record Group(List<(bool Wanted, string Who, string Pattern)> Rules, List<string> Said);
}
