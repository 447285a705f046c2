using System.Text;

using CaseReform.Ops.Bot.Understanding.Sentences;
using CaseReform.Ops.Bot.Understanding.Slots;
using CaseReform.Ops.Bot.Understanding.Words;

namespace CaseReform.Ops.Bot.Understanding.Asking;

/// <summary>What sounds like a word, a name or a day and is none: typed by its sound with a character wrong, 没开使 for 没开始, 月低 for 月底.</summary>
internal sealed class HeardPieces
{
    private const int MinLength = 2;
    private const int MaxLength = 8;
    private const double Penalty = 1.5;
    private const double PerLetter = 0.2;
    private static readonly string[] Days =
        ["月底", "年底", "昨天", "今天", "明天", "后天", "前天", "昨日", "本周", "这周", "下周", "上周", "本月", "这个月", "上个月", "下个月", "上周五", "下周五", "本周五", "周五前", "月底前", "年底前", "下周一", "上半年", "下半年", "本季度"];

    private static readonly Dictionary<string, string> DaysBySound = Days.DistinctBy(day => Sounds.Exactly(day)).ToDictionary(day => Sounds.Exactly(day)!, StringComparer.Ordinal);
    private readonly Folded _folded;
    private readonly ReadingContext _known;
    private readonly string?[] _sounds;

    public HeardPieces(Folded folded, ReadingContext known)
    {
        (_folded, _known) = (folded, known);
        _sounds = [.. folded.Lower.Select(Sounds.Of)];
    }

    /// <summary>The pieces heard at a place, each with what it costs: more than anything that is written right.</summary>
    public IEnumerable<(Piece Piece, double Cost)> At(int at)
    {
        var sound = new StringBuilder();
        for (var end = at; end < _sounds.Length && end - at < MaxLength && _sounds[end] is { } reading && !(end > at && _folded.GapAt(end)); end++)
        {
            sound.Append(reading);
            var length = end + 1 - at;
            if (length >= MinLength && Heard(at, end + 1, sound.ToString()) is { } piece)
            {
                yield return (piece, Penalty + (PerLetter * length));
            }
        }
    }

    private Piece? Heard(int start, int end, string sound)
    {
        var text = _folded.Lower[start..end];
        // 办公室 is written right, whoever has a name that sounds like it
        if (IsOfOffice(start, end) || QuestionLexicon.Shared.Words.Has(text) || SubjectLexicon.Shared.Words.Has(text))
        {
            return null;
        }

        if (_known.Names.PeopleOfSound(sound) is { } people && !_known.Names.People.Has(text))
        {
            return new Piece.Person(start, end, people);
        }

        if (_known.Names.UnitsOfSound(sound) is { } units && !_known.Names.ShortUnits.Has(text))
        {
            return new Piece.Unit(start, end, units.Units) { IsBare = units.IsBare };
        }

        if (text.Length > MinLength && _known.Names.LedgerOfSound(sound) is { } ledger && !_known.Names.ShortLedgers.Has(text))
        {
            return new Piece.Ledger(start, end, ledger);
        }

        if (DaysBySound.TryGetValue(sound, out var day) && day != text && new DayReader(day, 0, _known).Read() is { } moment)
        {
            return new Piece.Days(start, end, moment);
        }

        return QuestionLexicon.Shared.OfSound(sound) is { } word ? new Piece.Word(start, end, word.Cue) { Spelled = word.Word }
            : SubjectLexicon.Shared.OfSound(sound) is { } subject ? new Piece.Other(start, end) { IsSubject = true, Spelled = subject }
            : null;
    }

    private bool IsOfOffice(int start, int end)
    {
        for (var at = Math.Max(0, start - Office.Length + 1); at < end; at++)
        {
            if (string.CompareOrdinal(_folded.Lower, at, Office, 0, Office.Length) == 0)
            {
                return true;
            }
        }

        return false;
    }

    private const string Office = "办公室";
}
