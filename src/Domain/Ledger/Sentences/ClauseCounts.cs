using System.Globalization;
using System.Text.RegularExpressions;

namespace CaseReform.Ops.Domain.Ledger.Sentences;

/// <summary>How many of how many: 3个已完成2个, 共5项，已完成5项, 3项均已完成.</summary>
internal static partial class ClauseCounts
{
    private const string Numerals = "零一二三四五六七八九十";

    private static readonly System.Buffers.SearchValues<char> Hints = System.Buffers.SearchValues.Create("0123456789一二两三四五六七八九十其");

    private static readonly string[] Verbs = ["完成", "落实", "办结", "整改", "到位", "销号", "解决", "办理", "处置"];

    /// <summary>How many there are in all, where the text says it: 共33件, or 33件积案 for its first clause.</summary>
    public static int? Total(IReadOnlyList<string> clauses)
    {
        if (clauses.Count > 1 && Size().Match(clauses[0]) is { Success: true } size && Count().IsMatch(clauses[1]))
        {
            return Figure(size.Groups["n"].Value);
        }

        foreach (var clause in clauses)
        {
            if (clause.AsSpan().ContainsAny(Hints) && InAll().Match(clause) is { Success: true } match)
            {
                return Figure(match.Groups["n"].Value);
            }
        }

        return null;
    }

    /// <summary>What the counts of a clause come to, or null when it has none or they cover the whole; <paramref name="rest"/> is the clause without them.</summary>
    public static ClauseSign? Judge(string clause, int? total, out string rest)
    {
        rest = clause;
        if (!clause.AsSpan().ContainsAny(Hints))
        {
            return null;
        }

        var verb = Verbs.Select(v => clause.IndexOf(v, StringComparison.Ordinal)).Where(at => at >= 0).DefaultIfEmpty(-1).Min();
        if (verb < 0)
        {
            return null;
        }

        if (Ratio().Match(clause) is { Success: true } ratio)
        {
            var (done, all) = (Figure(ratio.Groups["a"].Value), Figure(ratio.Groups["b"].Value));
            rest = clause.Remove(ratio.Groups["of"].Index, ratio.Groups["of"].Length);
            return done < all ? ClauseSign.Held : null;
        }

        int? before = null, after = null;
        var partial = Ordinal().IsMatch(clause);
        foreach (Match match in Count().Matches(clause))
        {
            if (match.Index < verb)
            {
                before = Figure(match.Groups["n"].Value);
            }
            else
            {
                after ??= Figure(match.Groups["n"].Value);
            }
        }

        if (before is null && after is null)
        {
            return partial ? ClauseSign.Part : null;
        }

        rest = Count().Replace(clause, "");
        var all0 = total ?? (after is null ? null : before);
        var done0 = after ?? before;
        if (all0 is { } whole && !partial)
        {
            return done0 < whole ? ClauseSign.Held : done0 == whole ? null : ClauseSign.Part;
        }

        return partial ? ClauseSign.Part
            : after is not null ? ClauseSign.Doubtful
            : clause.AsSpan().ContainsAny("均都全") ? null
            : ClauseSign.Doubtful;
    }

    private static int Figure(string text)
    {
        if (char.IsAsciiDigit(text[0]))
        {
            return int.Parse(text, CultureInfo.InvariantCulture);
        }

        var ten = text.IndexOf('十', StringComparison.Ordinal);
        return ten < 0
            ? Digit(text[0])
            : ((ten == 0 ? 1 : Digit(text[0])) * 10) + (ten + 1 < text.Length ? Digit(text[ten + 1]) : 0);

        static int Digit(char c) => c == '两' ? 2 : Numerals.IndexOf(c, StringComparison.Ordinal);
    }

    private const string N = "(?<n>[0-9]{1,4}|[一二两三四五六七八九十]{1,3})(?:项|个|处|条|件|户|家|宗|起|类|份|点|座|栋|所|台|套|亩|公里|名|人|批|本|张|例|册|卷|组|辆|盏|棵|株|笔|场|间|位|次|单|栋)";

    [GeneratedRegex(N, RegexOptions.NonBacktracking)]
    private static partial Regex Count();

    [GeneratedRegex("(?:共|总共|共有|共计|总计|合计|涉及|应整改|需整改|积压|存量|排查出|应追回|应清退|应退)[^0-9一二两三四五六七八九十完]{0,6}" + N, RegexOptions.NonBacktracking)]
    private static partial Regex InAll();

    [GeneratedRegex("^" + N + "[^0-9一二两三四五六七八九十完办整落到销解处成已均全未没不正在建]{2,10}$", RegexOptions.NonBacktracking)]
    private static partial Regex Size();

    [GeneratedRegex("(?:完成|办结|整改|销号)(?<of>(?<a>[0-9]{1,3})/(?<b>[0-9]{1,3}))", RegexOptions.NonBacktracking)]
    private static partial Regex Ratio();

    [GeneratedRegex("第[0-9一二两三四五六七八九十]|前[0-9一二两三四五六七八九十]|其中|另[有外]?[0-9]|[0-9]、[0-9]", RegexOptions.NonBacktracking)]
    private static partial Regex Ordinal();
}
