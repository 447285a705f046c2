using CaseReform.Ops.Bot.Understanding.Asking;
using CaseReform.Ops.Data.Answers;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.Questions;

namespace CaseReform.Ops.Bot.Answers;

/// <summary>Which words of a sentence name a matter: those that stand in texts this person may see. Its own texts are the only list of a ledger's words there is.</summary>
internal sealed class MatterFinder(SubjectSearch subjects)
{
    private const int MaxTyped = 2;

    /// <summary>The words, in the order of the sentence; all of them stand in one problem.</summary>
    /// <param name="scope">Of whoever speaks.</param>
    /// <param name="cut">The sentence.</param>
    /// <param name="isLoose">Whether words that are known may be the matter by themselves, where nothing is unexplained.</param>
    /// <param name="token">Stops reading.</param>
    public async Task<IReadOnlyList<Matter>> FindAsync(Scope scope, SentenceCut cut, bool isLoose, CancellationToken token)
    {
        var parts = MatterParts.Of(cut, isLoose);
        if (parts.Count == 0)
        {
            return [];
        }

        var problems = await subjects.LookAsync(scope, [.. parts.Select(part => cut.Text[part.Start..part.End])], token);
        var texts = problems.SelectMany(problem => problem.Texts).ToHashSet(StringComparer.Ordinal);
        List<Matter> found = [.. MatterChoice.Of(cut.Text, parts, texts).Select(part => new Matter(part, cut.Text[part.Start..part.End], null))];
        foreach (var word in isLoose ? [] : MatterParts.Typed(cut).Where(MatterChoice.MayBeTyped).Where(word => !IsCovered(word, found, cut)).Take(MaxTyped))
        {
            var said = cut.Text[word.Start..word.End];
            var near = await subjects.LookAsync(scope, [.. MatterChoice.Spellings(said)], token);
            if (MatterChoice.Meant(said, near.SelectMany(problem => problem.Texts)) is { } meant)
            {
                found = [.. found.Where(matter => !matter.Place.Overlaps(word)).Append(new Matter(word, meant, said)).OrderBy(matter => matter.Place.Start)];
            }
        }

        // words that stand nowhere together do not all belong to one matter: the longest ones go before
        while (found.Count > 1 && (await subjects.FindAsync(scope, [.. found.Select(matter => matter.Words)], 1, token)).Problems.Count == 0)
        {
            found.Remove(found.Last(matter => matter.Place.Length == found.Min(other => other.Place.Length)));
        }

        return found;
    }

    // what is left of a word beside what was found says too little, or it was found
    private static bool IsCovered(Stretch word, List<Matter> found, SentenceCut cut) =>
        Enumerable.Range(word.Start, word.Length).All(at => found.Exists(matter => matter.Place.Start <= at && at < matter.Place.End) || !char.IsLetter(cut.Text[at]));
}

/// <summary>Words of a matter in a sentence.</summary>
/// <param name="Place">Where.</param>
/// <param name="Words">As the ledger has them.</param>
/// <param name="Said">As they were typed, where that was with a character wrong.</param>
internal sealed record Matter(Stretch Place, string Words, string? Said);
