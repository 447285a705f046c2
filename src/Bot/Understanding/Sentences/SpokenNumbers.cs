using System.Globalization;

using CaseReform.Ops.Bot.Understanding.Slots;
using CaseReform.Ops.Bot.Understanding.Words;

namespace CaseReform.Ops.Bot.Understanding.Sentences;

/// <summary>The numbers that tokens name.</summary>
internal sealed record SpokenNumbers(IReadOnlyList<SpokenNumber> All, bool Mentioned)
{
    private const int MaxNumbers = 10;

    /// <summary>The one that is meant; null when none or several are.</summary>
    public SpokenNumber? One => All.Count == 1 ? All[0] : null;

    /// <summary>Collects them: a bare number counts only where no surer one stands; 它 is the last one spoken of.</summary>
    public static SpokenNumbers In(IEnumerable<Token> tokens, SpokenNumber? last)
    {
        var list = tokens.ToList();
        var ledger = list.OfType<Token.Ledger>().Select(token => token.Name).Distinct().ToList() is [var only] ? only : null;
        var named = list.OfType<Token.LedgerNumber>().ToList();
        var numbers = (named.Any(token => token.Sure) ? named.Where(token => token.Sure) : named).Select(token => token.Number).Distinct(StringComparer.Ordinal).Take(MaxNumbers).ToList();

        // 12号的12-1: the measure is meant
        numbers = [.. numbers.Where(number => !numbers.Any(other => other.StartsWith(number + "-", StringComparison.Ordinal)))];
        ledger ??= named.Select(token => token.In).Distinct().ToList() is [{ } said] ? said : null;
        if (numbers.Count > 0)
        {
            return new SpokenNumbers([.. numbers.Select(number => new SpokenNumber(number, ledger ?? (last is not null && Whole(number) == Whole(last.Number) ? last.Ledger : null)))], true);
        }

        if (list.OfType<Token.Ordinal>().FirstOrDefault() is { } ordinal)
        {
            if (ordinal.MayBeProblem && (ledger is not null || Problem(last) is null))
            {
                return new SpokenNumbers([new SpokenNumber(ordinal.Value.ToString(CultureInfo.InvariantCulture), ledger)], true);
            }

            return new SpokenNumbers(Problem(last) is { } problem ? [problem with { Number = string.Create(CultureInfo.InvariantCulture, $"{problem.Number}-{ordinal.Value}") }] : [], true);
        }

        return list.Any(token => token.Is(Concept.Pronoun)) ? new SpokenNumbers(last is null ? [] : [last], true) : new SpokenNumbers([], false);
    }

    // 谁负责1号 after 巡察整改台账1号进展 goes on about the same one
    private static string Whole(string number) =>
        number.IndexOf('-', StringComparison.Ordinal) is > 0 and var cut && !number.AsSpan(0, cut).ContainsAnyExceptInRange('0', '9') ? number[..cut] : number;

    // The problem of the last number, where its number leaves no doubt: 12 and the 12 of 12-1, but not of A-3.
    private static SpokenNumber? Problem(SpokenNumber? last)
    {
        if (last is null || !last.Number.Contains('-', StringComparison.Ordinal))
        {
            return last;
        }

        var cut = last.Number.IndexOf('-', StringComparison.Ordinal);
        return last.Number.AsSpan(0, cut).ContainsAnyExceptInRange('0', '9') || last.Number.AsSpan(cut + 1).ContainsAnyExceptInRange('0', '9') || cut == 0
            ? null
            : last with { Number = last.Number[..cut] };
    }
}
