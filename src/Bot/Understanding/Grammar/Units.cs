using CaseReform.Ops.Bot.Understanding.Sentences;
using CaseReform.Ops.Bot.Understanding.Slots;
using CaseReform.Ops.Bot.Understanding.Words;

namespace CaseReform.Ops.Bot.Understanding.Grammar;

/// <summary>The unit a question is about: named in full, by an alias, by its end (教育局 for 示例市教育局), or as 本单位.</summary>
internal sealed class Units
{
    private const int MaxUnits = 4;
    private const int MaxLength = 24;
    private readonly ReadingContext _known;

    public Units(Sentence sentence, ReadingContext known)
    {
        this._known = known;
        var strange = sentence.Tokens.OfType<Token.Other>().Select(token => sentence.Folded.Lower[token.Start..token.End]).ToList();
        Strange = strange.MaxBy(text => text.Length) is { Length: <= MaxLength } longest ? longest : "";
        var named = sentence.Tokens.OfType<Token.Unit>().Select(unit => unit.Known).DistinctBy(unit => unit.Id).Take(MaxUnits).ToList();
        if (named.Count > 0)
        {
            if (named is [var one])
            {
                Id = one.Id;
            }
            else
            {
                Maybe = named;
            }

            return;
        }

        if (sentence.Has(Concept.OwnUnit))
        {
            Own = true;
            Id = known.OwnUnit;
            return;
        }

        var ending = strange.Where(text => text.Length <= MaxLength).Take(MaxUnits).SelectMany(text => known.Names.Ending(text, MaxUnits)).DistinctBy(unit => unit.Id).Take(MaxUnits).ToList();
        if (ending is [var only])
        {
            (Id, Strange) = (only.Id, "");
        }
        else
        {
            Maybe = ending;
        }
    }

    /// <summary>The unit, when there is no doubt.</summary>
    public long? Id { get; }

    /// <summary>本单位 was said.</summary>
    public bool Own { get; }

    /// <summary>Several that end so.</summary>
    public IReadOnlyList<KnownUnit> Maybe { get; } = [];

    /// <summary>The longest stretch of words that nothing explains; empty when all is explained.</summary>
    public string Strange { get; }

    /// <summary>Units whose name looks like the stretch.</summary>
    public IReadOnlyList<KnownUnit> Like() => Strange.Length < 2 ? [] : _known.Names.Like(Strange);
}
