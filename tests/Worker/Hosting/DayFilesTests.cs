using CaseReform.Ops.Hosting.Logs;
using CaseReform.Ops.Testing.Time;
using CaseReform.Ops.Testing.Tools;

using Microsoft.Extensions.Logging;

namespace CaseReform.Ops.Worker.Tests.Hosting;

public sealed class DayFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly MovableClock _clock = new(new DateTimeOffset(2026, 12, 1, 12, 0, 0, TimeSpan.Zero));

    private string Logs => _folder.File("logs");

    public void Dispose() => _folder.Dispose();

    private DayFiles Open(int days = 200, string? data = null) => new(data ?? _folder.Path, Path.Combine(data ?? _folder.Path, "logs"), "worker", TimeSpan.FromDays(days), _clock);

    private static void Say(DayFiles files, string text) => files.CreateLogger("甲").Log(LogLevel.Warning, 7, text, null, (state, _) => state);

    private string[] Names() => [.. Directory.GetFiles(Logs).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Fact]
    public void Each_day_has_its_file_and_each_event_its_line()
    {
        using (var files = Open())
        {
            Say(files, "第一");
            Say(files, "一行\n假的一行\r\n又一行");
            _clock.Advance(TimeSpan.FromDays(1));
            Say(files, "次日");
        }

        Assert.Equal(["worker-2026-12-01.log", "worker-2026-12-02.log"], Names());
        var lines = File.ReadAllLines(Path.Combine(Logs, "worker-2026-12-01.log"));
        Assert.Equal(2, lines.Length);
        Assert.EndsWith(" warn: 甲[7] 一行 假的一行 又一行", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_start_on_the_same_day_goes_on_in_the_file()
    {
        for (var start = 0; start < 2; start++)
        {
            using var files = Open();
            Say(files, "启动");
        }

        Assert.Equal(2, File.ReadAllLines(Path.Combine(Logs, Assert.Single(Names()))).Length);
    }

    [Fact]
    public void Only_this_programs_files_go_and_only_after_their_time()
    {
        Directory.CreateDirectory(Logs);
        foreach (var name in new[] { "worker-2026-05-14.log", "worker-2026-05-15.log", "bot-2020-01-01.log", "worker-notes.log", "worker-2020-01-01.txt" })
        {
            File.WriteAllText(Path.Combine(Logs, name), "x");
        }

        using var files = Open(days: 200);
        Say(files, "启动");

        Assert.Equal(["bot-2020-01-01.log", "worker-2020-01-01.txt", "worker-2026-05-15.log", "worker-2026-12-01.log", "worker-notes.log"], Names());
    }

    [Fact]
    public void Where_nothing_can_be_written_the_program_goes_on_and_writes_again_later()
    {
        File.WriteAllText(Logs, "in the way");
        using var files = Open();
        Say(files, "写不进");
        File.Delete(Logs);
        Say(files, "写得进");

        Assert.EndsWith("写得进", Assert.Single(File.ReadAllLines(Path.Combine(Logs, Assert.Single(Names())))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_data_folder_that_is_not_there_yet_is_not_made_for_a_log()
    {
        var data = _folder.File("later");
        using var files = Open(data: data);
        Say(files, "启动");

        Assert.False(Directory.Exists(data));
    }
}
