using System.Diagnostics;

using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Bot.Understanding.Grammar;
using CaseReform.Ops.Bot.Understanding.Words;
using FsCheck;
using FsCheck.Fluent;

namespace CaseReform.Ops.Bot.Tests.Understanding;

/// <summary>What must hold for anything that anybody types.</summary>
public sealed class UnderstandingProperties
{
    private static readonly string[] Pieces =
    [
        .. Lexicon.Shared.Words.All.Select(word => word.Key),
        "12", "12号", "12-1", "第12项", "A-3", "XC2026-012", "十二号", "12号第1条措施", "示例〔2026〕12号", "60%", "六成", "百分之", "60", "-", "1-", ".", "，", "？", "。", " ", "　", "\n", "〔", "〕", "《", "》",
        "12月20日", "下周五", "月底", "2月30日", "13月", "99999999999", "5个工作日内", "三天后", "第", "号", "条", "措施", "年", "月", "日", "百", "千", "十", "百分之百",
        "市教育局", "财政局", "以案促改台账", "\u200B", "\u202E", "\u2066", "\uD800", "\uDC00", "\0", "\uFFFE", "\uFFFF", "\uFDD0", "\u0301", "👨‍👩‍👧", "ﷺ", "<script>", "**", "](http://", "ⅷ", "①", "㈠", "İ", "ß",
    ];

    private static readonly string[] Verbs = [.. Lexicon.Shared.Words.All
        .Where(word => word.Value.Concept is Concept.Progress or Concept.ReportVerb or Concept.Tell or Concept.Change or Concept.Reach or Concept.Complete or Concept.Sign or Concept.Promise
            or Concept.Evidence or Concept.Upload or Concept.Undo or Concept.Open or Concept.Close or Concept.NoMore or Concept.Cancel
            or Concept.Remove or Concept.Mistake)
        .Select(word => word.Key),
        .. ToldWords.Shared.All.All.Where(word => word.Value is ToldCue.Done or ToldCue.WeakDone or ToldCue.Sign or ToldCue.Received or ToldCue.Promise or ToldCue.Files or ToldCue.Send or ToldCue.Noted or ToldCue.Record).Select(word => word.Key)];

    private static readonly Arbitrary<string> Sentences = Gen.OneOf(
        Gen.Elements(Pieces).ListOf().Select(string.Concat),
        Gen.Elements(Pieces).ListOf(4).Select(string.Concat),
        ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""),
        Gen.Choose(0, 0xFFFF).Select(code => (char)code).ListOf().Select(string.Concat)).ToArbitrary();

    private static readonly Arbitrary<(string First, string Second, string? Last)> Talks =
        (from first in Sentences.Generator
         from second in Sentences.Generator
         from last in Gen.Elements<string?>(null, "12", "12-1", "A-3")
         select (first, second, last)).ToArbitrary();

    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(3000);

    [Fact]
    public void Nothing_that_is_typed_throws_in_any_state() =>
        Prop.ForAll(Talks, talk =>
        {
            var first = Spoken.Say(talk.First, State(talk.Last));
            var second = Spoken.Say(talk.Second, first.State);
            return first.Step is not null && second.Step is not null;
        }).Check(Many);

    [Fact]
    public void A_write_has_a_verb_or_a_percentage_and_a_number_said_or_spoken_of() =>
        Prop.ForAll(Talks, talk =>
            Spoken.Say(talk.First, State(talk.Last)).Step is not Step.Act { Intent: { Writes: true } intent }
            || ((Verbs.Any(verb => Plain(talk.First).Contains(verb, StringComparison.Ordinal))
                    || AllOf(intent).All(part => part is Intent.Report { Percent: null, Text: not null })
                    || (AllOf(intent).All(part => part is Intent.Report { Percent: not null }) && Plain(talk.First).Any(c => "%成百半点分".Contains(c, StringComparison.Ordinal) || char.IsAsciiDigit(c))))
                && (AllOf(intent).All(part => part.Named is { } named && talk.First.Contains(named, StringComparison.Ordinal)) || intent is Intent.Undo or Intent.DropFiles or Intent.ChooseNotices || talk.Last is not null || Plain(talk.First).Any(c => char.IsAsciiDigit(c) || "一二三四五六七八九十百千两廿".Contains(c, StringComparison.Ordinal))))).Check(Many);

    [Fact]
    public void An_act_lacks_nothing_and_a_question_can_be_answered() =>
        Prop.ForAll(Talks, talk => Spoken.Say(talk.First, State(talk.Last)) switch
        {
            { Step: Step.Act act } turn => PendingIntent.Missing(act.Intent) is null && turn.State.Pending is null,
            { Step: Step.Ask ask } turn => turn.State.Pending?.Slot == ask.Slot && ask.Choices.Count > 0,
            _ => false,
        }).Check(Many);

    [Fact]
    public void A_percentage_is_never_beyond_its_bounds_and_a_text_never_too_long() =>
        Prop.ForAll(Talks, talk => Spoken.Say(talk.Second, Spoken.Say(talk.First, State(talk.Last)).State).Step is not Step.Act { Intent: Intent.Report report }
            || (report.Percent is null or (>= 0 and <= 100) && (report.Text is null || report.Text.Length is > 0 and <= 1000))).Check(Many);

    [Theory]
    [InlineData("如果")]
    [InlineData("他说")]
    [InlineData("听说")]
    [InlineData("计划")]
    [InlineData("预计")]
    [InlineData("没有")]
    [InlineData("不要")]
    [InlineData("尚未")]
    [InlineData("是否")]
    [InlineData("为什么")]
    [InlineData("什么时候")]
    [InlineData("谁")]
    [InlineData("等")]
    [InlineData("领导说")]
    [InlineData("我以为")]
    [InlineData("麒麟")]
    public void Such_a_word_in_front_makes_any_write_none(string word)
    {
        foreach (var said in Writes())
        {
            Assert.False(IsWrite(word + said), word + said);
        }
    }

    [Theory]
    [InlineData("吗")]
    [InlineData("吗？")]
    [InlineData("？")]
    [InlineData("?!")]
    [InlineData("没有")]
    [InlineData("的话")]
    [InlineData("，是吗")]
    [InlineData("，对不对")]
    [InlineData("就好了")]
    [InlineData("是什么")]
    [InlineData(" 可以吗")]
    public void Such_a_word_at_the_end_makes_any_write_none(string word)
    {
        // behind the statement of an application they are part of it, and it stands on the form
        foreach (var said in Writes().Where(said => Spoken.Say(said).Step is not Step.Act { Intent: Intent.CloseOut { Text: not null } }))
        {
            Assert.False(IsWrite(said + word), said + word);
        }
    }

    [Theory]
    [InlineData("没")]
    [InlineData("不")]
    [InlineData("未")]
    [InlineData("别")]
    [InlineData("不要")]
    [InlineData("尚未")]
    [InlineData("吗")]
    [InlineData("谁")]
    [InlineData("如果")]
    [InlineData("他说")]
    [InlineData("计划")]
    [InlineData("麒麟")]
    public void Such_a_word_anywhere_in_the_slots_makes_any_write_none(string word)
    {
        var wrong = new List<string>();
        foreach (var said in Writes().Where(said => !HasText(said)))
        {
            for (var at = 0; at <= said.TrimEnd('。', '！', '!', '…').Length; at++)
            {
                var changed = said.Insert(at, word);
                // 佐证传错了不要了 says the same; words that must name the measure are for the ledger to judge
                if (IsWrite(changed) && !HasText(changed) && !(word == "不要" && changed.Contains("不要了", StringComparison.Ordinal)) && !MustFit(changed, word))
                {
                    wrong.Add($"{changed} → {Spoken.Spell(Spoken.Say(changed))}");
                }
            }
        }

        var all = string.Join('\n', wrong);
        Assert.True(all.Length == 0, all);
    }

    [Theory]
    [InlineData("号")]
    [InlineData("12")]
    [InlineData("1-")]
    [InlineData("第")]
    [InlineData("十")]
    [InlineData("问题为")]
    [InlineData("百分之")]
    [InlineData("12号进度")]
    [InlineData("完成12-1，")]
    [InlineData("签收12承诺12月")]
    [InlineData("\u200B")]
    [InlineData("\u202E")]
    [InlineData("\uD800")]
    [InlineData("市教育")]
    [InlineData("a-")]
    [InlineData("〔1")]
    [InlineData("的 ")]
    public void Twice_the_words_take_about_twice_the_time(string piece)
    {
        var whole = Repeated(piece, SentenceReader.MaxLength);
        var part = Repeated(piece, SentenceReader.MaxLength / 4);
        Fastest(whole);
        var (shorter, longer) = (Fastest(part), Fastest(whole));

        // four times the length: a cost of the second power would be sixteen times
        Assert.True(longer < (shorter * 10) + TimeSpan.FromMilliseconds(1), $"{shorter} {longer}");
    }

    private static TimeSpan Fastest(string text)
    {
        var fastest = TimeSpan.MaxValue;
        for (var i = 0; i < 15; i++)
        {
            var start = Stopwatch.GetTimestamp();
            Spoken.Say(text);
            var took = Stopwatch.GetElapsedTime(start);
            fastest = took < fastest ? took : fastest;
        }

        return fastest;
    }

    private static string Repeated(string piece, int length) => string.Concat(Enumerable.Repeat(piece, (length / piece.Length) + 1))[..length];

    private static IEnumerable<Intent> AllOf(Intent intent) => intent is Intent.Several several ? several.Parts : [intent];

    [Theory]
    [InlineData("嗯", "")]
    [InlineData("您好，", "")]
    [InlineData("麻烦您，", "")]
    [InlineData("", "，谢谢")]
    [InlineData("", "。")]
    [InlineData("请登记：", "")]
    public void Courtesy_around_an_update_changes_nothing_of_it(string before, string behind)
    {
        var wrong = Loose().Where(said => Meaning(before + said + behind) != Meaning(said)).Select(said => $"{before}{said}{behind} → {Meaning(before + said + behind)}, not {Meaning(said)}");
        Assert.Empty(wrong);
    }

    [Fact]
    public void An_update_in_full_width_is_the_same_update()
    {
        var wrong = Loose().Where(said => Meaning(Wide(said)) != Meaning(said)).Select(said => $"{Wide(said)} → {Meaning(Wide(said))}, not {Meaning(said)}");
        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("昨天", "2026-11-17")]
    [InlineData("上周五", "2026-11-13")]
    [InlineData("11月15号", "2026-11-15")]
    public void The_day_of_a_completion_may_stand_anywhere(string day, string on)
    {
        foreach (var said in new[] { $"{day}3-1搞定了", $"3-1 {day}搞定了", $"3-1搞定了{day}", $"3-1搞定了 {day}", $"3-1完成 {day}搞定的", $"{day}完成3-1", $"3-1已于{day}完成" })
        {
            Assert.Equal($"{said} Complete 3-1 {on}", $"{said} {Meaning(said)}");
        }
    }

    [Theory]
    [InlineData("12-1 60%")]
    [InlineData("12-1完成了")]
    [InlineData("12-1 60% 3-1 20%")]
    [InlineData("拨付清单昨天就弄完了")]
    public void No_update_is_carried_out_by_a_typed_confirmation(string said)
    {
        var turn = Spoken.Say(said);
        foreach (var word in new[] { "确认", "是的", "确定", "好的", "同意" })
        {
            Assert.False(Spoken.Say(word, turn.State).Step is Step.Act { Intent.Writes: true }, word);
        }
    }

    private static readonly string[] Examples =
    [
        "12-1 60%", "12-1 60% 12-2 20%", "12-1和3-1都完成了", "3-1完成，12-1做了一半", "3-1完成 昨天搞定的", "拨付清单昨天就弄完了", "采购办法做了七成", "十二杠一进度百分之七十", "12-1公示弄完了昨天", "1-1初稿出来了 60",
    ];

    private static IEnumerable<string> Loose() => Examples;

    private static string Meaning(string said) => Spoken.Spell(Spoken.Say(said)).TrimEnd('。');

    private static string Wide(string said) => string.Concat(said.Select(c => c is > ' ' and <= '~' ? (char)(c + 0xFEE0) : c));

    private static IEnumerable<string> Writes() => UtteranceTests.Said().Where(IsWrite);

    /// <summary>Words that must name a measure are judged by the ledger (麒麟12-1完成), and what is said of a file, or told beside the figure, stands on its card.</summary>
    private static bool IsWrite(string said) => Spoken.Say(said).Step is Step.Act { Intent: { Writes: true } and not Intent.ChooseNotices { On: false } and var intent } && !AllOf(intent).Any(part => (part.Named + (part as Intent.Evidence)?.Note + (part as Intent.Report)?.Text + (part as Intent.Complete)?.Text).Contains("麒麟", StringComparison.Ordinal));

    private static bool HasText(string said) => Spoken.Say(said).Step is Step.Act { Intent: var intent }
        && AllOf(intent).Any(part => part is Intent.Report { Text: not null } or Intent.Complete { Text: not null } or Intent.Evidence { Note: not null } or Intent.CloseOut { Text: not null });

    private static bool MustFit(string said, string word) => Spoken.Say(said).Step is Step.Act { Intent: var intent }
        && AllOf(intent).Any(part => part.Named?.Contains(word, StringComparison.Ordinal) == true && part is not Intent.Report { Aside: not null });

    private static DialogueState? State(string? last) => last is null ? null : new DialogueState { Last = new SpokenNumber(last) };

    private static string Plain(string text) => CaseReform.Ops.Bot.Understanding.Sentences.Folded.Of(text).Lower.Replace(" ", "", StringComparison.Ordinal);
}
