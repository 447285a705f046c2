using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Domain.Ledger;

/// <summary>Recognises a sheet whose numbers moved: the text of one problem stands under the number of another.</summary>
public static class RenumberingRule
{
    /// <summary>Compares a file with the ledger.</summary>
    /// <param name="ledger">Every problem of the ledger.</param>
    /// <param name="file">The problems of the file, in their order.</param>
    /// <param name="taken">Further numbers that nothing new may have: those that were withdrawn.</param>
    /// <param name="counted">The file has no numbers, its rows were counted: a problem is known by its text only.</param>
    public static Renumbering Decide(IReadOnlyList<NumberedText> ledger, IReadOnlyList<NumberedText> file, IEnumerable<string>? taken = null, bool counted = false)
    {
        var ordered = ledger.OrderBy(p => NaturalOrder.Key(p.Number), StringComparer.Ordinal).ToList();
        var matches = Match(ordered, file);
        var moved = file.Index()
            .Where(f => matches[f.Index] is { } at && ordered[at].Number != f.Item.Number)
            .Select(f => new MovedNumber(ordered[matches[f.Index]!.Value].Number, f.Item.Number, ordered[matches[f.Index]!.Value].Text ?? ""))
            .ToList();
        if (moved.Count == 0 && !counted)
        {
            return new Renumbering { Moved = [], Kept = [.. file.Select(f => f.Number)], Given = [] };
        }

        var known = matches.Count(at => at is not null);
        var (kept, given) = Keep(ordered, file, matches, taken ?? [], counted ? known : int.MaxValue);
        return new Renumbering { Moved = moved, Kept = kept, Given = given };
    }

    /// <summary>For each problem of the file its place in the ledger: by our own row, else by a text that stands once on both sides, else by text and measures.</summary>
    private static int?[] Match(List<NumberedText> ledger, IReadOnlyList<NumberedText> file)
    {
        var matches = new int?[file.Count];
        var taken = new HashSet<int>();
        Take(p => p.Id?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Take(p => p.Text?.Squashed());
        Take(p => p.Text is null ? null : p.Text.Squashed() + "\n" + p.More?.Squashed());
        return matches;

        void Take(Func<NumberedText, string?> key)
        {
            var there = Once(ledger, key);
            foreach (var (text, at) in Once(file, key))
            {
                if (matches[at] is null && there.TryGetValue(text, out var found) && taken.Add(found))
                {
                    matches[at] = found;
                }
            }
        }
    }

    private static Dictionary<string, int> Once(IReadOnlyList<NumberedText> problems, Func<NumberedText, string?> key) =>
        problems.Index()
            .Where(p => !string.IsNullOrEmpty(key(p.Item)))
            .GroupBy(p => key(p.Item)!, p => p.Index, StringComparer.Ordinal)
            .Where(g => g.Count() == 1)
            .ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);

    /// <summary>
    /// What matches keeps the ledger's number. Between two that match, as many on both sides are the same problems with other words;
    /// none in the ledger means new ones; anything else cannot be told.
    /// </summary>
    /// <param name="ledger">The ledger in its order.</param>
    /// <param name="file">The problems of the file.</param>
    /// <param name="matches">For each its place in the ledger.</param>
    /// <param name="taken">Numbers that nothing new may have.</param>
    /// <param name="most">How many with other words between two that match are taken for the same; where more are, all are new.</param>
    private static (List<string?> Kept, List<MovedNumber> Given) Keep(List<NumberedText> ledger, IReadOnlyList<NumberedText> file, int?[] matches, IEnumerable<string> taken, int most)
    {
        var matched = matches.OfType<int>().ToHashSet();
        var gaps = Gaps(Enumerable.Range(0, ledger.Count), i => matched.Contains(i) ? i : null);
        var kept = matches.Select(at => at is { } found ? ledger[found].Number : null).ToList();
        var given = new List<MovedNumber>();
        var used = ledger.Select(p => p.Number).Concat(taken).ToHashSet(StringComparer.Ordinal);
        var last = used.MaxBy(NaturalOrder.Key, StringComparer.Ordinal);
        foreach (var (before, rows) in Gaps(Enumerable.Range(0, file.Count), i => matches[i]))
        {
            var there = gaps.GetValueOrDefault(before, []);
            for (var i = 0; i < rows.Count; i++)
            {
                if (there.Count == rows.Count && rows.Count <= most)
                {
                    kept[rows[i]] = ledger[there[i]].Number;
                }
                else if (there.Count == 0 || most == 0)
                {
                    kept[rows[i]] = New(file[rows[i]], used, given, ref last);
                }
            }
        }

        return (kept, given);
    }

    /// <summary>What does not match, by what matched last before it (-1: nothing did).</summary>
    private static Dictionary<int, List<int>> Gaps(IEnumerable<int> all, Func<int, int?> match)
    {
        var gaps = new Dictionary<int, List<int>>();
        var before = -1;
        foreach (var i in all)
        {
            if (match(i) is { } found)
            {
                before = found;
                continue;
            }

            if (!gaps.TryGetValue(before, out var gap))
            {
                gaps.Add(before, gap = []);
            }

            gap.Add(i);
        }

        return gaps;
    }

    private static string New(NumberedText problem, HashSet<string> used, List<MovedNumber> given, ref string? last)
    {
        if (used.Add(problem.Number))
        {
            last = last is null || string.CompareOrdinal(NaturalOrder.Key(problem.Number), NaturalOrder.Key(last)) > 0 ? problem.Number : last;
            return problem.Number;
        }

        var number = last = NumberSequence.After(last!);
        used.Add(number);
        given.Add(new MovedNumber(number, problem.Number, problem.Text ?? ""));
        return number;
    }
}
