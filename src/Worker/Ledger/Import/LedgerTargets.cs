using CaseReform.Ops.Worker.CommandLine;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>Into which ledgers the parts of a file go. A ledger that an export names and that does not exist is asked about.</summary>
internal sealed class LedgerTargets(ImportRequest request, IReadOnlyList<string> known)
{
    private readonly List<string> _hints = [];

    /// <summary>What of the file is left out.</summary>
    public IReadOnlyList<string> Hints => _hints;

    /// <summary>The parts, each with the ledger it goes into.</summary>
    /// <exception cref="InputRefusedException">The file and the options do not say it for certain.</exception>
    public IReadOnlyList<LedgerSheets> Of(IReadOnlyList<LedgerSheets> parts)
    {
        var names = parts.Select(p => p.Name).OfType<string>().ToList();
        if (request.Ledger is not { } chosen)
        {
            var unknown = names.Where(IsUnknown).ToList();
            return unknown.Count == 0
                ? Grouped(parts.Select(p => p with { Name = p.Name ?? LedgerImporter.DefaultLedger }))
                : throw new InputRefusedException(Say(ImportTexts.LedgerUnknown, string.Join('、', unknown), string.Join(' ', unknown.Select(name => $"--new-ledger \"{name}\""))));
        }

        if (names.Count <= 1)
        {
            return Grouped(parts.Select(p => p with { Name = chosen, IsElsewhere = p.Name is { } name && name != chosen }));
        }

        if (!names.Contains(chosen))
        {
            throw new InputRefusedException(Say(ImportTexts.LedgerNotInFile, chosen, string.Join('、', names)));
        }

        _hints.AddRange(names.Where(name => name != chosen).Select(name => Say(ImportTexts.LedgerLeftOut, name, chosen)));
        _hints.AddRange(parts.Where(p => p.Name is null).SelectMany(p => p.Sheets).Select(s => Say(ImportTexts.SheetLeftOut, s.Name, chosen)));
        return [.. parts.Where(p => p.Name == chosen)];
    }

    private bool IsUnknown(string name) =>
        !known.Contains(name) && !request.AnyNewLedger && !request.NewLedgers.Contains(name) && name != LedgerImporter.DefaultLedger;

    private static List<LedgerSheets> Grouped(IEnumerable<LedgerSheets> parts) =>
        [.. parts.GroupBy(p => p.Name).Select(g => g.First() with { Sheets = [.. g.SelectMany(p => p.Sheets)], IsElsewhere = g.Any(p => p.IsElsewhere) })];
}
