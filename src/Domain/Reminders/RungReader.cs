using System.Text.Json;
using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Domain.Reminders;

/// <summary>Reads one rung of a ladder.</summary>
internal sealed class RungReader(LadderFaults faults)
{
    private const int MaxDays = 250; // a year of working days
    private const int MaxDaysInQuarter = 50; // fewer than any quarter has, so a rung stays in its quarter

    public Rung? Read(JsonElement element, int place)
    {
        var where = Say(LadderTexts.RungAt, place);
        if (element.ValueKind != JsonValueKind.Object)
        {
            faults.Add(LadderTexts.RungNotAnObject, where);
            return null;
        }

        var name = faults.Name(where, element);
        where = name is null ? where : where + LadderFaults.Quoted(name);
        faults.KnownMembers(where, element, "name", "light", "when", "to", "copy");
        var light = ReadLight(where, element);
        var when = ReadWhen(where, element);
        var to = ReadRoles(where, element, "to");
        var copy = ReadRoles(where, element, "copy");
        if (to is { Count: 0 })
        {
            faults.Add(LadderTexts.NoRecipient, where);
        }

        return name is null || light is null || when is null || to is null || copy is null
            ? null
            : new Rung { Name = name, Light = light.Value, When = when, To = to, Copy = copy, Rank = 0 };
    }

    private Light? ReadLight(string where, JsonElement element)
    {
        if (LightNames.TryParse(LadderFaults.Text(element, "light") ?? "", out var light))
        {
            return light;
        }

        faults.Add(LadderTexts.BadLight, where);
        return null;
    }

    private RungTiming? ReadWhen(string where, JsonElement element)
    {
        if (!element.TryGetProperty("when", out var when) || when.ValueKind != JsonValueKind.Object)
        {
            faults.Add(LadderTexts.BadWhen, where);
            return null;
        }

        var members = when.EnumerateObject().Select(member => member.Name).ToHashSet();
        where += LadderTexts.WhenOfRung;
        if (members.SetEquals(["before"]))
        {
            return faults.Days(where, when, "before", 1, MaxDays) is { } days ? new RungTiming.Before(days) : null;
        }

        if (members.SetEquals(["day"]) && when.GetProperty("day").ValueKind == JsonValueKind.True)
        {
            return new RungTiming.OnTheDay();
        }

        if (members.SetEquals(["after"]))
        {
            return faults.Days(where, when, "after", 1, MaxDays) is { } days ? new RungTiming.After(days, Every: null) : null;
        }

        if (members.SetEquals(["after", "every"]))
        {
            var days = faults.Days(where, when, "after", 1, MaxDays);
            var every = faults.Days(where, when, "every", 1, MaxDays);
            return days is null || every is null ? null : new RungTiming.After(days.Value, every);
        }

        if (members.SetEquals(["silence", "whileMoreThan"]) || members.SetEquals(["silence", "whileMoreThan", "whileAtMost"]))
        {
            return ReadSilence(where, when);
        }

        if (members.SetEquals(["quarterEndBefore"]))
        {
            return faults.Days(where, when, "quarterEndBefore", 0, MaxDaysInQuarter) is { } days ? new RungTiming.QuarterEnd(days) : null;
        }

        faults.Add(LadderTexts.UnknownWhen, where, string.Join(LadderTexts.And, members.Select(LadderFaults.Quoted)));
        return null;
    }

    private RungTiming.Silence? ReadSilence(string where, JsonElement when)
    {
        var days = faults.Days(where, when, "silence", 1, MaxDays);
        var more = faults.Days(where, when, "whileMoreThan", 0, MaxDays);
        if (!when.TryGetProperty("whileAtMost", out _))
        {
            return days is null || more is null ? null : new RungTiming.Silence(days.Value, more.Value);
        }

        var most = faults.Days(where, when, "whileAtMost", 1, MaxDays);
        if (most <= more)
        {
            faults.Add(LadderTexts.NeverSilent, where);
            return null;
        }

        return days is null || more is null || most is null ? null : new RungTiming.Silence(days.Value, more.Value, most);
    }

    private List<PostRole>? ReadRoles(string where, JsonElement element, string member)
    {
        if (!element.TryGetProperty(member, out var list))
        {
            return [];
        }

        if (list.ValueKind != JsonValueKind.Array)
        {
            faults.Add(LadderTexts.RolesNotAList, where, member);
            return null;
        }

        var roles = new List<PostRole>();
        var understood = true;
        foreach (var entry in list.EnumerateArray())
        {
            var text = entry.ValueKind == JsonValueKind.String ? entry.GetString() : null;
            if (!PostRoleNames.TryParse(text, out var role) || role == PostRole.Inspector)
            {
                faults.Add(LadderTexts.BadRole, where, member, text ?? entry.ValueKind.ToString());
                understood = false;
            }
            else if (!roles.Contains(role))
            {
                roles.Add(role);
            }
        }

        return understood ? roles : null;
    }
}
