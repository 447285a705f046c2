using CaseReform.Ops.Domain.Units;

namespace CaseReform.Ops.Worker.People;

/// <summary>What is said of units that are to be created: each beside those it is like.</summary>
internal static class NewUnitWords
{
    private const int MaxLine = 60;

    /// <summary>Why a twin is not created, and both ways out.</summary>
    public static string Refusal(NewUnit unit, UnitNames known) => unit.Twins switch
    {
        [var one, ..] when known.RetiredOn(one) is not null => Say(NewUnitTexts.TwinRetired, unit.Name, one),
        [var one] => Say(NewUnitTexts.Twin, unit.Name, one),
        _ => Say(NewUnitTexts.TwinSeveral, unit.Name, string.Join('、', unit.Twins.Take(3))),
    };

    /// <summary>The list: twins first, then what looks alike, then all others in few lines.</summary>
    public static IEnumerable<string> List(NewUnitPlan plan)
    {
        if (plan.Units.Count == 0)
        {
            yield break;
        }

        yield return Say(NewUnitTexts.Title, plan.Units.Count);
        var isOneSheet = plan.Units.Select(u => u.First?.Sheet).OfType<string>().Distinct(StringComparer.Ordinal).Count() < 2;
        var twins = plan.Units.Where(u => u.IsTwin).ToList();
        var doubles = plan.Units.Where(u => !u.IsTwin && u.TwinsAmongNew.Count > 0).ToList();
        var alike = plan.Units.Where(u => !u.IsTwin && u.TwinsAmongNew.Count == 0 && u.Nearest.Count > 0).ToList();
        var others = plan.Units.Where(u => !u.IsTwin && u.TwinsAmongNew.Count == 0 && u.Nearest.Count == 0).Select(Placed).ToList();
        foreach (var line in Group(NewUnitTexts.Twins, twins, u => Say(NewUnitTexts.TwinRow, Placed(u), string.Join('、', u.Twins.Take(3)))))
        {
            yield return line;
        }

        foreach (var line in Group(NewUnitTexts.Doubles, doubles, u => Say(NewUnitTexts.TwinRow, Placed(u), string.Join('、', u.TwinsAmongNew.Take(3)))))
        {
            yield return line;
        }

        foreach (var line in Group(NewUnitTexts.Alike, alike, u => Say(NewUnitTexts.AlikeRow, Placed(u), string.Join('、', u.Nearest.Select(Like)))))
        {
            yield return line;
        }

        if (others.Count > 0 && others.Count < plan.Units.Count)
        {
            yield return Say(NewUnitTexts.Others, others.Count);
        }

        foreach (var line in Lines(others))
        {
            yield return line;
        }

        string Placed(NewUnit unit) => unit.First is not { } first ? unit.Name
            : isOneSheet ? Say(NewUnitTexts.AtRow, unit.Name, first.Row)
            : Say(NewUnitTexts.AtSheetRow, unit.Name, first.Sheet, first.Row);
    }

    private static string Like(LikeUnit unit) => unit.Alias is { } alias ? Say(NewUnitTexts.ByAlias, unit.Name, alias) : unit.Name;

    private static IEnumerable<string> Group(string title, List<NewUnit> units, Func<NewUnit, string> row) =>
        units.Count == 0 ? [] : units.Select(row).Prepend(Say(title, units.Count));

    private static IEnumerable<string> Lines(IEnumerable<string> names)
    {
        var line = new System.Text.StringBuilder();
        foreach (var name in names)
        {
            if (line.Length > 0 && line.Length + name.Length > MaxLine)
            {
                yield return Say(NewUnitTexts.Row, line);
                line.Clear();
            }

            line.Append(line.Length > 0 ? "、" : string.Empty).Append(name);
        }

        if (line.Length > 0)
        {
            yield return Say(NewUnitTexts.Row, line);
        }
    }
}
