using CaseReform.Ops.Bot.Understanding.Sentences;
using CaseReform.Ops.Bot.Understanding.Slots;
using CaseReform.Ops.Bot.Understanding.Words;

namespace CaseReform.Ops.Bot.Understanding.Grammar;

/// <summary>What stands between two marks or gaps of an update.</summary>
internal sealed class Clause(Sentence sentence, IReadOnlyList<Token> tokens, char before)
{
    public IReadOnlyList<Token> Tokens => tokens;

    /// <summary>The mark before it; a space when there is none.</summary>
    public char Before => before;

    public int Start => tokens[0].Start;

    public int End => tokens[^1].End;

    /// <summary>The words that nothing explains, without what merely glues them to the others.</summary>
    public IReadOnlyList<(int Start, int End)> Strange { get; } =
        [.. tokens.OfType<Token.Other>().Select(token => Stripped(sentence, token)).Where(stretch => stretch.End > stretch.Start)];

    public bool Has(Concept concept) => tokens.Any(token => token.Is(concept));

    public bool HasAny(params ReadOnlySpan<Concept> concepts)
    {
        foreach (var token in tokens)
        {
            if (token.IsAny(concepts))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A token without its glue.</summary>
    public static (int Start, int End) Stripped(Sentence sentence, Token token)
    {
        var lower = sentence.Folded.Lower;
        var (start, end) = (token.Start, token.End);
        while (start < end && Lexicon.Shared.GlueBefore.TryLongest(lower.AsSpan(start, end - start), out var length, out _))
        {
            start += length;
        }

        for (var glued = true; glued && start < end;)
        {
            var backwards = new char[Math.Min(end - start, 4)];
            for (var i = 0; i < backwards.Length; i++)
            {
                backwards[i] = lower[end - 1 - i];
            }

            glued = Lexicon.Shared.GlueAfter.TryLongest(backwards, out var length, out _);
            end -= length;
        }

        return (start, end);
    }
}
