namespace CaseReform.Ops.Domain.Units;

/// <summary>The units of one cell by their part, in the order written and each once.</summary>
/// <param name="Leads">Those marked 牵头; without a mark the first unit. Empty when the cell names only supporting units.</param>
/// <param name="Supporting">All others that work on the problem.</param>
/// <param name="Overseeing">Those behind 督导单位： or 验收单位：.</param>
public sealed record UnitCell(IReadOnlyList<UnitMatch> Leads, IReadOnlyList<UnitMatch> Supporting, IReadOnlyList<UnitMatch> Overseeing)
{
    /// <summary>A collective that stands first (各区政府、市住建局) and so does not lead; null when there is none.</summary>
    public UnitMatch.Generic? PassedOver { get; init; }

    /// <summary>Names with what stood in brackets behind them, as written: 县住建局(质监站), of which only 县住建局 was taken.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Lists that count more units than they name, as written: 河口镇人民政府等三个乡镇. Only those named were taken.</summary>
    public IReadOnlyList<CountedUnits> Short { get; init; } = [];

    /// <summary>Every unit of the cell.</summary>
    public IEnumerable<UnitMatch> All => Leads.Concat(Supporting).Concat(Overseeing);
}
