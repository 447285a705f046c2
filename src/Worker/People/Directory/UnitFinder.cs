using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Units;
using CaseReform.Ops.Worker.CommandLine;

namespace CaseReform.Ops.Worker.People.Directory;

/// <summary>The units as one transaction sees them, to be named by somebody at the command line.</summary>
internal sealed class UnitFinder
{
    private readonly UnitNames _names;

    private UnitFinder(IReadOnlyList<UnitRecord> units)
    {
        All = units;
        _names = new UnitNames(units.Select(u => new UnitName(u.Name, u.Aliases, u.RetiredOn)));
    }

    public IReadOnlyList<UnitRecord> All { get; }

    public static async Task<UnitFinder> LoadAsync(DatabaseSession session) => new(await UnitEdits.LoadAsync(session));

    /// <summary>The unit of a name or an alias, or null.</summary>
    public UnitRecord? Find(string text) => _names.Find(text) is { } name ? All.First(u => u.Name == name) : null;

    /// <summary>The unit of a name or an alias.</summary>
    /// <exception cref="InputRefusedException">There is none.</exception>
    public UnitRecord Get(string text) => Find(text) ?? throw new InputRefusedException(_names.Nearest(text) is { Count: > 0 } nearest
        ? Say(DirectoryTexts.UnitNearest, text, string.Join('、', nearest))
        : Say(DirectoryTexts.UnitUnknown, text));

    /// <summary>Other units of which the name is likely another name.</summary>
    public IReadOnlyList<string> TwinsOf(string name, UnitRecord self) => [.. _names.TwinsOf(name).Where(twin => twin != self.Name)];
}
