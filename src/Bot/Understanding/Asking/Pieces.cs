using System.Globalization;
using System.Text.RegularExpressions;

using CaseReform.Ops.Bot.Understanding.Sentences;
using CaseReform.Ops.Bot.Understanding.Slots;
using CaseReform.Ops.Bot.Understanding.Words;

namespace CaseReform.Ops.Bot.Understanding.Asking;

/// <summary>Cuts a question into pieces, left to right, the longest one first.</summary>
internal static partial class Pieces
{
    private const string Marks = ",:;。!、~.()\"'《》<>/…·|-—[]{}*?+&";
    private const int MaxShortLetters = 3;

    public static IReadOnlyList<Piece> Of(Folded folded, ReadingContext known)
    {
        var pieces = new List<Piece>();
        var numbers = new NumberReader(folded, known);
        for (var at = 0; at < folded.Text.Length;)
        {
            if (folded.Text[at] == ' ')
            {
                at++;
                continue;
            }

            var piece = Next(folded, at, known, numbers, pieces);
            at = piece.End;
            if (piece is Piece.Other && pieces is [.., Piece.Other before] && !folded.GapAt(piece.Start))
            {
                pieces[^1] = before with { End = piece.End };
            }
            else
            {
                pieces.Add(piece);
            }
        }

        return Settled(Typed.Mended(pieces, folded, known), folded, known);
    }

    private static Piece Next(Folded folded, int at, ReadingContext known, NumberReader numbers, List<Piece> before)
    {
        var rest = folded.Lower.AsSpan(at);
        var hasWord = QuestionLexicon.Shared.Words.TryLongest(rest, out var length, out var cue);
        if (known.Names.Ledgers.TryLongest(rest, out var ledgerLength, out var ledger) && ledgerLength >= length)
        {
            return new Piece.Ledger(at, at + ledgerLength, ledger);
        }

        if (known.Names.Units.TryLongest(rest, out var unitLength, out var unit) && unitLength >= length)
        {
            return new Piece.Unit(at, at + unitLength, [unit]);
        }

        if (known.Names.People.TryLongest(rest, out var personLength, out var people) && personLength >= length)
        {
            return new Piece.Person(at, at + personLength, people);
        }

        // 财务台账, but not the 财务 of 财务公开: what is short must say that it is a ledger
        if (known.Names.ShortLedgers.TryLongest(rest, out var shortLength, out var shortly) && shortLength > length && (shortLength > MaxShortLetters || rest[shortLength - 1] == '账'))
        {
            return new Piece.Ledger(at, at + shortLength, shortly);
        }

        if (known.Names.ShortUnits.TryLongest(rest, out var spokenLength, out var spoken) && !spoken.IsBare && spokenLength >= length)
        {
            return new Piece.Unit(at, at + spokenLength, spoken.Units);
        }

        var figure = Figure(folded, at, known, numbers, before, hasWord);
        return figure is not null && figure.End >= at + length ? figure
            : hasWord ? new Piece.Word(at, at + length, cue)
            : Marks.Contains(folded.Text[at], StringComparison.Ordinal) ? new Piece.Mark(at, at + 1)
            : new Piece.Other(at, OtherEnd(folded, at));
    }

    private static Piece? Figure(Folded folded, int at, ReadingContext known, NumberReader numbers, List<Piece> before, bool isWord)
    {
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
            var within = before.OfType<Piece.Days>().LastOrDefault()?.Moment.Nearest ?? known.Today;
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

        var follows = before is [.., Piece.Number] or [.., Piece.Number, Piece.Word { Cue: Cue.Glue }] || (before is [.., { } latest] && latest.Is(Cue.Pronoun));
        return numbers.Read(at, follows, mayHavePrefix: !isWord) is { } number ? new Piece.Number(at, number.End, number) : null;
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

    /// <summary>Names that may be part of other words are taken where nothing unknown stands beside them.</summary>
    private static List<Piece> Settled(List<Piece> pieces, Folded folded, ReadingContext known)
    {
        var settled = new List<Piece>(pieces.Count);
        for (var i = 0; i < pieces.Count; i++)
        {
            var piece = pieces[i];
            if (piece.Is(Cue.Soft) && Run(pieces, folded, i) is { } run)
            {
                // 医用耗材, 差旅费
                settled.AddRange(Named(new Piece.Other(piece.Start, pieces[run - 1].End), folded, known, LedgerFollows(folded, pieces[run - 1].End)));
                i = run - 1;
            }
            else if (piece is Piece.Other other && Run(pieces, folded, i) is { } end && end > i + 1)
            {
                settled.AddRange(Named(other with { End = pieces[end - 1].End }, folded, known, LedgerFollows(folded, pieces[end - 1].End)));
                i = end - 1;
            }
            else if (piece is Piece.Other alone)
            {
                settled.AddRange(Named(alone, folded, known, LedgerFollows(folded, alone.End)));
            }
            else if (piece is Piece.Word { Cue: Cue.Red or Cue.Orange or Cue.Yellow or Cue.Blue or Cue.Green } colour && colour.End - colour.Start == 1
                && i + 1 < pieces.Count && pieces[i + 1] is Piece.Other next && !folded.GapAt(next.Start))
            {
                // 红头文件
                pieces[i + 1] = next with { Start = colour.Start };
            }
            else if (piece is Piece.Word { Cue: Cue.Glue or Cue.Thing } word && i + 1 < pieces.Count && pieces[i + 1].Is(Cue.Pronoun)
                && MatterParts.IsPointedAt(folded.Lower[word.Start..word.End], folded.Lower[pieces[i + 1].Start..pieces[i + 1].End]))
            {
                // 登记那个
                settled.Add(new Piece.Other(word.Start, word.End));
            }
            else
            {
                settled.Add(piece);
            }
        }

        return settled;
    }

    // the end of pieces that belong together: what nothing explains, with soft words before, between and behind; null where there is none of the former
    private static int? Run(List<Piece> pieces, Folded folded, int from)
    {
        var (end, others) = (from, 0);
        while (end < pieces.Count && (pieces[end] is Piece.Other || pieces[end].Is(Cue.Soft)) && (end == from || !folded.GapAt(pieces[end].Start)))
        {
            others += pieces[end] is Piece.Other ? 1 : 0;
            end++;
        }

        return others > 0 ? end : null;
    }

    private static bool LedgerFollows(Folded folded, int at) => LedgerWord().Match(folded.Text, at) is { Success: true } match && match.Index == at;

    // 住建卫健两家: a stretch that is made of short names only, or that ends or begins with one that is no bare field
    private static IEnumerable<Piece> Named(Piece.Other other, Folded folded, ReadingContext known, bool ledgerFollows)
    {
        var text = folded.Lower[other.Start..other.End];
        if (ledgerFollows && known.Names.ShortLedgers.TryLongest(text, out var ledgerLength, out var ledger) && ledgerLength == text.Length)
        {
            return [new Piece.Ledger(other.Start, other.End, ledger)];
        }

        List<Piece> units = [];
        for (var at = 0; at < text.Length;)
        {
            if (!known.Names.ShortUnits.TryLongest(text.AsSpan(at), out var length, out var named))
            {
                units = [];
                break;
            }

            units.Add(new Piece.Unit(other.Start + at, other.Start + at + length, named.Units));
            at += length;
        }

        if (units.Count > 0)
        {
            return units;
        }

        if (known.Names.ShortLedgers.TryLongest(text, out var wholeLength, out var whole) && wholeLength == text.Length)
        {
            return [new Piece.Ledger(other.Start, other.End, whole)];
        }

        if (text.Length >= 2 && known.Names.Ending(text, 4) is { Count: > 0 } ending)
        {
            return [new Piece.Unit(other.Start, other.End, ending)];
        }

        if (known.Names.UnitsByInitials(text) is { } initials)
        {
            return [new Piece.Unit(other.Start, other.End, initials)];
        }

        return [Heard(other, text, known, ledgerFollows) ?? other];
    }

    // what is no word sounds like one: 卫建局, 超其
    private static Piece? Heard(Piece.Other other, string text, ReadingContext known, bool ledgerFollows)
    {
        if (text.Length < 2)
        {
            return null;
        }

        if ((ledgerFollows || text.Length > MaxShortLetters) && known.Names.LedgerSoundingLike(text) is { } ledger)
        {
            return new Piece.Ledger(other.Start, other.End, ledger);
        }

        // 主建: a bare field is heard only where a body may follow
        return known.Names.UnitsSoundingLike(text) is { } units ? new Piece.Unit(other.Start, other.End, units.Units)
            : known.Names.PeopleSoundingLike(text) is { } people ? new Piece.Person(other.Start, other.End, people)
            : QuestionLexicon.Shared.SoundsLike(text) is { } word ? new Piece.Word(other.Start, other.End, word.Cue)
            : null;
    }

    // A run of Latin letters and digits that is no number stays together: it must not be read from its middle.
    private static int OtherEnd(Folded folded, int at)
    {
        var end = at + 1;
        while (char.IsAsciiLetterOrDigit(folded.Text[at]) && end < folded.Text.Length && char.IsAsciiLetterOrDigit(folded.Text[end]) && !folded.GapAt(end))
        {
            end++;
        }

        return end;
    }

    [GeneratedRegex("\\G(?<m>1[0-2]|0?[1-9])[月./](?<d>3[01]|[12][0-9]|0?[1-9])[日号]?(?:到|至|-|~|—)(?:(?<n>1[0-2]|0?[1-9])[月./])?(?<e>3[01]|[12][0-9]|0?[1-9])(?:[日号]|(?![0-9月.%-]))")]
    private static partial Regex Between();

    [GeneratedRegex("\\G(?<m>[0-9]{1,2})月?(?:到|至|-)(?<n>[0-9]{1,2})月(?!底|[0-9])")]
    private static partial Regex Months();

    [GeneratedRegex("\\G(?<d>[0-9]{1,2})[号日]?(?:到|至|-)(?<e>[0-9]{1,2})[号日]")]
    private static partial Regex DaysOfMonth();

    [GeneratedRegex("\\G(?:明后两?天|明儿?后儿|明天和?后天|今明两?天|今天和?明天|昨天?和?今两?天|昨今两天|昨天?[、,]?今天|昨天和今天|前天和?昨天|这[两几]天)")]
    private static partial Regex Together();

    [GeneratedRegex("\\G(?:的?台账|那[个本]台?账|这[个本]台?账|那[个本]本本|那本|这本|本账|的?账|里头|里|台帐|的帐|专项|两本|tz)")]
    private static partial Regex LedgerWord();
}
