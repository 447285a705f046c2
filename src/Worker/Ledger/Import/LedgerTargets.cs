namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>Into which ledgers the parts of a file go. A ledger that an export names and that does not exist is asked about.</summary>
internal sealed class LedgerTargets(ImportRequest request, IReadOnlyList<string> known)
{
    private readonly List<Refusal> _refusals = [];
    private readonly List<string> _hints = [];

    public IReadOnlyList<Refusal> Refusals => _refusals;

    public IReadOnlyList<string> Hints => _hints;

    /// <summary>The parts, each with the ledger it goes into; none when it was refused.</summary>
    public IReadOnlyList<LedgerPart> Of(IReadOnlyList<LedgerPart> parts)
    {
        var names = parts.Select(p => p.Name).OfType<string>().ToList();
        if (request.Ledger is not { } chosen)
        {
            _refusals.AddRange(parts.Where(p => p.Name is { } name && IsUnknown(name)).Select(p => new Refusal(p.Sheets[0].Name, 1, "", "", Say(ImportTexts.LedgerUnknown, p.Name))));
            return _refusals.Count > 0 ? [] : Grouped(parts.Select(p => p with { Name = p.Name ?? LedgerImporter.DefaultLedger }));
        }

        if (names.Count <= 1)
        {
            return Grouped(parts.Select(p => p with { Name = chosen, IsElsewhere = p.Name is { } name && name != chosen }));
        }

        if (!names.Contains(chosen))
        {
            _refusals.Add(new Refusal("", 0, "", "", Say(ImportTexts.LedgerNotInFile, chosen, string.Join('、', names))));
            return [];
        }

        _hints.AddRange(names.Where(name => name != chosen).Select(name => Say(ImportTexts.LedgerLeftOut, name, chosen)));
        return [.. parts.Where(p => p.Name == chosen)];
    }

    private bool IsUnknown(string name) =>
        !known.Contains(name) && !request.NewLedgers.Contains(name) && name != LedgerImporter.DefaultLedger;

    private static List<LedgerPart> Grouped(IEnumerable<LedgerPart> parts) =>
        [.. parts.GroupBy(p => p.Name).Select(g => g.First() with { Sheets = [.. g.SelectMany(p => p.Sheets)], IsElsewhere = g.All(p => p.IsElsewhere) })];
}
