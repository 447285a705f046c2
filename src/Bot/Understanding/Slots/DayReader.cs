using System.Globalization;

namespace CaseReform.Ops.Bot.Understanding.Slots;

/// <summary>Reads a day: 今天, 下周五, 月底, 12月31日, 2026-12-31, 12.31, 15日, 三天后, 5个工作日内. A year that is left out is the one that makes it the next to come.</summary>
internal ref struct DayReader(string text, int at, ReadingContext known)
{
    private const int MaxDays = 3660;
    private static readonly string[] Before = ["之前", "以前", "前", "止", "为止"];
    private static readonly string[] After = ["之后", "以后", "往后", "后", "起", "开始"];
    private static readonly string[] Within = ["之内", "以内", "内"];

    /// <summary>上周一共 is not a Monday.</summary>
    public const string AfterOne = "共条项家点些直般次封份件个整";
    private static readonly string[] Ends = ["底", "末", "终"];
    private static readonly (string Word, int Days)[] Near = [("大后天", 3), ("今天", 0), ("今日", 0), ("当天", 0), ("当日", 0), ("明天", 1), ("明日", 1), ("明儿个", 1), ("明儿", 1), ("后天", 2), ("后儿", 2), ("昨天", -1), ("作天", -1), ("昨日", -1), ("昨儿个", -1), ("昨儿", -1), ("大前天", -3), ("前天", -2), ("前日", -2), ("前儿个", -2), ("前儿", -2), ("今儿个", 0), ("今儿", 0), ("今个", 0), ("昨个", -1), ("明个", 1), ("今晨", 0), ("昨晚", -1), ("今早", 0)];
    private static readonly (string Word, int Month, int Day)[] Feasts = [("元旦", 1, 1), ("五一", 5, 1), ("劳动节", 5, 1), ("国庆", 10, 1)];
    private static readonly (string Word, int Weeks)[] Weeks = [("下下个", 2), ("下下", 2), ("下个", 1), ("下", 1), ("上上个", -2), ("上上", -2), ("上个", -1), ("上", -1), ("这个", 0), ("本", 0), ("这", 0)];
    private static readonly string[] WeekWords = ["星期", "礼拜", "周"];
    private static readonly (string Word, int Months)[] Months = [("上上个月", -2), ("上上月", -2), ("下下个月", 2), ("下下月", 2), ("下个月", 1), ("下月", 1), ("次月", 1), ("这个月", 0), ("本月", 0), ("当月", 0), ("这月", 0), ("上个月", -1), ("上月", -1)];
    private static readonly (string Word, int Years)[] Years = [("今年", 0), ("本年", 0), ("当年", 0), ("明年", 1), ("来年", 1), ("次年", 1), ("后年", 2), ("去年", -1)];

    private readonly DateOnly _today = known.Today;

    public int At { get; private set; } = at;

    /// <summary>Null when no day stands here.</summary>
    public Moment? Read()
    {
        var start = At;
        var moment = ReadNear() ?? ReadFeast() ?? ReadWeek() ?? ReadMonth() ?? ReadYear() ?? ReadPart(null) ?? ReadHalf() ?? ReadFigures();
        if (moment is null)
        {
            At = start;
            return null;
        }

        var side = ReadSide(moment);
        return moment with { Side = side, IsFrom = side == DaySide.After && text[At - 1] is '起' or '始' };
    }

    private DaySide ReadSide(Moment moment)
    {
        if (TakeAny(Before))
        {
            return DaySide.Before;
        }

        if (TakeAny(After))
        {
            return DaySide.After;
        }

        return TakeAny(Within) ? DaySide.Within : moment.Side;
    }

    private Moment? ReadNear()
    {
        foreach (var (word, days) in Near)
        {
            if (Take(word))
            {
                return new Moment(_today.AddDays(days));
            }
        }

        return null;
    }

    // Feasts of the solar calendar only. Before one means the day before: nobody works on the day itself.
    private Moment? ReadFeast()
    {
        foreach (var (word, month, day) in Feasts)
        {
            if (Take(word))
            {
                Take("节");
                var feast = On(null, month, day);
                return Sees("前") || Sees("之前") || Sees("以前") ? new Moment(feast.Day?.AddDays(-1)) { Nearest = feast.Nearest?.AddDays(-1) } : feast;
            }
        }

        return null;
    }

    // Weeks begin on Monday. A bare 周五 is the next one to come.
    private Moment? ReadWeek()
    {
        var start = At;
        var weeks = TakeWord(Weeks);
        if (!TakeAny(WeekWords))
        {
            At = start;
            return null;
        }

        var monday = _today.AddDays((-(((int)_today.DayOfWeek + 6) % 7)) + (7 * (weeks ?? 0)));
        if (At < text.Length && "一二三四五六日天末".IndexOf(text[At], StringComparison.Ordinal) is var index and >= 0 && !(index == 0 && At + 1 < text.Length && weeks is not null && AfterOne.Contains(text[At + 1], StringComparison.Ordinal)))
        {
            At++;
            var day = monday.AddDays(Math.Min(index, 6));
            return new Moment(weeks is null && day < _today ? day.AddDays(7) : day) { IsWeek = index == 8, Done = day };
        }

        if (weeks is null)
        {
            At = start;
            return null;
        }

        TakeAny(Ends);
        return new Moment(monday.AddDays(6)) { From = monday, IsWeek = true };
    }

    private Moment? ReadMonth()
    {
        if (TakeWord(Months) is not { } months)
        {
            return Take("月底") || Take("月末") ? End(Monthly(_today.Year, _today.Month, null, null)) : null;
        }

        Take("份");
        var month = new DateOnly(_today.Year, _today.Month, 1).AddMonths(months);
        return WithinMonth(month.Year, month.Month, yearSaid: true);
    }

    private Moment? ReadYear()
    {
        int year;
        if (TakeWord(Years) is { } years)
        {
            year = _today.Year + years;
            Take("度");
        }
        else if (Sees("年底") || Sees("年末") || Sees("年终") || Sees("年内") || Sees("全年"))
        {
            At += Sees("全年") ? 2 : 1;
            return TakeAny(Ends) ? End(Year(_today.Year)) : Year(_today.Year);
        }
        else
        {
            return null;
        }

        if (TakeAny(Ends) || Take("年底") || Take("年末"))
        {
            return End(Year(year));
        }

        if (ReadPart(year) is { } part)
        {
            return part;
        }

        var back = At;
        var here = At;
        if (Numerals.TryRead(text, ref here, out var month, out _) && here < text.Length && text[here] == '月')
        {
            At = here + 1;
            return month is >= 1 and <= 12 ? WithinMonth(year, month, yearSaid: true) : None(UnderstandingTexts.NoSuchMonth);
        }

        At = back;
        TakeAny(Within);
        return Year(year);
    }

    // 上半年, 第三季度, 本季度末
    private Moment? ReadPart(int? said)
    {
        var start = At;
        if (Take("上半年") || Take("下半年"))
        {
            var first = text[start] == '上';
            return Period(said, y => (new DateOnly(y, first ? 1 : 7, 1), first ? new DateOnly(y, 6, 30) : new DateOnly(y, 12, 31)));
        }

        if (said is null && (Take("本季度") || Take("这个季度") || Take("这季度") || Take("季度末") || Take("季末") || Take("季度底")))
        {
            TakeAny(Ends);
            return Quarter(_today.Year, (_today.Month + 2) / 3);
        }

        if (said is null && (Take("下季度") || Take("下个季度")))
        {
            TakeAny(Ends);
            var next = _today.AddMonths(3);
            return Quarter(next.Year, (next.Month + 2) / 3);
        }

        Take("第");
        var at = At;
        if (Numerals.TryRead(text, ref at, out var quarter, out var length) && length == 1 && quarter is >= 1 and <= 4 && at < text.Length && text[at] == '季')
        {
            At = at + 1;
            Take("度");
            TakeAny(Ends);
            return Period(said, y => (new DateOnly(y, (quarter * 3) - 2, 1), new DateOnly(y, quarter * 3, 1).AddMonths(1).AddDays(-1)));
        }

        At = start;
        return null;
    }

    // 月底 is a day, 本月 a period
    private static Moment End(Moment period) => period with { From = null };

    private Moment? ReadHalf()
    {
        if (Take("半个月") || Take("半月"))
        {
            return Stretch(_today.AddDays(15));
        }

        return Take("半年") ? Stretch(_today.AddMonths(6)) : null;
    }

    private Moment? ReadFigures()
    {
        var start = At;
        var at = At;
        if (!Numerals.TryRead(text, ref at, out var figure, out var length))
        {
            return null;
        }

        At = at;
        var arabic = char.IsAsciiDigit(text[start]);
        return arabic && length == 8 ? Compact(figure)
            : length == 4 && figure is >= 1990 and <= 2200 && ReadDated(figure) is { } dated ? dated
            : arabic && length == 2 && Sees("年") && figure >= 20 && ReadDated(2000 + figure) is { } shortly ? shortly
            : AfterFigure(figure, length);
    }

    private Moment? ReadDated(int year)
    {
        var start = At;
        if (Take("年"))
        {
            Take("度");
            if (TakeAny(Ends) || Take("年底"))
            {
                return End(Year(year));
            }

            if (ReadPart(year) is { } part)
            {
                return part;
            }

            var at = At;
            if (Numerals.TryRead(text, ref at, out var month, out _) && at < text.Length && text[at] == '月')
            {
                At = at + 1;
                return month is >= 1 and <= 12 ? WithinMonth(year, month, yearSaid: true) : None(UnderstandingTexts.NoSuchMonth);
            }

            if (Sees("前") || Sees("内"))
            {
                return Year(year);
            }

            At = start;
            return null;
        }

        if (At < text.Length && text[At] is '-' or '.' or '/')
        {
            var sign = text[At];
            var at = At + 1;
            if (Numerals.TryArabic(text, ref at, out var month) && month is >= 1 and <= 12 && at - At <= 3 && at < text.Length && text[at] == sign)
            {
                var dayAt = at + 1;
                if (Numerals.TryArabic(text, ref dayAt, out var day) && day is >= 1 and <= 31 && dayAt - at <= 3 && !(dayAt < text.Length && IsNumberish(text[dayAt])))
                {
                    At = dayAt;
                    TakeDayWord();
                    return On(year, month, day);
                }
            }
            else if (month is >= 1 and <= 12 && at - At is 2 or 3 && (TakeMonthWord(at) || EndsMonth(at)))
            {
                return WithinMonth(year, month, yearSaid: true);
            }
        }

        At = start;
        return null;
    }

    // 2026.12前, 2026-12底
    private bool EndsMonth(int at)
    {
        if (at < text.Length && text[at] is '前' or '底' or '末')
        {
            At = at;
            return true;
        }

        return false;
    }

    private bool TakeMonthWord(int at)
    {
        if (at < text.Length && text[at] == '月')
        {
            At = at + 1;
            return true;
        }

        return false;
    }

    private static Moment? Compact(int figure) =>
        figure / 10000 is >= 1990 and <= 2200 && Exists(figure / 10000, figure / 100 % 100, figure % 100)
            ? new Moment(new DateOnly(figure / 10000, figure / 100 % 100, figure % 100))
            : null;

    private Moment? AfterFigure(int figure, int length)
    {
        if (Take("月"))
        {
            Take("份");
            return figure is >= 1 and <= 12 && length <= 2 ? WithinMonth(null, figure) : None(UnderstandingTexts.NoSuchMonth);
        }

        if (AfterSlash(figure, length) is { } slashed)
        {
            return slashed;
        }

        var at = At;
        Take("个");
        if (Take("工作日") || Take("工作天"))
        {
            return figure <= MaxDays ? Working(figure) : None(UnderstandingTexts.TooFar);
        }

        if (Take("自然日") || Take("天") || (Sees("日内") || Sees("日之内") || Sees("日以内") || Sees("日后") || Sees("日之后")) && Take("日"))
        {
            return figure <= MaxDays ? Stretch(_today.AddDays(Signed(figure))) : None(UnderstandingTexts.TooFar);
        }

        if (Take("周") || Take("星期") || Take("礼拜"))
        {
            return figure <= MaxDays / 7 ? Stretch(_today.AddDays(7 * Signed(figure))) : None(UnderstandingTexts.TooFar);
        }

        if (text.AsSpan(at).StartsWith("个月") && Take("月"))
        {
            return figure <= MaxDays / 30 ? Stretch(_today.AddMonths(Signed(figure))) : None(UnderstandingTexts.TooFar);
        }

        At = at;
        if (Sees("年内") || Sees("年后"))
        {
            At++;
            return figure <= MaxDays / 366 ? Stretch(_today.AddYears(figure)) : None(UnderstandingTexts.TooFar);
        }

        return length <= 3 && Take("日") || Sees("号前") && Take("号") || Sees("号之前") && Take("号") || Sees("号以前") && Take("号") ? DayOfMonth(figure) : null;
    }

    // 12/31, and 12.31 where 前 or 日 tells that it is a day
    private Moment? AfterSlash(int month, int length)
    {
        if (length > 2 || At >= text.Length || text[At] is not ('/' or '.' or '-'))
        {
            return null;
        }

        var sign = text[At];
        var at = At + 1;
        if (!Numerals.TryArabic(text, ref at, out var day) || at - At > 3 || (at < text.Length && (IsNumberish(text[at]) || text[at] is '%')))
        {
            return null;
        }

        var back = At;
        At = at;
        var said = TakeDayWord() || Sees("前") || Sees("之前") || Sees("以前");
        if (sign == '/' || (said && text[at] is not '号'))
        {
            return On(null, month, day);
        }

        At = back;
        return null;
    }

    private readonly Moment Working(int count) =>
        new(known.Calendar.AddWorkingDays(_today, Signed(count))) { WorkingDays = count, IsStretch = true };

    private readonly int Signed(int figure) => Sees("前") || Sees("之前") || Sees("以前") ? -figure : figure;

    private static Moment Stretch(DateOnly day) => new(day) { IsStretch = true };

    private Moment WithinMonth(int? year, int month, bool yearSaid = false)
    {
        if (TakeAny(Ends))
        {
            return End(Monthly(year, month, null, null));
        }

        if (Take("上旬"))
        {
            return Monthly(year, month, 1, 10);
        }

        if (Take("中旬"))
        {
            return Monthly(year, month, 11, 20);
        }

        if (Take("下旬"))
        {
            return Monthly(year, month, 21, null);
        }

        var at = At;
        if (Numerals.TryRead(text, ref at, out var day, out var length) && length <= 3 && !(at < text.Length && (text[at] is '%' or '个' or '项' or '月' || (text[at - 1] == '一' && length == 1 && AfterOne.Contains(text[at], StringComparison.Ordinal)))))
        {
            At = at;
            TakeDayWord();
            return On(year, month, day);
        }

        return Monthly(year, month, null, null);
    }

    private Moment Monthly(int? year, int month, int? first, int? last) => Period(year, y => (
        new DateOnly(y, month, first ?? 1),
        last is { } day ? new DateOnly(y, month, day) : new DateOnly(y, month, DateTime.DaysInMonth(y, month))));

    private Moment Year(int year) => Period(year, y => (new DateOnly(y, 1, 1), new DateOnly(y, 12, 31)));

    private Moment Quarter(int year, int quarter) =>
        Period(year, y => (new DateOnly(y, (quarter * 3) - 2, 1), new DateOnly(y, quarter * 3, 1).AddMonths(1).AddDays(-1)));

    private readonly Moment Period(int? year, Func<int, (DateOnly From, DateOnly To)> of)
    {
        if (year is { } said)
        {
            var (from, to) = of(said);
            return new Moment(to) { From = from };
        }

        var coming = of(_today.Year).To < _today ? of(_today.Year + 1) : of(_today.Year);
        var gone = of(coming.To.Year - 1);
        return new Moment(coming.To) { From = coming.From, Nearest = _today.DayNumber - gone.To.DayNumber < coming.From.DayNumber - _today.DayNumber ? gone.To : coming.To };
    }

    private readonly Moment On(int? year, int month, int day)
    {
        if (month is < 1 or > 12)
        {
            return None(UnderstandingTexts.NoSuchMonth);
        }

        if (year is { } said)
        {
            return Exists(said, month, day) ? new Moment(new DateOnly(said, month, day)) : None(UnderstandingTexts.NoSuchDay);
        }

        var here = _today;
        var days = new[] { _today.Year - 1, _today.Year, _today.Year + 1 }.Where(y => Exists(y, month, day)).Select(y => new DateOnly(y, month, day)).ToList();
        if (days.FirstOrDefault(d => d >= here) is not { Year: > 1 } next)
        {
            return None(UnderstandingTexts.NoSuchDay);
        }

        var nearest = days.MinBy(d => Math.Abs(d.DayNumber - here.DayNumber));
        return new Moment(next) { Nearest = nearest, Done = nearest <= here ? nearest : days.Where(d => d.Year == here.Year).DefaultIfEmpty(next).First() };
    }

    /// <summary>15日: of this month, or of the next that has it.</summary>
    public readonly Moment DayOfMonth(int day)
    {
        for (var month = new DateOnly(_today.Year, _today.Month, 1); day is >= 1 and <= 31; month = month.AddMonths(1))
        {
            if (Exists(month.Year, month.Month, day) && new DateOnly(month.Year, month.Month, day) >= _today)
            {
                var here = new DateOnly(_today.Year, _today.Month, 1);
                return new Moment(new DateOnly(month.Year, month.Month, day)) { Done = Exists(here.Year, here.Month, day) ? new DateOnly(here.Year, here.Month, day) : new DateOnly(month.Year, month.Month, day) };
            }
        }

        return None(UnderstandingTexts.NoSuchDay);
    }

    /// <summary>12-31 and 12.31, which are numbers of the ledger until a day is wanted.</summary>
    public static Moment? MonthAndDay(string number, ReadingContext known)
    {
        var cut = number.IndexOfAny(['-', '.']);
        return cut is 1 or 2 && number.Length - cut is 2 or 3
            && int.TryParse(number.AsSpan(0, cut), NumberStyles.None, CultureInfo.InvariantCulture, out var month)
            && int.TryParse(number.AsSpan(cut + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var day)
            ? new DayReader(number, 0, known).On(null, month, day)
            : null;
    }

    private static Moment None(string refusal) => new((DateOnly?)null) { Refusal = refusal };

    private static bool Exists(int year, int month, int day) => month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);

    private static bool IsNumberish(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/';

    private bool TakeDayWord() => (!Sees("日期") && Take("日")) || Take("号");

    private readonly bool Sees(string word) => string.CompareOrdinal(text, At, word, 0, word.Length) == 0;

    private bool Take(string word)
    {
        var there = Sees(word);
        At += there ? word.Length : 0;
        return there;
    }

    private bool TakeAny(ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (Take(word))
            {
                return true;
            }
        }

        return false;
    }

    private int? TakeWord(ReadOnlySpan<(string Word, int Value)> words)
    {
        foreach (var (word, value) in words)
        {
            if (Take(word))
            {
                return value;
            }
        }

        return null;
    }
}
