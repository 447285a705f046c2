using System.Text.RegularExpressions;
using CaseReform.Ops.Domain.Questions;

namespace CaseReform.Ops.Bot.Understanding.Asking;

/// <summary>Whose measures a question is about, for the person who asks.</summary>
internal sealed partial class WhoseSaid(Said said, UnitsSaid own)
{
    /// <summary>They say whose it is only where nothing else does.</summary>
    private static readonly string[] Weak = ["我这边", "我这里", "俺这边", "我有", "我还有", "我还", "我现在", "我目前", "我得", "我该", "我应该", "我需要"];

    public Whose Read(IReadOnlyList<long> units) =>
        said.Pieces.Any(piece => piece is Piece.Person) ? Whose.Anybodys
        : said.Says(Cue.MyUnits) ? Whose.MyUnits
        : said.Says(Cue.Mine) && !(Elsewhere(units) && said.Pieces.Where(piece => piece.Is(Cue.Mine)).All(piece => Weak.Contains(said.TextOf(piece)))) ? Whose.Mine
        : !Elsewhere(units) && own.IsOwn() ? Whose.MyUnits
        : !Elsewhere(units) && said.HasAny(Cue.Letter, Cue.Letters) && !(said.Has(Cue.Pronoun) && said.Last is not null) && ToMe().IsMatch(said.Folded.Text) ? Whose.Mine
        : Whose.Anybodys;

    // 我这边 beside a unit or a ledger says where the question comes from
    private bool Elsewhere(IReadOnlyList<long> units) => units.Count > 0 || said.Pieces.Any(piece => piece is Piece.Ledger);

    // 给我们发的催办
    [GeneratedRegex("(?:给|发给|催|提醒)(?:我|咱|俺)")]
    private static partial Regex ToMe();
}
