using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Units;
using CaseReform.Ops.Worker.Ledger.Import;
using CaseReform.Ops.Worker.Sheets;

namespace CaseReform.Ops.Worker.People;

/// <summary>Reads 单位、分管单位、岗位/职务、姓名、邮箱、角色、代理人、起止日期 from every visible sheet that has such a header.</summary>
internal static class PeopleSheetReader
{
    /// <param name="units">The directory; people belong to known units only.</param>
    /// <param name="knownPeople">Names already stored, who may act for somebody in the file.</param>
    /// <param name="newUnits">Takes the units that are not known, to be created; null refuses them.</param>
    public static PeopleReading Read(
        IReadOnlyList<SheetGrid> sheets, UnitNames units, IReadOnlySet<string> knownPeople, NewUnits? newUnits = null)
    {
        var refusals = new List<Refusal>();
        var warnings = new List<string>();
        var read = new List<(PersonEntry Person, ListTable Table, GridRow Row)>();
        var tables = 0;
        var visible = sheets.Where(s => !s.Hidden).ToList();
        foreach (var sheet in visible)
        {
            if (ListTable.Find(sheet, PeopleColumns.All, PeopleColumns.Name, PeopleColumns.Email) is not { } table)
            {
                warnings.Add(Say(PeopleSheetTexts.SheetSkipped, sheet.Name));
                continue;
            }

            tables++;
            if (!table.Has(PeopleColumns.Unit))
            {
                refusals.Add(new Refusal(sheet.Name, 1, "", "", Say(PeopleSheetTexts.NoColumn, "单位")));
                continue;
            }

            var reader = new PersonEntryReader(table, new UnitCellReader(units), newUnits, refusals, warnings);
            read.AddRange(table.Each(reader.Read, refusals).Where(r => r.Entry is not null).Select(r => (r.Entry!, table, r.Row)));
        }

        if (tables == 0)
        {
            refusals.Add(new Refusal(visible.Count > 0 ? visible[0].Name : "", 1, "", "", PeopleSheetTexts.NoHeader));
        }
        else if (read.Count == 0 && refusals.Count == 0)
        {
            refusals.Add(new Refusal(visible[0].Name, 1, "", "", PeopleSheetTexts.Nobody));
        }

        PeopleChecks.Check(read, knownPeople, refusals);
        var plan = newUnits?.Decide() ?? NewUnitPlan.Empty;
        refusals.AddRange(newUnits?.Mistyped(plan) ?? []);
        return new PeopleReading([.. read.Select(r => r.Person)], refusals, warnings) { NewUnits = plan };
    }
}
