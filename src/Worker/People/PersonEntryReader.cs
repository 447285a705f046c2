using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Text;
using CaseReform.Ops.Domain.Units;
using CaseReform.Ops.Worker.Ledger.Import;
using CaseReform.Ops.Worker.Sheets;

namespace CaseReform.Ops.Worker.People;

/// <summary>Reads one row after the other; a blank unit means as above, a blank address that of the same person further up.</summary>
/// <param name="newUnits">Takes the units that are not known, to be created; null refuses them.</param>
internal sealed class PersonEntryReader(
    ListTable table, UnitCellReader units, NewUnits? newUnits, List<Refusal> refusals, List<string> warnings)
{
    private const int MaxNameLength = 60;
    private static readonly char[] RoleSeparators = ['、', ',', '，', ';', '；', '/', '／', '\n'];
    private readonly Dictionary<string, EmailAddress> _addresses = new(StringComparer.Ordinal);
    private string _unitAbove = "";

    /// <summary>The row's person, or null when it was refused.</summary>
    public PersonEntry? Read(GridRow row)
    {
        var before = refusals.Count;
        var unit = Unit(row);
        var supervised = Units(row, PeopleColumns.Supervised, table.Text(row, PeopleColumns.Supervised));
        var title = Plain(row, PeopleColumns.Title);
        var name = ListText.Name(table.Text(row, PeopleColumns.Name));
        CheckName(row, PeopleColumns.Name, name, required: true);
        var email = Email(row, name);
        var roles = Roles(row, title);
        var acting = ListText.Name(table.Text(row, PeopleColumns.Acting));
        acting = acting is "无" or "/" or "-" or "—" ? "" : acting;
        CheckName(row, PeopleColumns.Acting, acting, required: false);
        var (tenure, actingPeriod) = Periods(row, acting.Length > 0);
        return refusals.Count > before
            ? null
            : new PersonEntry
            {
                Unit = unit,
                SupervisedUnits = supervised,
                Title = title.Length == 0 ? null : title,
                Name = name,
                Email = email,
                Roles = roles,
                Acting = acting.Length == 0 ? null : acting,
                Tenure = tenure,
                ActingPeriod = actingPeriod,
                Sheet = table.Sheet,
                Row = row.Index + 1,
            };
    }

    private string Unit(GridRow row)
    {
        var text = table.Text(row, PeopleColumns.Unit);
        _unitAbove = text.Length == 0 ? _unitAbove : text;
        if (_unitAbove.Length == 0)
        {
            Refuse(row, PeopleColumns.Unit, PeopleSheetTexts.Blank);
            return "";
        }

        var found = Units(row, PeopleColumns.Unit, _unitAbove);
        if (found.Count > 1)
        {
            Refuse(row, PeopleColumns.Unit, PeopleSheetTexts.SeveralUnits);
        }

        return found.Count > 0 ? found[0] : "";
    }

    private List<string> Units(GridRow row, string column, string text)
    {
        var names = new List<string>();
        var cell = units.Read(text);
        warnings.AddRange(cell.Notes.Select(note => Say(PeopleSheetTexts.UnitBrackets, table.Sheet, row.Index + 1, note.Replace('(', '（').Replace(')', '）'))));
        warnings.AddRange(cell.Short.Select(counted => Say(PeopleSheetTexts.UnitsCounted, table.Sheet, row.Index + 1, text.ReplaceLineEndings("、"), counted.Count, counted.Named)));
        foreach (var unit in cell.All)
        {
            switch (unit)
            {
                case UnitMatch.Known known:
                    names.Add(known.Name);
                    break;
                case UnitMatch.Generic generic:
                    Refuse(row, column, Say(PeopleSheetTexts.UnitGeneric, generic.Written));
                    break;
                case UnitMatch.Sited sited:
                    Refuse(row, column, Say(ImportTexts.UnitSites, sited.Written.Replace('(', '（').Replace(')', '）'), sited.Name));
                    break;
                case UnitMatch.Unclear unclear:
                    Refuse(row, column, Say(ImportTexts.UnitUnclear, unclear.Written, unclear.Readings[0], unclear.Readings[1]));
                    break;
                case UnitMatch.Unknown unknown when newUnits is not null:
                    newUnits.Add(unknown.Name, new FilePlace(table.Sheet, row.Index + 1), reason => Refuse(row, column, reason));
                    names.Add(unknown.Name);
                    break;
                case UnitMatch.Unknown { Nearest.Count: 0 } unknown:
                    Refuse(row, column, Say(PeopleSheetTexts.UnitUnknown, unknown.Name));
                    break;
                case UnitMatch.Unknown unknown:
                    Refuse(row, column, Say(PeopleSheetTexts.UnitNearest, unknown.Name, string.Join('、', unknown.Nearest)));
                    break;
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        }

        return names;
    }

    private EmailAddress? Email(GridRow row, string name)
    {
        var text = table.Text(row, PeopleColumns.Email);
        if (text.Length == 0)
        {
            if (_addresses.TryGetValue(name, out var above))
            {
                return above;
            }

            warnings.Add(Say(PeopleSheetTexts.At, table.Sheet, row.Index + 1, Say(PeopleSheetTexts.EmailMissing, name)));
            return null;
        }

        var folded = FullWidth.Folded(text);
        if (!EmailAddress.TryParse(folded, out var address, out var reason))
        {
            Refuse(row, PeopleColumns.Email, reason);
            return null;
        }

        if (!ReferenceEquals(folded, text))
        {
            warnings.Add(Say(PeopleSheetTexts.At, table.Sheet, row.Index + 1, Say(PeopleSheetTexts.EmailFolded, text, address)));
        }

        _addresses[name] = address;
        return address;
    }

    private List<PostRole> Roles(GridRow row, string title)
    {
        var text = table.Text(row, PeopleColumns.Role);
        if (text.Length == 0)
        {
            // 局长 says by itself what the post answers for.
            if (PostRoleNames.TryParse(title, out var byTitle))
            {
                return [byTitle];
            }

            Refuse(row, PeopleColumns.Role, PeopleSheetTexts.Blank);
            return [];
        }

        var roles = new List<PostRole>();
        foreach (var word in text.Split(RoleSeparators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (PostRoleNames.TryParse(word, out var role))
            {
                roles.Add(role);
                continue;
            }

            Refuse(row, PeopleColumns.Role, Say(PeopleSheetTexts.RoleUnknown, word, string.Join('、', Enum.GetValues<PostRole>().Select(PostRoleNames.NameOf))));
        }

        return [.. roles.Distinct()];
    }

    private (Period Tenure, Period Acting) Periods(GridRow row, bool hasActing)
    {
        var tenure = Period(row, PeopleColumns.Tenure);
        var acting = Period(row, PeopleColumns.ActingPeriod);
        var either = Period(row, PeopleColumns.Period);
        var (from, to) = (Period(row, PeopleColumns.From), Period(row, PeopleColumns.To));
        if (!hasActing && acting != Domain.People.Period.Open)
        {
            Refuse(row, PeopleColumns.ActingPeriod, PeopleSheetTexts.PeriodWithoutActing);
        }

        if (from != Domain.People.Period.Open || to != Domain.People.Period.Open)
        {
            tenure = new Period(from.From, to.From);
            if (tenure.From > tenure.To)
            {
                Refuse(row, PeopleColumns.To, PeopleSheetTexts.PeriodReversed);
            }
        }

        if (either == Domain.People.Period.Open)
        {
            return (tenure, acting);
        }

        // One column for both: with a colleague named it says how long they act, unless another column does.
        if (hasActing && !table.Has(PeopleColumns.ActingPeriod))
        {
            warnings.Add(Say(PeopleSheetTexts.At, table.Sheet, row.Index + 1, Say(PeopleSheetTexts.PeriodIsActing, table.Text(row, PeopleColumns.Period))));
            return (tenure, either);
        }

        return (either, acting);
    }

    private Period Period(GridRow row, string column)
    {
        var text = table.Text(row, column);
        if (table.Cell(row, column).Date is { } day)
        {
            return new Period(day, null);
        }

        if (Domain.People.Period.Read(text) is not { } period)
        {
            Refuse(row, column, Say(PeopleSheetTexts.PeriodUnread, text));
            return Domain.People.Period.Open;
        }

        if (period.IsBackward)
        {
            Refuse(row, column, Say(PeopleSheetTexts.PeriodBackward, text));
        }

        return period;
    }

    private string Plain(GridRow row, string column)
    {
        var text = table.Text(row, column).Trim();
        CheckName(row, column, text, required: false);
        return text;
    }

    private void CheckName(GridRow row, string column, string text, bool required)
    {
        if (required && text.Length == 0)
        {
            Refuse(row, column, PeopleSheetTexts.Blank);
        }
        else if (!ListText.IsClean(text))
        {
            Refuse(row, column, PeopleSheetTexts.Forbidden);
        }
        else if (text.Length > MaxNameLength)
        {
            Refuse(row, column, Say(PeopleSheetTexts.TooLong, MaxNameLength));
        }
    }

    private void Refuse(GridRow row, string column, string reason) => refusals.Add(table.Refuse(row, column, PeopleSheetTexts.In, reason));
}
