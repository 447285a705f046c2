using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.Deadlines;
using FsCheck;
using FsCheck.Fluent;

namespace CaseReform.Ops.Domain.Tests.Deadlines;

/// <summary>What must hold for any text: random characters, and random rows of the words that deadlines are made of.</summary>
public sealed class DeadlineReaderProperties
{
    private static readonly WorkingCalendar Calendar = new(ShippedCalendars.All);

    private static readonly Gen<string> Pieces = Gen.Elements(
        "2026", "年", "月", "日", "6", "12", "31", "0", "9", "30", "20259", "底", "前", "内", "个", "工作日", "季度", "第", "三", "十", "〇", "两", "上半年", "上旬", "立行立改", "长期坚持",
        "持续推进", "每季度", "并", "，", "、", "。", ".", "/", "-", "—", "至", "起", "（", "）", "\n", " ", "启动", "完成", "建立机制", "春节", "已完成", "本", "明", "半", "周", "天", "：", "①", "\uD800", "号",
        "自印发之日起", "星期二", "含", "年内", "全年", "无");

    private static readonly Arbitrary<string> Texts = Gen.OneOf(
        from count in Gen.Choose(1, 14)
        from pieces in Pieces.ListOf(count)
        select string.Concat(pieces),
        ArbMap.Default.GeneratorFor<string>().Select(text => text ?? "")).ToArbitrary();

    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(20_000);

    [Fact]
    public void Any_text_is_understood_with_a_part_or_refused_with_a_reason() =>
        Check.One(Many, Prop.ForAll(Texts, text => IsWhole(text, Read(text, new DateOnly(2026, 2, 13))) && IsWhole(text, Read(text, null))));

    [Fact]
    public void What_follows_a_deadline_and_is_not_known_is_never_passed_over() =>
        Check.One(Many, Prop.ForAll(Texts, text =>
            Read(text + "§", new DateOnly(2026, 2, 13)) is DeadlineReading.Refused
            && Read("§" + text, new DateOnly(2026, 2, 13)) is DeadlineReading.Refused));

    [Fact]
    public void A_date_is_read_back_from_each_common_spelling() =>
        Prop.ForAll(
            Gen.Choose(new DateOnly(2016, 1, 1).DayNumber, new DateOnly(2046, 12, 31).DayNumber).Select(DateOnly.FromDayNumber).ToArbitrary(),
            day => ((string[])["yyyy-MM-dd", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "yyyy年M月d日前", "yyyy 年 M 月 d 日。", "yy年M月d日"])
                .All(form => Read(day.ToString(form, System.Globalization.CultureInfo.InvariantCulture), null)
                    is DeadlineReading.Understood { Parts: [{ LongTerm: false } part] } && part.Date == day)).QuickCheckThrowOnFailure();

    private static bool IsWhole(string text, DeadlineReading reading) => reading switch
    {
        DeadlineReading.Understood understood => understood.Parts.Count > 0
            && understood.Parts.All(part => part.Text.Length > 0 && (part.Date is not null || part.LongTerm) && (part.Date?.Year ?? 2026) is >= 2016 and <= 2046),
        DeadlineReading.Refused refused => refused.Reason.Length > 0
            && (text.Contains('{', StringComparison.Ordinal) || !refused.Reason.Contains("{0}", StringComparison.Ordinal)), // a sentence quotes what was written
        _ => false,
    };

    private static DeadlineReading Read(string text, DateOnly? issued) => DeadlineReader.Read(text, issued, 2026, Calendar, new DeadlineTerms());
}
