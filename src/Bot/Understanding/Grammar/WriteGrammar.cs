using CaseReform.Ops.Bot.Understanding.Sentences;
using CaseReform.Ops.Bot.Understanding.Slots;
using CaseReform.Ops.Bot.Understanding.Words;
using CaseReform.Ops.Data.Updates;

namespace CaseReform.Ops.Bot.Understanding.Grammar;

/// <summary>
/// Sentences that change something. Each form lists the words it may hold; a single other word before the report's text (没, 吗, 如果, 他说, 计划, anything unknown)
/// makes it no such sentence. So what nobody foresaw is never a write.
/// </summary>
internal sealed partial class WriteGrammar(Sentence sentence, ReadingContext known, SpokenNumber? last)
{
    private readonly IReadOnlyList<Token> _tokens = sentence.Tokens;

    public Reading? Read() => ReadUndo() ?? ReadNotices() ?? ReadDropFiles() ?? ReadEvidence() ?? ReadPromise() ?? ReadPercent() ?? ReadComplete() ?? ReadInexact() ?? ReadText() ?? ReadBare();

    private static bool IsCourtesy(Token token) =>
        token.IsAny(Concept.Filler, Concept.Greeting, Concept.Self, Concept.OwnUnit, Concept.Ba, Concept.Give, Concept.Of, Concept.Particle)
        || token is Token.Unit or Token.Ledger or Token.Mark { Sign: not '/' };

    private static bool IsNumber(Token token) => token is Token.LedgerNumber or Token.Ordinal || token.Is(Concept.Pronoun);

    private SpokenNumbers NumbersIn(int end) => SpokenNumbers.In(_tokens.Take(end), last);

    private bool All(int end, Func<Token, bool> allowed)
    {
        for (var i = 0; i < end; i++)
        {
            if (!allowed(_tokens[i]))
            {
                return false;
            }
        }

        return true;
    }

    private bool Any(int end, params ReadOnlySpan<Concept> concepts)
    {
        for (var i = 0; i < end; i++)
        {
            if (_tokens[i].IsAny(concepts))
            {
                return true;
            }
        }

        return false;
    }

    // A bare number beside a sure one has no place in a form: nobody knows what it means.
    private bool HasStray(int end) => _tokens.Take(end).Any(token => token is Token.LedgerNumber { Sure: true }) && _tokens.Take(end).Any(token => token is Token.LedgerNumber { Sure: false });

    private static Reading One(SpokenNumbers numbers, Func<SpokenNumber?, Intent> intent) =>
        new(intent(numbers.One)) { Numbers = numbers.All.Count > 1 ? numbers.All : [] };

    // 撤销, 撤销12号刚才的报告
    private Reading? ReadUndo() =>
        sentence.Has(Concept.Undo) && !HasStray(_tokens.Count)
        && All(_tokens.Count, token => IsCourtesy(token) || IsNumber(token) || token.IsAny(Concept.Undo, Concept.Want, Concept.Just, Concept.Thing, Concept.Progress, Concept.ReportVerb, Concept.Tell)
            || token.IsAny(Concept.Mistake, Concept.Soft, Concept.Complete, Concept.Promise, Concept.Sign, Concept.Evidence, Concept.And))
            ? One(NumbersIn(_tokens.Count), spoken => new Intent.Undo(spoken) { Kind = UndoneKind() })
            : null;

    // 撤销完成12-1, 撤销12-1的佐证: of two kinds neither is named
    private UpdateAction? UndoneKind() => (sentence.Has(Concept.Complete), sentence.Has(Concept.Evidence), sentence.HasAny(Concept.Promise, Concept.Sign)) switch
    {
        (true, false, false) => UpdateAction.Complete,
        (false, true, false) => UpdateAction.Evidence,
        (false, false, true) => UpdateAction.Promise,
        (false, false, false) when sentence.Has(Concept.Progress) => UpdateAction.Report,
        _ => null,
    };

    // 在聊天中接收提醒, 不再接收提醒
    private Reading? ReadNotices()
    {
        if (!sentence.Has(Concept.Reminder)
            || !All(_tokens.Count, token => (IsCourtesy(token) && token is not (Token.Unit or Token.Ledger))
                || token.IsAny(Concept.Reminder, Concept.Open, Concept.Close, Concept.NoMore, Concept.Cancel, Concept.InChat, Concept.Want, Concept.Soft, Concept.Upload)))
        {
            return null;
        }

        // 别催了 may be said of a unit that was urged: what can be chosen is told
        if (_tokens.Where(token => token.Is(Concept.Reminder)).All(token => Spells(token, "催")))
        {
            return null;
        }

        var off = _tokens.Count(token => token.IsAny(Concept.Close, Concept.NoMore, Concept.Cancel));
        var on = _tokens.Count(token => token.Is(Concept.Open));
        var refuses = _tokens.Any(token => token.Is(Concept.NoMore));
        return off == 1 && (on == 0 || refuses) ? new Reading(new Intent.ChooseNotices(false))
            : off == 0 && (on == 1 || (on == 0 && sentence.Has(Concept.InChat) && !sentence.Has(Concept.Upload) && AsksForReminders())) ? new Reading(new Intent.ChooseNotices(true))
            : null;
    }

    // 在聊天里提醒我
    private bool AsksForReminders() => _tokens.Any(token => token.Is(Concept.Reminder) && sentence.Folded.Text[token.End - 1] == '我');

    // 删除佐证, 佐证传错了, 不要这些材料; of a measure it would be what is added already: 撤销
    private Reading? ReadDropFiles() =>
        _tokens.Any(token => token.IsAny(Concept.Evidence, Concept.Attachment) || (token.Is(Concept.Mistake) && Spells(token, "传错了", "上传错了")))
        && _tokens.Count(IsRefusal) == 1
        && All(_tokens.Count, token => (IsCourtesy(token) && token is not (Token.Unit or Token.Ledger)) || IsRefusal(token)
            || token.IsAny(Concept.Evidence, Concept.Attachment, Concept.These, Concept.Just, Concept.Want, Concept.Soft)
            || (token.Is(Concept.Already) && Spells(token, "刚", "刚刚", "都", "全部", "全部都", "全都"))
            || (token.Is(Concept.Upload) && !sentence.Has(Concept.NoMore)))
            ? new Reading(new Intent.DropFiles())
            : null;

    private bool IsRefusal(Token token) => token.IsAny(Concept.Remove, Concept.Mistake, Concept.Cancel) || (token.Is(Concept.NoMore) && Spells(token, "不要"));

    private bool Spells(Token token, params ReadOnlySpan<string> words) => words.Contains(sentence.Folded.Text[token.Start..token.End]);

    // 佐证, 给12-1上传佐证材料
    private Reading? ReadEvidence() =>
        (sentence.Has(Concept.Evidence) || (sentence.Has(Concept.Attachment) && sentence.Has(Concept.Upload))) && !HasStray(_tokens.Count)
        && All(_tokens.Count, token => IsCourtesy(token) || IsNumber(token)
            || token.IsAny(Concept.Evidence, Concept.Attachment, Concept.Upload, Concept.ReportVerb, Concept.Thing, Concept.Want, Concept.And))
            ? One(NumbersIn(_tokens.Count), spoken => new Intent.Evidence(spoken))
            : null;

    // 签收12 并承诺 12月20日前
    private Reading? ReadPromise()
    {
        if (!sentence.HasAny(Concept.Sign, Concept.Promise) || HasStray(_tokens.Count)
            || !All(_tokens.Count, token => IsCourtesy(token) || IsNumber(token) || token is Token.Date
                || token.IsAny(Concept.Sign, Concept.Promise, Concept.And, Concept.Want, Concept.Complete, Concept.Thing, Concept.Reach)))
        {
            return null;
        }

        var days = _tokens.OfType<Token.Date>().Select(token => token.Moment).ToList();
        if (days.FirstOrDefault(day => day.Refusal is not null)?.Refusal is { } refusal)
        {
            return new Reading(new Intent.Refused(refusal));
        }

        // two days, or 12月20日后: the day is asked for
        var moment = days is [{ Side: not DaySide.After } or { IsStretch: true }] ? days[0] : null;
        return One(NumbersIn(_tokens.Count), spoken => new Intent.Promise(spoken, moment?.Promised(known.Calendar)));
    }
}
