using CaseReform.Ops.Domain.Text;
using CaseReform.Ops.Domain.Units;
using CaseReform.Ops.Worker.People;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>The units of a problem from its unit columns.</summary>
internal sealed class UnitFields(UnitCellReader reader, PersonNotes persons, LedgerReadingOptions options, ImportNotes notes, NewUnits unknown)
{
    /// <summary>The texts of a row that name units.</summary>
    public static IEnumerable<string> CellsOf(LedgerRow row, PersonNotes persons) =>
        row.All(LedgerColumn.LeadUnit).Concat(row.All(LedgerColumn.SupportingUnits)).Concat(row.All(LedgerColumn.OverseeingUnit)).Select(field => persons.Without(row, field));

    /// <summary>The person whom a row's own cell of units says to answer for it, where it has no column for that or a blank one.</summary>
    public static string? ResponsibleIn(LedgerRow row) => row[LedgerColumn.LeadUnit] is { IsOwn: true } field ? PersonNotes.Responsible(row, field) : null;

    /// <summary>Who leads, supports and oversees; Lead is null when it was refused.</summary>
    public ProblemUnits Read(ProblemRows problem)
    {
        var row = problem.First;
        var field = row[LedgerColumn.LeadUnit];
        if (field.IsBlank)
        {
            field = WithoutColumn(problem) ?? Known(problem, field) ?? field;
        }

        if (DittoCells.Points(field.Text))
        {
            notes.Refuse(row, field, Say(ImportTexts.DittoUnread, field.Text), problem.Number);
            return new ProblemUnits(null, [], null, []);
        }

        if (PersonNotes.AreAll(field.Text) && options.Units.Find(field.Text) is null)
        {
            notes.Refuse(row, field, Say(ImportTexts.UnitOnlyPerson, field.Text.ReplaceLineEndings("、")), problem.Number);
            return new ProblemUnits(null, [], null, []);
        }

        var main = Cell(row, field);
        var collectives = new List<string>();
        var canLead = main.Leads.Any(unit => unit is not UnitMatch.Generic);
        var leads = Names(row, field, main.Leads, problem, canLead ? collectives : null);
        var supporting = Names(row, field, main.Supporting, problem, canLead || main.Leads.Count == 0 ? collectives : null);
        var overseeing = Overseeing(row, field, main.Overseeing, problem);
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

        if (main.PassedOver is { } passed && leads.Count > 0)
        {
            notes.Warn(row.Sheet, row.Number, Say(ImportTexts.CollectivePassedOver, passed.Written, leads[0]));
        }

        foreach (var other in row.All(LedgerColumn.LeadUnit).Where(f => f.Column != field.Column).Concat(row.All(LedgerColumn.SupportingUnits)))
        {
            supporting.AddRange(Names(row, other, Cell(row, other).All, problem, collectives));
        }

        foreach (var further in problem.Rows.Skip(1))
        {
            foreach (var other in further.All(LedgerColumn.SupportingUnits).Where(f => f.IsOwn))
            {
                supporting.AddRange(Names(further, other, Cell(further, other).All, problem, collectives));
            }
        }

        foreach (var over in row.All(LedgerColumn.OverseeingUnit))
        {
            overseeing.AddRange(Overseeing(row, over, Cell(row, over).All.ToList(), problem));
        }

        if (overseeing.Distinct().Count() > 1)
        {
            notes.Warn(row.Sheet, row.Number, Say(ImportTexts.SeveralOverseers, overseeing[0]));
        }

        var lead = leads.FirstOrDefault();
        return new ProblemUnits(lead, [.. leads.Skip(1).Concat(supporting).Distinct().Where(name => name != lead)], overseeing.FirstOrDefault(), collectives);
    }

    /// <summary>The unit that leads one measure and its helpers, where a further row names its own.</summary>
    /// <param name="row">That row.</param>
    /// <param name="problem">The problem.</param>
    /// <param name="collectives">Takes the words for many units beside them.</param>
    public IReadOnlyList<string> ReadMeasure(LedgerRow row, ProblemRows problem, List<string> collectives)
    {
        var field = row[LedgerColumn.LeadUnit];
        if (ReferenceEquals(row, problem.First) || !field.IsOwn || field.Text == problem.First[LedgerColumn.LeadUnit].Text)
        {
            return [];
        }

        var cell = Cell(row, field);
        var units = cell.Leads.Concat(cell.Supporting).ToList();
        return Names(row, field, units, problem, units.Exists(unit => unit is not UnitMatch.Generic) ? collectives : null);
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

    /// <summary>A blank cell of a problem that the ledger has leaves its lead as it is.</summary>
    private FieldCell? Known(ProblemRows problem, FieldCell field) =>
        options.Known.TryGetValue(problem.Number.Text, out var known) ? field with { Text = known.LeadUnit } : null;

    // What our own export wrote is taken as it stands.
    private UnitCell Cell(LedgerRow row, FieldCell field)
    {
        var cell = row[LedgerColumn.ProblemRowId].IsBlank ? reader.Read(persons.Without(row, field)) : reader.ReadExported(field.Text);
        foreach (var counted in cell.Short)
        {
            notes.Warn(row.Sheet, row.Number, Say(ImportTexts.UnitsCounted, field.Text.ReplaceLineEndings("、"), counted.Count, counted.Named));
        }

        notes.Bracketed.AddRange(cell.Notes.Select(text => (text.Replace('(', '（').Replace(')', '）'), row)));
        return cell;
    }

    /// <summary>Letters go to who oversees: a collective beside one is left out, and one alone is refused.</summary>
    private List<string> Overseeing(LedgerRow row, FieldCell field, IReadOnlyList<UnitMatch> units, ProblemRows problem)
    {
        var real = units.Where(unit => unit is not UnitMatch.Generic).ToList();
        foreach (var generic in real.Count == 0 ? [] : units.OfType<UnitMatch.Generic>())
        {
            notes.Warn(row.Sheet, row.Number, Say(ImportTexts.CollectiveOverseer, generic.Written));
        }

        return Names(row, field, real.Count == 0 ? units : real, problem, null);
    }

    /// <param name="row">The row.</param>
    /// <param name="field">The cell.</param>
    /// <param name="units">Its units.</param>
    /// <param name="problem">The problem.</param>
    /// <param name="collectives">Takes words for many units, for nothing is mailed to who supports; null refuses them.</param>
    private List<string> Names(LedgerRow row, FieldCell field, IEnumerable<UnitMatch> units, ProblemRows problem, List<string>? collectives)
    {
        var names = new List<string>();
        foreach (var unit in units)
        {
            if (unit is UnitMatch.Unknown { Name: var name } && field.Column != row[LedgerColumn.LeadUnit].Column && PersonNotes.AreAll(name))
            {
                notes.Warn(row.Sheet, row.Number, Say(ImportTexts.HelperIsPerson, row.Header.NameOf(field.Column), name));
                continue;
            }

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
                    unknown.Add(create.Name, new FilePlace(row.Sheet, field.Row + 1), reason => notes.Refuse(row, field, reason, problem.Number));
                    names.Add(create.Name);
                    if (!options.CreateUnits)
                    {
                        notes.Refuse(row, field, Unknown(create), problem.Number);
                    }

                    break;
                case UnitMatch.Generic generic when collectives is not null:
                    var words = generic.Written.Replace('(', '（').Replace(')', '）');
                    collectives.Add(words);
                    if (row[LedgerColumn.ProblemRowId].IsBlank) // an export repeats what was said of the file it came from
                    {
                        notes.Collectives.Add((words, row));
                    }

                    break;
                case UnitMatch.Generic generic:
                    notes.Refuse(row, field, Say(ImportTexts.UnitGeneric, generic.Written), problem.Number);
                    break;
                case UnitMatch.Sited sited:
                    notes.Refuse(row, field, Say(ImportTexts.UnitSites, sited.Written.Replace('(', '（').Replace(')', '）'), sited.Name), problem.Number);
                    break;
                case UnitMatch.Unclear unclear:
                    notes.Refuse(row, field, Unclear(unclear), problem.Number);
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

    private static string Unclear(UnitMatch.Unclear unit) => Say(ImportTexts.UnitUnclear, unit.Written.ReplaceLineEndings(" "), unit.Readings[0], unit.Readings[1]);
}
