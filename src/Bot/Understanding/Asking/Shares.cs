using System.Text.RegularExpressions;

using CaseReform.Ops.Bot.Understanding.Sentences;
using CaseReform.Ops.Bot.Understanding.Slots;
using CaseReform.Ops.Domain.Questions;

namespace CaseReform.Ops.Bot.Understanding.Asking;

/// <summary>How much is done and how late something is, as pieces of their own: 进度过半, 没填进度, 超期10天以上. A percentage that nothing is compared with is none of them.</summary>
internal static partial class Shares
{
    private const int MaxCount = 9999;
    private const int HalfMonth = 15;

    /// <summary>The pieces with these in their places.</summary>
    public static IReadOnlyList<Piece> In(IReadOnlyList<Piece> pieces, Folded folded, ReadingContext known)
    {
        pieces = [.. pieces.SelectMany(piece => piece is Piece.Other other && Books(other, folded, known) is { } ledgers ? ledgers : [piece])];
        foreach (Match match in Compared().Matches(folded.Text))
        {
            if (Percent(match) is { } percent)
            {
                pieces = Put(pieces, new Piece.Share(match.Index, match.Index + match.Length, percent), folded);
            }
        }

        foreach (Match match in Empty().Matches(folded.Text))
        {
            pieces = Put(pieces, new Piece.Share(match.Index, match.Index + match.Length, null), folded);
        }

        // 没填的
        foreach (var word in pieces.OfType<Piece.Word>().Where(word => word.Cue == Cue.Beyond).ToList())
        {
            pieces = Put(pieces, new Piece.Share(word.Start, word.End, null), folded);
        }

        // 逾期30天没销号的: the days are of what stands before them
        foreach (Match match in Overdue().Matches(folded.Text))
        {
            var days = match.Groups["days"];
            if (Days(match, known.Today) is { } late)
            {
                pieces = Put(pieces, new Piece.Late(days.Index, days.Index + days.Length, late), folded, new Piece.Word(match.Index, days.Index, Cue.Overdue));
            }
        }

        return pieces;
    }

    // names that reach into it stay, and then it is left to them
    private static IReadOnlyList<Piece> Put(IReadOnlyList<Piece> pieces, Piece piece, Folded folded, Piece? before = null)
    {
        var start = before?.Start ?? piece.Start;
        if (pieces.Any(other => Reaches(other) && other is Piece.Unit or Piece.Person or Piece.Ledger))
        {
            return pieces;
        }

        List<Piece> put = [.. pieces.Where(other => other.End <= start || other.Start < start).Select(other => other.End > start ? other with { End = start } : other)];
        if (before is not null)
        {
            put.Add(before);
        }

        put.Add(piece);
        put.AddRange(pieces.Where(other => other.End > piece.End).Select(other => other.Start < piece.End ? new Piece.Other(piece.End, other.End) : other));
        return [.. put.Where(kept => kept.End > kept.Start && folded.Text[kept.Start..kept.End] != "的" || kept == piece)];

        bool Reaches(Piece other) => other.Start < piece.End && other.End > start;
    }

    // 财务交通两本
    private static List<Piece>? Books(Piece.Other other, Folded folded, ReadingContext known)
    {
        var text = folded.Lower[other.Start..other.End];
        if (text[^1] is not ('两' or '俩' or '三' or '几') || !(folded.Text.AsSpan(other.End).StartsWith("本") || folded.Text.AsSpan(other.End).StartsWith("个台")))
        {
            return null;
        }

        List<Piece> ledgers = [];
        var at = 0;
        while (at < text.Length - 1 && known.Names.ShortLedgers.TryLongest(text.AsSpan(at), out var length, out var name) && length > 0)
        {
            ledgers.Add(new Piece.Ledger(other.Start + at, other.Start + at + length, name));
            at += length;
        }

        return at == text.Length - 1 && ledgers.Count > 0 ? ledgers : null;
    }

    private static PercentSpan? Percent(Match match)
    {
        if (match.Groups["half"].Success)
        {
            return match.Groups["half"].Value is "过半" or "过了半" or "过了一半" or "超一半" or "超过一半" ? new PercentSpan(51, null)
                : match.Groups["half"].Value.StartsWith("一半", StringComparison.Ordinal) ? new PercentSpan(50, null)
                : new PercentSpan(null, 49);
        }

        if (Number(match, "n") is not { } first)
        {
            return null;
        }

        if (match.Groups["m"].Success)
        {
            return Number(match, "m") is { } last && first <= last ? new PercentSpan(first, last) : null;
        }

        return Side(match) switch
        {
            Compare.Over => new PercentSpan(Math.Min(first + 1, 100), null),
            Compare.From => new PercentSpan(first, null),
            Compare.Below => first == 0 ? null : new PercentSpan(null, first - 1),
            Compare.To => new PercentSpan(null, first),
            _ => null,
        };

        // 六成, 60%, 百分之六十
        static int? Number(Match match, string name)
        {
            var text = match.Groups[name].Value;
            var (at, tenth) = (0, match.Groups[name + "t"].Success);
            return Numerals.TryRead(text, ref at, out var number, out _) && at == text.Length && (tenth ? number * 10 : number) is >= 0 and <= 100 and var percent ? percent : null;
        }
    }

    private static DaysLate? Days(Match match, DateOnly today)
    {
        var (text, at, unit) = (match.Groups["n"].Value, 0, match.Groups["u"].Value);
        var count = 0;
        if (text != "半" && (!Numerals.TryRead(text, ref at, out count, out _) || at != text.Length || count > MaxCount))
        {
            return null;
        }

        var isWorking = unit.Contains("工作日", StringComparison.Ordinal);
        int? days = (unit[^1], text) switch
        {
            ('月', "半") => HalfMonth,
            ('年', "半") => today.DayNumber - today.AddMonths(-6).DayNumber,
            (_, "半") => null,
            ('月', _) => count > MaxCount / 30 ? null : today.DayNumber - today.AddMonths(-count).DayNumber,
            ('年', _) => count > MaxCount / 365 ? null : today.DayNumber - today.AddYears(-count).DayNumber,
            ('周' or '期' or '拜', _) => count > MaxCount / 7 ? null : count * 7,
            _ => count,
        };
        return days is not { } said ? null : Side(match) switch
        {
            Compare.Over => new DaysLate(said + 1, null, isWorking),
            Compare.Below => new DaysLate(null, said - 1, isWorking),
            Compare.To => new DaysLate(null, said, isWorking),
            _ => new DaysLate(said, null, isWorking),
        };
    }

    private static Compare Side(Match match)
    {
        var (before, behind) = (match.Groups["before"].Value, match.Groups["behind"].Value);
        return behind.Length > 0
            ? behind switch
            {
                "以上" or "及以上" or "往上" or "多" or "还多" or "朝上" or "起" => Compare.From,
                "以下" or "及以下" or "以内" or "之内" or "内" or "往下" or "朝下" => before is "不到" or "低于" or "小于" or "不足" or "不满" ? Compare.Below : Compare.To,
                _ => Compare.None,
            }
            : before switch
            {
                "超过" or "超" or "高于" or "大于" or "多于" or "过了" or "过" => Compare.Over,
                "不到" or "低于" or "小于" or "不足" or "不满" or "少于" or "没到" or "未到" or "没超过" or "不超过" or "未超过" => before.EndsWith("超过", StringComparison.Ordinal) ? Compare.To : Compare.Below,
                "至少" or "达到" or "达" or "满" => Compare.From,
                _ => Compare.None,
            };
    }

    private enum Compare
    {
        None,
        Over,
        From,
        Below,
        To,
    }

    private const string Said = "(?:整改|工作|办理|推进)?(?:进度|进展|百分比)?(?:只有|只|还|都|已经|已|在|是|为|才)?(?:完成|办|推进|做|到|报)?(?:到|了|得)?";

    private const string Part = "百分之(?<n>[0-9]{1,3}|[零一二三四五六七八九十百]{1,4})|(?<n>[0-9]{1,3})(?:%|个点|个百分点)|(?<n>[一二两三四五六七八九十])(?<nt>成)";

    // 完成率 is of a unit, not of a measure
    [GeneratedRegex("(?<!率(?:在|是|为|都)?)" + Said + "(?:(?<half>过半(?!数)|过了半|过了一半|超过一半|超一半|一半以上|一半及以上|没过半|未过半|不过半|不到一半|没到一半|未到一半|不足一半|不满一半)|(?:(?:" + Part + ")|(?<n>[0-9]{1,3}))(?:到|至|-|~|—|和)(?:百分之(?<m>[0-9]{1,3}|[零一二三四五六七八九十百]{1,4})|(?<m>[0-9]{1,3})(?:%|个点|个百分点)|(?<m>[一二两三四五六七八九十])(?<mt>成))(?:之间|以内|的)?|(?<=进度.{0,2})(?<n>[0-9]{1,3})(?:到|至|-|~|—|和)(?<m>[0-9]{1,3})之间|(?<before>超过|超|高于|大于|多于|过了|不到|低于|小于|不足|不满|少于|没到|未到|没超过|不超过|未超过|至少|达到|达|满)?(?:" + Part + ")(?<behind>及以上|以上|往上|朝上|及以下|以下|以内|之内|往下|朝下)?)(?:的)?")]
    private static partial Regex Compared();

    [GeneratedRegex("(?:进度|百分比|进展)?(?:还|都|一直)?(?:一点|一次|从来|从)?(?:进度|百分比)?(?:都|也)?(?:没有|没|未|空着没)(?:填写|填)(?:过)?(?:任何)?(?:进度|百分比)(?:的)?|(?:一点)?(?:进度|百分比)(?:都|也|还|一直)?(?:没有|没|未)(?:填写|填)(?!报)(?:过)?(?:的)?|(?:没有|没)(?:进度|百分比)数(?:的)?|(?:进度|百分比)(?:是|为|还)?空(?:着|白)?(?:的)?")]
    private static partial Regex Empty();

    [GeneratedRegex("(?:已经|已)?(?:超期|逾期|超时|拖期|过期|拖延|超(?![过期时额标载])|拖(?=了))(?:未完成|没完成)?(?:了|已经|已|时间|天数|的)?(?<days>(?<before>超过|超|大于|多于|不到|不足|不满|少于|小于|没超过|不超过|未超过|至少|达到|达|满|在|有)?(?<n>[0-9]{1,4}|[一二两三四五六七八九十百]{1,4}|半)(?:多)?(?<u>个工作日|工作日|天|日|周|个星期|星期|个礼拜|礼拜|个月|月|个?半?年)(?:(?<behind>及以上|以上|往上|还多|多|及以下|以下|以内|之内|内))?(?:了)?(?:的)?)")]
    private static partial Regex Overdue();
}
