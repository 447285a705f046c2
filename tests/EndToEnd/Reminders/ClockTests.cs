using System.Globalization;
using System.Text;

using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.EndToEnd.Tests.Harness;
using CaseReform.Ops.Testing.Mail;
using CaseReform.Ops.Testing.Time;
using CaseReform.Ops.Testing.Tools;

namespace CaseReform.Ops.EndToEnd.Tests.Reminders;

/// <summary>Faults 13 and 14: clocks that jump, zones with summer time, days that are special, years without a calendar.</summary>
public sealed class ClockTests
{
    [Fact(Timeout = Limit.WholeProgram)]
    public async Task A_clock_set_forward_and_back_doubles_nothing()
    {
        var town = Town.Of(10);
        await using var receiver = new Receiver();
        await using var at = await Installation.NewAsync(DatabaseKind.Sqlite);
        at.MailTo(receiver.Port);
        await town.SettleAsync(at);
        foreach (var now in new[] { "16T10:00", "16T09:00", "16T11:00", "06T10:00", "16T10:30", "26T10:00", "16T10:00", "26T10:00" })
        {
            await at.SucceedAsync("reminders", "send", "--as-of", $"2026-03-{now}:00+08:00");
        }

        Assert.Equal(receiver.Accepted.Count, receiver.Accepted.Select(r => r.MessageId).Distinct().Count());
        var oracle = new Oracle(town.Due(Town.Today), receiver.Accepted);
        Assert.Empty(oracle.Missing);
        Assert.Empty(oracle.InSeveralLetters);

        // at most one letter a person and day of the office's calendar
        Assert.Empty(await at.RowsAsync("SELECT person_id, day FROM letters GROUP BY person_id, day HAVING count(*) > 1"));
    }

    [Theory(Timeout = Limit.WholeProgram)]
    [InlineData("Europe/Berlin", "2026-03-27", "2026-03-30")]
    [InlineData("Europe/Berlin", "2025-10-24", "2025-10-27")]
    [InlineData("America/Santiago", "2026-04-03", "2026-04-06")]
    [InlineData("America/Santiago", "2025-09-05", "2025-09-08")]
    [InlineData("Australia/Lord_Howe", "2026-04-03", "2026-04-06")]
    [InlineData("Australia/Lord_Howe", "2025-10-03", "2025-10-06")]
    public async Task A_zone_that_changes_its_clock_gets_each_letter_once_and_inside_office_hours(string zone, string friday, string monday)
    {
        await using var receiver = new Receiver();
        await using var at = await Installation.NewAsync(DatabaseKind.Sqlite);
        at.MailTo(receiver.Port);
        at.Settings["Office__TimeZone"] = zone;
        await PlainWeeksAsync(at, 2025, 2026);
        var day = DateOnly.ParseExact(monday, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        await new Town(1, [day]).SettleAsync(at, from: day);
        var local = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var instant = DateTimeOffset.ParseExact(friday + "T12:00Z", "yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        for (var step = 0; step < 15; step++)
        {
            instant = instant.AddHours(5);
            await at.SucceedAsync("reminders", "send", "--as-of", instant.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        }

        var letter = Assert.Single(receiver.Accepted);
        var sent = DateTimeOffset.Parse(letter.Date, CultureInfo.InvariantCulture);
        Assert.Equal(local.GetUtcOffset(sent), sent.Offset);
        Assert.Equal(day, DateOnly.FromDateTime(sent.DateTime));
        Assert.InRange(TimeOnly.FromDateTime(sent.DateTime), new TimeOnly(8, 30), new TimeOnly(17, 30));
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task Without_time_zone_data_nothing_starts()
    {
        await using var at = await Installation.NewAsync(DatabaseKind.Sqlite);
        await Town.Of(1).SettleAsync(at);
        using var empty = new TemporaryFolder();
        at.Settings["TZDIR"] = empty.Path;
        foreach (var command in new[] { new[] { "run" }, ["reminders", "send"] })
        {
            var ended = await at.RunAsync(command);
            Assert.Equal(1, ended.Exit);
            Assert.Contains("Office:TimeZone", ended.Errors, StringComparison.Ordinal);
            Assert.Contains("tzdata", ended.Errors, StringComparison.Ordinal);
        }
    }

    [Theory(Timeout = Limit.WholeProgram)]
    [InlineData("2024-02-29", "2024-02-20", "提醒")]
    [InlineData("2024-12-31", "2024-12-31", "到期")]
    [InlineData("2024-12-31", "2025-01-02", "催办")]
    public async Task Leap_days_and_the_turn_of_the_year_are_counted(string deadline, string today, string rung)
    {
        await using var receiver = new Receiver();
        await using var at = await Installation.NewAsync(DatabaseKind.Sqlite);
        at.MailTo(receiver.Port);
        await PlainWeeksAsync(at, 2024);
        await new Town(1, [Day(deadline)]).SettleAsync(at, from: Day(today));
        await at.SucceedAsync("reminders", "send", "--as-of", today + "T10:00:00+08:00");
        new Oracle([new(Town.Address(0, "责任人"), Town.Marker(0), rung)], receiver.Accepted).Holds();
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task A_deadline_already_past_at_import_gets_one_letter_when_the_office_sends_what_is_late()
    {
        await using var receiver = new Receiver();
        await using var at = await Installation.NewAsync(DatabaseKind.Sqlite);
        at.MailTo(receiver.Port);
        await new Town(1, [new DateOnly(2026, 1, 15)]).SettleAsync(at, release: false);
        await at.SucceedAsync("reminders", "release", "--send-now", "--as-of", "2026-03-02");
        await at.SucceedAsync("reminders", "send", "--as-of", "2026-03-02T10:00:00+08:00");
        Assert.Equal(receiver.Accepted.Count, receiver.Accepted.Select(r => r.Recipient).Distinct().Count());
        var first = receiver.Accepted.Single(r => r.Recipient == Town.Address(0, "第一责任人"));
        Assert.Contains("1-1 通报", first.Text, StringComparison.Ordinal);
        Assert.Contains("因系统停运、台账补录或启用较晚", first.Text, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task A_date_counted_over_a_year_without_a_calendar_is_marked_provisional()
    {
        await using var at = await Installation.NewAsync(DatabaseKind.Sqlite);
        await new Town(1, [new DateOnly(2028, 3, 17)]).SettleAsync(at, from: new DateOnly(2028, 3, 14));
        await at.SucceedAsync("reminders", "send", "--as-of", "2028-03-14T10:00:00+08:00");
        var letters = Directory.GetFiles(Path.Combine(at.Folder, "outbox"), "*.eml").Select(f => new Receipt("", File.ReadAllText(f, Encoding.Latin1))).ToList();
        Assert.Contains("暂按", letters.Single(l => l.Octets.Contains(Town.Address(0, "责任人"), StringComparison.Ordinal)).Text, StringComparison.Ordinal);
        var check = await at.RunAsync("check", "--as-of", "2028-03-14T10:00:00+08:00");
        Assert.Contains("2028", check.Output, StringComparison.Ordinal);
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A calendar without holidays.</summary>
    private static async Task PlainWeeksAsync(Installation at, params int[] years)
    {
        foreach (var year in years)
        {
            var file = Path.Combine(at.Folder, "weeks.json");
            await File.WriteAllTextAsync(file, $$"""{"year": {{year.ToString(CultureInfo.InvariantCulture)}}, "days": [{"name": "元旦", "date": "{{year.ToString(CultureInfo.InvariantCulture)}}-01-01", "isOffDay": true}]}""");
            await at.SucceedAsync("calendar", "import", file);
        }
    }
}
