using CaseReform.Ops.Bot.Understanding.Words;

namespace CaseReform.Ops.Bot.Understanding.Asking;

/// <summary>
/// Where in a sentence the words of a matter may stand: in what nothing explains and, grown over it, in neighbours that texts of the ledger are made of as well. Words
/// that ask, that tell how far something is done or whose it is, names, days and numbers are never part of a matter.
/// </summary>
internal static class MatterParts
{
    private const int MinLength = 2;
    private const int MaxLength = 16;

    /// <summary>So many characters of a sentence are looked up.</summary>
    private const int MaxLooked = 40;

    private const int MaxPronoun = 4;

    /// <summary>What people say of their request, and ledgers of their matters.</summary>
    private static readonly HashSet<string> Worded = new(StringComparer.Ordinal)
    {
        "登记", "反馈", "汇报", "报告", "通报", "材料", "结果", "核对", "核实", "统计", "数据", "比例", "处理", "联系", "推进", "跟踪", "跟进", "整理", "提供", "集中", "重点", "安排", "名称", "归档", "书面", "口头",
        "台账", "台帐", "账", "件", "记录", "变更", "变动", "流水", "动态", "过程", "优先", "资金类", "通知", "函件", "短信", "信件", "催", "督办",
    };

    /// <summary>They begin a matter and do not end it: 采购项目 means what is said of 采购.</summary>
    private static readonly HashSet<string> Leading = new(StringComparer.Ordinal) { "不", "未", "无", "非", "项目", "领导", "部门", "科室", "单位", "全", "共", "同", "地", "行", "代", "能" };

    /// <summary>Characters that are words of talk and the last ones of others: 合同, 食品安全, 纪要.</summary>
    private static readonly HashSet<string> Closing = new(StringComparer.Ordinal) { "同", "全", "地", "要", "能", "想", "行", "代", "为", "得", "给", "向", "从", "当", "光", "共" };

    /// <summary>Words of state behind a matter's own may be its name: 拨付滞后.</summary>
    private static readonly Cue[] Behind =
        [Cue.Quiet, Cue.Overdue, Cue.LongTerm, Cue.Closed, Cue.CloseOut, Cue.NotStarted, Cue.NotReported, Cue.Reported, Cue.Entered, Cue.Returned, Cue.Promised, Cue.Soft];

    /// <summary>And those that stand before it: 超期未答复.</summary>
    private static readonly Cue[] Before = [Cue.Quiet, Cue.Overdue, Cue.LongTerm, Cue.CloseOut, Cue.Entered, Cue.Promised, Cue.Soft];

    private static readonly Cue[] Within = [Cue.Glue, Cue.Thing, Cue.UnitNoun, Cue.Title];

    /// <summary>The places, the longest first.</summary>
    /// <param name="cut">The sentence.</param>
    /// <param name="isLoose">Whether words that are known may be the matter by themselves.</param>
    public static IReadOnlyList<Stretch> Of(SentenceCut cut, bool isLoose)
    {
        var map = new Map(cut, isLoose);
        List<Stretch> parts = [];
        var looked = 0;
        for (var from = 0; from < cut.Text.Length && looked < MaxLooked;)
        {
            var end = map.EndOfRun(from);
            if (end > from && map.IsOpenWithin(new Stretch(from, end)))
            {
                end = Math.Min(end, from + MaxLooked - looked);
                looked += end - from;
                for (var start = from; start < end; start++)
                {
                    for (var length = MinLength; length <= MaxLength && start + length <= end; length++)
                    {
                        if (map.IsPart(new Stretch(start, start + length)))
                        {
                            parts.Add(new Stretch(start, start + length));
                        }
                    }
                }
            }

            from = Math.Max(end, from + 1);
        }

        return [.. parts.OrderByDescending(part => part.Length).ThenByDescending(map.Open).ThenBy(part => part.Start)];
    }

    /// <summary>Words as they may have been typed with a character wrong: what nothing explains, over single known characters between it.</summary>
    public static IReadOnlyList<Stretch> Typed(SentenceCut cut)
    {
        List<Stretch> typed = [];
        for (var i = 0; i < cut.Pieces.Count; i++)
        {
            if (cut.Pieces[i] is not Piece.Other)
            {
                continue;
            }

            var last = i;
            for (var next = i + 1; next < cut.Pieces.Count && Follows(cut, next); next++)
            {
                if (cut.Pieces[next] is Piece.Other)
                {
                    last = next;
                }
                else if (!(cut.Pieces[next].IsAny(Cue.Glue, Cue.Soft) && cut.Pieces[next].End - cut.Pieces[next].Start == 1))
                {
                    break;
                }
            }

            typed.Add(new Stretch(cut.Pieces[i].Start, cut.Pieces[last].End));
            i = last;
        }

        return typed;
    }

    /// <summary>登记那个: whether it is a known word that stands before 那个 and means a matter.</summary>
    public static bool IsPointedAt(string word, string pronoun) => word.Length >= MinLength && Worded.Contains(word) && pronoun.Length <= MaxPronoun && pronoun[0] is '那' or '这';

    private static bool Follows(SentenceCut cut, int at) => cut.Pieces[at].Start == cut.Pieces[at - 1].End && !cut.GapAt(cut.Pieces[at].Start);

    /// <summary>What each character of a sentence allows.</summary>
    private sealed class Map
    {
        private readonly SentenceCut _cut;
        private readonly bool[] _isWithin;
        private readonly bool[] _isOpen;
        private readonly bool[] _mayStart;
        private readonly bool[] _mayEnd;
        private readonly List<Stretch> _open = [];

        public Map(SentenceCut cut, bool isLoose)
        {
            var length = cut.Text.Length;
            (_cut, _isWithin, _isOpen, _mayStart, _mayEnd) = (cut, new bool[length + 1], new bool[length], new bool[length + 1], new bool[length + 1]);

            // 本周上报: a day lands on such a word, which then says when
            var isDated = cut.Pieces.Any(piece => piece is Piece.Days or Piece.Between);
            foreach (var piece in cut.Pieces)
            {
                if (piece is Piece.Other)
                {
                    Mark(piece.Start, piece.End, isOpen: cut.Text[piece.Start..piece.End].Any(char.IsLetter) && !cut.Text[piece.Start..piece.End].Contains('%'));
                }
                else if (piece is Piece.Word word)
                {
                    Mark(word, isDated, isLoose);
                }
            }
        }

        /// <summary>The place behind the characters that belong together from this one on.</summary>
        public int EndOfRun(int from)
        {
            var end = from;
            while (end < _cut.Text.Length && _isWithin[end] && (end == from || !_cut.GapAt(end)))
            {
                end++;
            }

            return end;
        }

        public bool IsOpenWithin(Stretch run) => Open(run) > 0;

        /// <summary>How many of its characters nothing explains.</summary>
        public int Open(Stretch part)
        {
            var open = 0;
            for (var i = part.Start; i < part.End; i++)
            {
                open += _isOpen[i] ? 1 : 0;
            }

            return open;
        }

        /// <summary>Two characters that nothing explains, or one that stands alone, between ends that a matter may have.</summary>
        public bool IsPart(Stretch part) =>
            _mayStart[part.Start] && _mayEnd[part.End]
            && Open(part) is var open && (open >= MinLength || (open == 1 && _open.TrueForAll(stretch => !stretch.Overlaps(part) || part.Holds(stretch))));

        private void Mark(int start, int end, bool isOpen)
        {
            for (var i = start; i < end && isOpen; i++)
            {
                (_isWithin[i], _isOpen[i], _mayStart[i], _mayEnd[i + 1]) = (true, true, true, true);
            }

            if (isOpen)
            {
                _open.Add(new Stretch(start, end));
            }
        }

        private void Mark(Piece.Word word, bool isDated, bool isLoose)
        {
            var text = _cut.Text[word.Start..word.End];
            var isWorded = Worded.Contains(text);
            if (isLoose && isWorded)
            {
                Mark(word.Start, word.End, isOpen: true);
                return;
            }

            var isState = Behind.Contains(word.Cue) && !(isDated && word.Cue is not Cue.Soft);
            if (isState || isWorded || Leading.Contains(text) || Within.Contains(word.Cue))
            {
                Array.Fill(_isWithin, true, word.Start, word.End - word.Start);
                _mayStart[word.Start] |= isWorded || Leading.Contains(text) || (isState && Before.Contains(word.Cue));
                _mayEnd[word.End] |= isWorded || isState || Closing.Contains(text);
                _mayEnd[word.Start + text.TrimEnd('的', '了', '过', '着').Length] |= isState && text.Length > 1;
            }

            Split(word, text);
        }

        // 报销 of 报|销了没, 办公用房 of 在办|公用房: a word that was cut into the next one
        private void Split(Piece.Word word, string text)
        {
            for (var at = 1; at < text.Length; at++)
            {
                var (head, tail) = (CueOf(text[..at]), CueOf(text[at..]));
                if (head is null or Cue.Soft && tail == Cue.Glue)
                {
                    Array.Fill(_isWithin, true, word.Start, at);
                    _mayEnd[word.Start + at] = true;
                }
                else if (head == Cue.Glue && tail is null or Cue.Soft)
                {
                    Array.Fill(_isWithin, true, word.Start + at, text.Length - at);
                    _mayStart[word.Start + at] = true;
                }
            }
        }

        private static Cue? CueOf(string text) => QuestionLexicon.Shared.Words.TryLongest(text, out var length, out var cue) && length == text.Length ? cue : null;
    }
}
