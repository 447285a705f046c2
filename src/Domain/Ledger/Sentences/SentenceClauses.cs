using System.Text;

using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Domain.Ledger.Sentences;

/// <summary>Cuts a text into clauses: at its punctuation, its numbering, and before words that turn to something else.</summary>
internal static class SentenceClauses
{
    private const string Numerals = "一二三四五六七八九十";

    private static readonly string[] Turns = ["下一步", "下步", "下阶段", "但是", "但", "其余", "目前正", "现正在", "同时"];

    private static readonly string[] Ended = ["完成", "整改", "办结", "落实到位", "销号", "全部"];

    private static readonly string[] Joining = ["并且", "但是", "同时", "此外", "另外", "并", "且", "但"];

    // What begins a clause of its own after 、 and after 并.
    private const string Beginnings = "已正尚未均全现拟待";
    private const string AfterAnd = Beginnings + "申报提长持通验销建制形予经于完取对将同组开印常继推落上公出纳实严加督做按在且获达向转明";
    private const string BeforeAnd = "合一归兼吞";

    /// <summary>The clauses without white space, numbering and leading conjunctions.</summary>
    public static IReadOnlyList<string> Of(string text)
    {
        var plain = Unquoted(WithoutSlips(text.Narrowed()));
        var clauses = new List<string>();
        var clause = new StringBuilder();
        for (var i = 0; i < plain.Length; i++)
        {
            if (IsMark(plain, i))
            {
                End();
                continue;
            }

            if (clause.Length > 0 && BeginsAt(plain, i))
            {
                End();
            }

            if (!char.IsWhiteSpace(plain[i]) && !(clause.Length == 0 && plain[i] == '、'))
            {
                clause.Append(plain[i]);
            }
        }

        End();
        return clauses;

        void End()
        {
            var whole = WithoutNumber(clause.ToString());
            if (whole.Length > 0)
            {
                clauses.Add(whole);
            }

            clause.Clear();
        }
    }

    // 己完成 and 巳完成 for 已完成, 以完成 where a clause begins.
    private static string WithoutSlips(string text)
    {
        if (text.AsSpan().IndexOfAny('己', '巳', '以') < 0)
        {
            return text;
        }

        var chars = text.ToCharArray();
        for (var i = 0; i + 1 < chars.Length; i++)
        {
            if ((chars[i] is '己' or '巳' && (i == 0 || chars[i - 1] is not ('自' or '知')))
                || (chars[i] == '以' && (i == 0 || IsMark(text, i - 1)) && Array.Exists(Ended, word => string.CompareOrdinal(text, i + 1, word, 0, word.Length) == 0)))
            {
                chars[i] = '已';
            }
        }

        return new string(chars);
    }

    private static bool IsMark(string text, int i) => text[i] switch
    {
        ',' or ';' or '。' or '!' or '?' or ':' or '\n' or '\r' or '\t' or '(' or ')' or '[' or ']' or '【' or '】' => true,
        ' ' => i > 0 && text[i - 1] == ' ',
        _ => false,
    };

    private static bool BeginsAt(string text, int i)
    {
        var before = text[i - 1];
        var rest = text.AsSpan(i);
        if (rest is ['、', var next, ..])
        {
            return Beginnings.Contains(next, StringComparison.Ordinal);
        }

        if (rest is ['并', var verb, ..])
        {
            return !BeforeAnd.Contains(before, StringComparison.Ordinal) && (AfterAnd.Contains(verb, StringComparison.Ordinal));
        }

        if (rest is [var numeral, '是', ..] && Numerals.Contains(numeral, StringComparison.Ordinal))
        {
            return numeral != '一';
        }

        if (char.IsAsciiDigit(rest[0]) && !char.IsAsciiDigit(before) && before is not ('第' or '.' or '、' or '-' or '/'))
        {
            return NumberLength(rest) > 0;
        }

        foreach (var turn in Turns)
        {
            if (rest.StartsWith(turn, StringComparison.Ordinal))
            {
                return before is not ('不' or '非' or '、');
            }
        }

        return false;
    }

    // 1. 1、 1) and what is left of ①: a figure right before a word that begins a clause.
    private static int NumberLength(ReadOnlySpan<char> text)
    {
        var digits = 0;
        while (digits < text.Length && digits < 3 && char.IsAsciiDigit(text[digits]))
        {
            digits++;
        }

        if (digits is 0 or 3 || digits == text.Length)
        {
            return 0;
        }

        return text[digits] is '.' or '、' or ')'
            ? digits + 1 < text.Length && !char.IsAsciiDigit(text[digits + 1]) ? digits + 1 : 0
            : Beginnings.Contains(text[digits], StringComparison.Ordinal) ? digits : 0;
    }

    private static string WithoutNumber(string clause)
    {
        var from = NumberLength(clause);
        if (from == 0 && clause.Length > 1 && Numerals.Contains(clause[0], StringComparison.Ordinal) && clause[1] is '是' or '、' or '.')
        {
            from = 2;
        }

        var rest = clause[from..];
        var joining = Array.Find(Joining, word => rest.StartsWith(word, StringComparison.Ordinal));
        rest = rest[(joining?.Length ?? 0)..];
        return rest.Length < 3 && rest.All(c => char.IsAsciiDigit(c) || Numerals.Contains(c, StringComparison.Ordinal)) ? "" : rest;
    }

    // What a name or a quotation says is not said of the matter: 《未完成事项督办制度》, “未批先建”问题.
    private static string Unquoted(string text)
    {
        if (text.AsSpan().IndexOfAny('《', '“', '"') < 0)
        {
            return text;
        }

        var kept = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var close = text[i] switch { '《' => '》', '“' => '”', '"' => '"', _ => '\0' };
            var end = close == '\0' ? -1 : text.IndexOf(close, i + 1);
            if (end < 0)
            {
                kept.Append(text[i] is '“' or '”' or '"' ? "" : text[i]);
            }
            else if (close == '》')
            {
                kept.Append("《》");
                i = end;
            }
            else if (end + 1 < text.Length && !IsMark(text, end + 1))
            {
                i = end;
            }
        }

        return kept.ToString();
    }
}
