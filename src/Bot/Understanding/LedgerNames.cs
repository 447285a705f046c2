using System.Text.RegularExpressions;

namespace CaseReform.Ops.Bot.Understanding;

/// <summary>What people call a ledger whose full name nobody says.</summary>
internal static partial class LedgerNames
{
    private const int MinLength = 2;
    private static readonly string[] Kinds = ["整改台账", "专项整治台账", "整治台账", "问题台账", "督办台账", "台账", "整改清单", "问题清单", "清单"];

    /// <summary>Short names that mean one ledger only: without its year, and without the words that say that it is a ledger.</summary>
    public static IEnumerable<(string Short, string Name)> Short(IReadOnlyList<string> names) => names
        .SelectMany(name => Forms(name).Distinct(StringComparer.Ordinal).Select(form => (Short: form, Name: name)))
        .Where(pair => pair.Short.Length >= MinLength && !names.Contains(pair.Short))
        .GroupBy(pair => pair.Short)
        .Where(group => group.Count() == 1)
        .Select(group => group.Single());

    private static IEnumerable<string> Forms(string name)
    {
        var undated = Year().Replace(name, string.Empty);
        yield return undated;
        if (undated.EndsWith("台账", StringComparison.Ordinal))
        {
            // 财务专项整治, but a field alone says too little
            yield return undated[..^2];
        }

        if (Kinds.FirstOrDefault(kind => undated.Length > kind.Length && undated.EndsWith(kind, StringComparison.Ordinal)) is not { } kind)
        {
            yield break;
        }

        var field = undated[..^kind.Length];
        foreach (var stem in new[] { field, field.EndsWith("领域", StringComparison.Ordinal) || field.EndsWith("专项", StringComparison.Ordinal) ? field[..^2] : field })
        {
            foreach (var tail in new[] { "台账", "整改台账", "整治台账", "专项台账", "专项", "领域", "整改", "整治", "那本账", "那本台账", "那本", "这本账", "这本", "本账", "账", string.Empty })
            {
                yield return stem + tail;
            }
        }
    }

    [GeneratedRegex("^(20[0-9]{2}年?度?|第?[一二三四五六七八九十0-9]+[批轮期])")]
    private static partial Regex Year();
}
