using System.Globalization;
using System.Text.RegularExpressions;

using CaseReform.Ops.Bot.Understanding.Sentences;
using CaseReform.Ops.Bot.Understanding.Slots;

namespace CaseReform.Ops.Bot.Understanding.Asking;

/// <summary>Days and numbers of a question.</summary>
internal sealed partial class FigurePieces(Folded folded, ReadingContext known)
{
    private readonly NumberReader _numbers = new(folded, known);

    /// <summary>The one that begins at a place; null where none does.</summary>
    /// <param name="at">The place.</param>
    /// <param name="before">What stands before it, the last one first.</param>
    /// <param name="isWord">Whether a word begins there too.</param>
    public Piece? Read(int at, IEnumerable<Piece> before, bool isWord)
    {
        if (Prefixed(at) is { } prefixed)
        {
            return prefixed;
        }

        if (Quarter().Match(folded.Lower, at) is { Success: true } quarter)
        {
            var begin = new DateOnly(known.Today.Year, ((quarter.ValueSpan[1] - '1') * 3) + 1, 1);
            return new Piece.Between(at, at + quarter.Length, begin, begin.AddMonths(3).AddDays(-1));
        }

        if (Between().Match(folded.Text, at) is { Success: true } between && between.Index == at && Stretch(between, known.Today) is { } stretch)
        {
            return new Piece.Between(at, at + between.Length, stretch.From, stretch.To);
        }

        if (Months().Match(folded.Text, at) is { Success: true } months && Number(months, "m") is >= 1 and <= 12 and var month && Number(months, "n") is >= 1 and <= 12 and var lastMonth && month <= lastMonth)
        {
            return new Piece.Between(at, at + months.Length, new DateOnly(known.Today.Year, month, 1), new DateOnly(known.Today.Year, lastMonth, DateTime.DaysInMonth(known.Today.Year, lastMonth)));
        }

        if (DaysOfMonth().Match(folded.Text, at) is { Success: true } days && Number(days, "d") is var first && Number(days, "e") is var last && first <= last)
        {
            var within = before.OfType<Piece.Days>().FirstOrDefault()?.Moment.Nearest ?? known.Today;
            if (Exists(within.Year, within.Month, first) && Exists(within.Year, within.Month, last))
            {
                return new Piece.Between(at, at + days.Length, new DateOnly(within.Year, within.Month, first), new DateOnly(within.Year, within.Month, last));
            }
        }

        if (Together().Match(folded.Text, at) is { Success: true } near && near.Index == at)
        {
            var from = known.Today.AddDays(near.Value[0] switch { '今' => 0, '明' => 1, '昨' => -1, '前' => -2, _ => 0 });
            var to = known.Today.AddDays(near.Value[0] is '这' ? 2 : near.Value.Contains('后', StringComparison.Ordinal) ? 2 : near.Value.Contains('明', StringComparison.Ordinal) ? 1 : near.Value.Contains('今', StringComparison.Ordinal) ? 0 : -1);
            return new Piece.Between(at, at + near.Length, from, to);
        }

        var day = new DayReader(folded.Text, at, known);
        if (day.Read() is { } moment)
        {
            return new Piece.Days(at, day.At, moment);
        }

        if (DayOfMonth().Match(folded.Text, at) is { Success: true } of && _numbers.Read(at, false, mayHavePrefix: false) is Token.LedgerNumber { Day: { Day: not null } numbered })
        {
            return new Piece.Days(at, at + of.Length, numbered with { Side = of.Groups["after"].Success ? DaySide.After : DaySide.Before });
        }

        var two = before.Take(2).ToList();
        var follows = two is [Piece.Number, ..] or [Piece.Word { Cue: Cue.Glue }, Piece.Number] || (two is [{ } latest, ..] && latest.Is(Cue.Pronoun));
        return _numbers.Read(at, follows, mayHavePrefix: !isWord) is { } number ? new Piece.Number(at, number.End, number) : null;
    }

    // CW01, jt零三杠二, 财务零一: the ledger's initials with two digits, as ledgers number
    private Piece.Number? Prefixed(int at)
    {
        if (PrefixedNumber().Match(folded.Lower, at) is not { Success: true } match || (at > 0 && char.IsAsciiLetterOrDigit(folded.Lower[at - 1]) && !folded.GapAt(at)))
        {
            return null;
        }

        var (prefix, stem) = (match.Groups["p"].Value, match.Groups["s"]);
        var letters = stem.Success ? Words.Sounds.Initials(stem.Value) : prefix;
        if (letters is null || known.Names.LedgersByInitials(letters) is null || !TryNumber(match.Groups["n"].Value, out var number))
        {
            return null;
        }

        var measure = match.Groups["m"].Success && TryNumber(match.Groups["m"].Value, out var said) ? string.Create(CultureInfo.InvariantCulture, $"-{said}") : string.Empty;
        var text = string.Create(CultureInfo.InvariantCulture, $"{letters.ToUpperInvariant()}-{number:00}{measure}");
        return new Piece.Number(at, at + match.Length, new Token.LedgerNumber(at, at + match.Length, text, true));

        static bool TryNumber(string text, out int value)
        {
            var start = text.Length > 1 && text[0] is '零' or '〇' or '0' ? 1 : 0;
            return Numerals.TryRead(text, ref start, out value, out _) && start == text.Length && value is > 0 and < 100;
        }
    }

    // 11.9-11.15, 11月9日到15日
    private static (DateOnly From, DateOnly To)? Stretch(Match match, DateOnly today)
    {
        var (month, day) = (Number(match, "m"), Number(match, "d"));
        var (toMonth, toDay) = (match.Groups["n"].Success ? Number(match, "n") : month, Number(match, "e"));
        var candidates = new[] { today.Year - 1, today.Year, today.Year + 1 }
            .Where(year => Exists(year, month, day) && Exists(toMonth < month ? year + 1 : year, toMonth, toDay))
            .Select(year => (From: new DateOnly(year, month, day), To: new DateOnly(toMonth < month ? year + 1 : year, toMonth, toDay)))
            .Where(span => span.From <= span.To)
            .ToList();
        return candidates.Count == 0 ? null : candidates.MinBy(span => Math.Abs(span.From.DayNumber - today.DayNumber));
    }

    private static int Number(Match match, string name) => int.Parse(match.Groups[name].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    private static bool Exists(int year, int month, int day) => month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);

    [GeneratedRegex("\\G(?:(?<p>[a-z]{2,4})[-_ ]?(?<n>0?[0-9]{1,2}|[零〇]?[一二三四五六七八九十]{1,3})|(?<s>[\u4e00-\u9fff]{2,3})(?<n>[零〇][一二三四五六七八九]))(?:号)?(?:问题)?(?:(?:[-杠之]|的?第)(?<m>[0-9]{1,2}|[一二三四五六七八九十]{1,2})(?:条措施|条|项|个)?)?(?![0-9a-z%])")]
    private static partial Regex PrefixedNumber();

    [GeneratedRegex("\\Gq[1-4](?:季度)?(?![0-9a-z-])")]
    private static partial Regex Quarter();

    [GeneratedRegex("\\G(?<m>1[0-2]|0?[1-9])[月./](?<d>3[01]|[12][0-9]|0?[1-9])[日号]?(?:到|至|-|~|—)(?:(?<n>1[0-2]|0?[1-9])[月./])?(?<e>3[01]|[12][0-9]|0?[1-9])(?:[日号]|(?![0-9月.%-]))")]
    private static partial Regex Between();

    // 8号以后到期的, 10号前要完的; 12号以前怎么报的 is of a problem
    [GeneratedRegex("\\G[0-9]{1,2}[号日](?:(?<after>以后|之后|过后|往后)(?=(?:还|要|会|有|的|到期|截止|就|才|能|,|。|\\?|$))|(?:以前|之前|前)(?=(?:要|得|该|必须|到期|截止|要求|完|交|能|的|,|。|\\?|$)))(?![0-9])")]
    private static partial Regex DayOfMonth();

    [GeneratedRegex("\\G(?<m>[0-9]{1,2})月?(?:到|至|-)(?<n>[0-9]{1,2})月(?!底|[0-9])")]
    private static partial Regex Months();

    [GeneratedRegex("\\G(?<d>[0-9]{1,2})[号日]?(?:到|至|-)(?<e>[0-9]{1,2})[号日]")]
    private static partial Regex DaysOfMonth();

    [GeneratedRegex("\\G(?:明后两?天|明儿?后儿|明天和?后天|今明两?天|今天和?明天|昨天?和?今两?天|昨今两天|昨天?[、,]?今天|昨天和今天|前天和?昨天|这[两几]天)")]
    private static partial Regex Together();
}
