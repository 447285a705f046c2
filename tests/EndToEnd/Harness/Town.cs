using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CaseReform.Ops.EndToEnd.Tests.Harness;

/// <summary>
/// An invented authority with a ledger, and — worked out apart from the program — what is due when. The ledger lies in March 2026, which
/// has no public holiday, so that working days are Monday to Friday.
/// </summary>
/// <param name="Units">How many units; each has a 责任人, a 分管领导 and a 第一责任人.</param>
/// <param name="Deadlines">The deadlines of measures; measure n is problem n+1 of unit n modulo units.</param>
public sealed record Town(int Units, IReadOnlyList<DateOnly> Deadlines)
{
    /// <summary>The day on which the ledger came in and mail was released.</summary>
    public static readonly DateOnly Begun = new(2026, 3, 2);

    /// <summary>A Monday on which every kind of rung falls due.</summary>
    public static readonly DateOnly Today = new(2026, 3, 16);

    private const string Tenure = "2020-01-01至2030-12-31";

    private static readonly (string Name, int Offset, string[] To)[] Ladder =
    [
        ("提醒", -7, ["责任人"]),
        ("预警", -3, ["责任人", "分管领导"]),
        ("到期", 0, ["责任人"]),
        ("催办", 1, ["责任人", "分管领导"]),
        ("督办", 5, ["第一责任人", "责任人", "分管领导"]),
    ];

    /// <summary>One measure a unit, deadlines that make rungs of all kinds due on <see cref="Today"/>.</summary>
    public static Town Of(int units)
    {
        int[] offsets = [-7, -3, 0, 1, 5];
        return new Town(units, [.. Enumerable.Range(0, units).Select(n => Workdays(Today, -offsets[n % offsets.Length]))]);
    }

    /// <summary>A day so many working days on; back when negative.</summary>
    public static DateOnly Workdays(DateOnly day, int count)
    {
        for (; count != 0; count -= Math.Sign(count))
        {
            do
            {
                day = day.AddDays(Math.Sign(count));
            }
            while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);
        }

        return day;
    }

    public static string Address(int unit, string role) => string.Create(
        CultureInfo.InvariantCulture, $"{role switch { "责任人" => "handler", "分管领导" => "leader", _ => "first" }}{unit}@town.example");

    /// <summary>What stands in a measure's text and nowhere else.</summary>
    public static string Marker(int measure) => string.Create(CultureInfo.InvariantCulture, $"专项措施甲{measure:0000}乙");

    /// <summary>The notices that must have gone out by the evening of a day when the worker ran on that day for the first time: for each recipient the highest rung whose day has come.</summary>
    public IEnumerable<Expected> Due(DateOnly day)
    {
        for (var n = 0; n < Deadlines.Count; n++)
        {
            foreach (var role in new[] { "责任人", "分管领导", "第一责任人" })
            {
                var due = Ladder.Where(r => r.To.Contains(role) && Workdays(Deadlines[n], r.Offset) is var fires && fires <= day && fires >= Begun).ToList();
                if (due.Count > 0)
                {
                    yield return new Expected(Address(n % Units, role), Marker(n), due[^1].Name);
                }
            }
        }
    }

    /// <summary>Puts units, people and ledger in, by the commands an office uses, and releases.</summary>
    /// <param name="at">Where to.</param>
    /// <param name="from">What fell due before this day stays silent; null for <see cref="Begun"/>.</param>
    /// <param name="release">Whether mail is released.</param>
    public async Task SettleAsync(Installation at, DateOnly? from = null, bool release = true)
    {
        var folder = Directory.CreateDirectory(Path.Combine(at.Folder, "files")).FullName;
        var (units, people, ledger) = (Path.Combine(folder, "units.csv"), Path.Combine(folder, "people.csv"), Path.Combine(folder, "ledger.csv"));
        var unit = Enumerable.Range(0, Units).ToList();
        await WriteAsync(units, "名称,上级,别名,职能", unit.Select(u => $"{UnitName(u)},,,"));
        await WriteAsync(people, "单位,分管单位,职务,姓名,邮箱,角色,代理人,起止日期", unit.SelectMany(u => new[]
        {
            $"{UnitName(u)},,科员,{Person("经办", u)},{Address(u, "责任人")},责任人,,{Tenure}",
            $"{UnitName(u)},{UnitName(u)},副局长,{Person("分管", u)},{Address(u, "分管领导")},分管领导,,{Tenure}",
            $"{UnitName(u)},,局长,{Person("主责", u)},{Address(u, "第一责任人")},第一责任人,,{Tenure}",
        }));
        await WriteAsync(ledger, "序号,存在问题,整改措施,责任单位,完成时限", Deadlines.Select((d, n) => string.Create(
            CultureInfo.InvariantCulture, $"{n + 1},窗口服务首问负责制落实不到位,{Marker(n)},{UnitName(n % Units)},{d:yyyy-MM-dd}")));
        var begun = Begun.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await at.SucceedAsync("units", "import", units);
        await at.SucceedAsync("people", "import", people);
        await at.SucceedAsync("ledger", "import", ledger, "--issued", begun, "--as-of", begun);
        if (release)
        {
            await at.SucceedAsync("reminders", "release", "--from-today", "--as-of", (from ?? Begun).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Makes every day of this year and the next a working day and the office open around the clock, so that a test need not wait for Monday.</summary>
    public static async Task WorkAlwaysAsync(Installation at)
    {
        at.Settings["Office__Opens"] = "00:00";
        at.Settings["Office__Closes"] = "23:59:59";
        foreach (var year in new[] { LocalToday.Year, LocalToday.Year + 1 })
        {
            var days = Enumerable.Range(0, 366).Select(d => new DateOnly(year, 1, 1).AddDays(d)).Where(d => d.Year == year)
                .Select(d => new { name = "加班", date = d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), isOffDay = false });
            var file = Path.Combine(at.Folder, "calendar.json");
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(new { year, days }));
            await at.SucceedAsync("calendar", "import", file);
        }
    }

    /// <summary>The day in Shanghai by the machine's clock, which is the clock of a worker that runs.</summary>
    public static DateOnly LocalToday => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).DateTime);

    public static string UnitName(int unit) => string.Create(CultureInfo.InvariantCulture, $"甲市示例{unit:000}局");

    public static string Person(string seat, int unit) => string.Create(CultureInfo.InvariantCulture, $"{seat}示例{unit:000}");

    private static Task WriteAsync(string file, string header, IEnumerable<string> rows) => File.WriteAllLinesAsync(file, [header, .. rows], Encoding.UTF8);
}

/// <summary>A notice that somebody must get.</summary>
public sealed record Expected(string Recipient, string Marker, string Rung);
