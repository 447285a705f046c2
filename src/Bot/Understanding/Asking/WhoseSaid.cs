using System.Text.RegularExpressions;
using CaseReform.Ops.Domain.Questions;

namespace CaseReform.Ops.Bot.Understanding.Asking;

/// <summary>Whose measures a question is about, for the person who asks.</summary>
internal sealed partial class WhoseSaid(Said said, UnitsSaid own)
{
    /// <summary>They say whose it is only where nothing else does.</summary>
    private static readonly string[] Weak = ["我今天", "我今天要", "我明天", "我这边", "我这里", "俺这边", "我有", "我还有", "我还", "我现在", "我目前", "我得", "我该", "我应该", "我需要"];

    public Whose Read(IReadOnlyList<long> units) =>
        said.Pieces.Any(piece => piece is Piece.Person) ? Whose.Anybodys
        : said.Says(Cue.MyUnits) ? Whose.MyUnits
        : !Elsewhere(units) && IsDoing() ? Whose.Mine
        : said.Says(Cue.Mine) && !(Elsewhere(units) && said.Pieces.Where(piece => piece.Is(Cue.Mine)).All(piece => Weak.Contains(said.TextOf(piece)))) ? Whose.Mine
        : !Elsewhere(units) && own.IsOwn() ? Whose.MyUnits
        : !Elsewhere(units) && said.HasAny(Cue.Letter, Cue.Letters) && !(said.Has(Cue.Pronoun) && said.Last is not null) && !(said.Has(Cue.Why) && said.Last is not null) && ToMe().IsMatch(said.Text) ? Whose.Mine
        : Whose.Anybodys;

    // 我报过的, 我完成了几项: who did it
    private bool IsDoing()
    {
        for (var i = 1; i < said.Pieces.Count; i++)
        {
            if (said.TextOf(said.Pieces[i - 1]) is "我" or "俺" or "我本人" && said.Pieces.Skip(i).SkipWhile(piece => piece is Piece.Days).FirstOrDefault() is { } does
                && does.IsAny(Cue.Reported, Cue.Completed, Cue.Promised, Cue.Broken, Cue.NotCompleted, Cue.NotReported, Cue.Overdue))
            {
                return true;
            }
        }

        return false;
    }

    // 我这边 beside a unit or a ledger says where the question comes from
    private bool Elsewhere(IReadOnlyList<long> units) => units.Count > 0 || said.Pieces.Any(piece => piece is Piece.Ledger);

    // 给我们发的催办
    [GeneratedRegex("(?:给|发给|催|提醒)(?:我|咱|俺)")]
    private static partial Regex ToMe();
}
