using CaseReform.Ops.Domain.Text;
using CaseReform.Ops.Domain.Units;
using CaseReform.Ops.Worker.People;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>The units of a problem from its unit columns.</summary>
internal sealed class UnitFields(UnitCellReader reader, LedgerReadingOptions options, ImportNotes notes, NewUnits unknown)
{
    /// <summary>Who leads, supports and oversees; Lead is null when it was refused.</summary>
    public (string? Lead, IReadOnlyList<string> Supporting, string? Overseeing) Read(ProblemRows problem)
    {
        var row = problem.First;
        var field = row[LedgerColumn.LeadUnit];
        if (field.IsBlank)
        {
            field = WithoutColumn(problem) ?? field;
        }

        var main = reader.Read(field.Text);
        var leads = Names(row, field, main.Leads, problem);
        var supporting = Names(row, field, main.Supporting, problem);
        var overseeing = Names(row, field, main.Overseeing, problem);
        if (!main.All.Any())
        {
            notes.Refuse(row, field, ImportTexts.UnitBlank, problem.Number);
        }
        else if (main.Leads.Count == 0)
        {
            notes.Refuse(row, field, ImportTexts.UnitNoLead, problem.Number);
        }
        else if (main.Leads.Count > 1 && leads.Count > 0)
        {
            notes.Warn(row.Sheet, row.Number, Say(ImportTexts.SeveralLeads, leads[0]));
        }

        foreach (var other in row.All(LedgerColumn.LeadUnit).Where(f => f.Column != field.Column).Concat(row.All(LedgerColumn.SupportingUnits)))
        {
            supporting.AddRange(Names(row, other, reader.Read(other.Text).All, problem));
        }

        foreach (var over in row.All(LedgerColumn.OverseeingUnit))
        {
            overseeing.AddRange(Names(row, over, reader.Read(over.Text).All, problem));
        }

        if (overseeing.Distinct().Count() > 1)
        {
            notes.Warn(row.Sheet, row.Number, Say(ImportTexts.SeveralOverseers, overseeing[0]));
        }

        var lead = leads.FirstOrDefault();
        return (lead, [.. leads.Skip(1).Concat(supporting).Distinct().Where(name => name != lead)], overseeing.FirstOrDefault());
    }

    /// <summary>The unit that leads one measure and its helpers, where a further row names its own.</summary>
    public IReadOnlyList<string> ReadMeasure(LedgerRow row, ProblemRows problem)
    {
        var field = row[LedgerColumn.LeadUnit];
        if (ReferenceEquals(row, problem.First) || !field.IsOwn || field.Text == problem.First[LedgerColumn.LeadUnit].Text)
        {
            return [];
        }

        var cell = reader.Read(field.Text);
        return Names(row, field, cell.Leads.Concat(cell.Supporting), problem);
    }

    // A sheet of one unit (分账) names it above the table or on its tab.
    private FieldCell? WithoutColumn(ProblemRows problem)
    {
        var row = problem.First;
        if (row.Header.Has(LedgerColumn.LeadUnit))
        {
            return null;
        }

        var name = problem.Labels.Filler ?? (options.Units.Find(row.Sheet) is not null ? row.Sheet : null);
        if (name is null)
        {
            return null;
        }

        notes.Warn(row.Sheet, row.Header.Row + 1, Say(problem.Labels.Filler is null ? ImportTexts.UnitFromSheet : ImportTexts.UnitFromLabel, name));
        return new FieldCell(name, default, row.Index, -1, false);
    }

    private List<string> Names(LedgerRow row, FieldCell field, IEnumerable<UnitMatch> units, ProblemRows problem)
    {
        var names = new List<string>();
        foreach (var unit in units)
        {
            switch (unit)
            {
                case UnitMatch.Known known:
                    names.Add(known.Name);
                    if (options.Units.RetiredOn(known.Name) is { } day && !options.NamedBefore.Contains((problem.Number.Text, known.Name)))
                    {
                        notes.Refuse(row, field, Say(ImportTexts.UnitRetired, known.Name, IsoDay.Text(day)), problem.Number);
                    }

                    break;
                case UnitMatch.Unknown create:
                    unknown.Add(create.Name, reason => notes.Refuse(row, field, reason, problem.Number));
                    names.Add(create.Name);
                    if (!options.CreateUnits)
                    {
                        notes.Refuse(row, field, Unknown(create), problem.Number);
                    }

                    break;
                case UnitMatch.Generic generic:
                    notes.Refuse(row, field, Say(ImportTexts.UnitGeneric, generic.Written), problem.Number);
                    break;
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        }

        return names;
    }

    private static string Unknown(UnitMatch.Unknown unit) => unit.Nearest.Count == 0
        ? Say(ImportTexts.UnitNoNearest, unit.Name)
        : Say(ImportTexts.UnitNearest, unit.Name, string.Join('、', unit.Nearest));
}
