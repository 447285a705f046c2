using System.Globalization;
using System.Text;

using CaseReform.Ops.Data.Files;

using Microsoft.Extensions.Logging;

namespace CaseReform.Ops.Hosting.Logs;

/// <summary>
/// Writes what is logged into a file a day, one line an event, and removes files that are older than they are kept. A log is worth less than what the program
/// does: where it cannot be written (a full disk) the line is only on standard error, and nothing else happens.
/// </summary>
internal sealed class DayFiles(string data, string folder, string program, TimeSpan keep, TimeProvider clock) : ILoggerProvider
{
    private readonly Lock _lock = new();
    private DateOnly _day;
    private StreamWriter? _file;

    public ILogger CreateLogger(string categoryName) => new DayLogger(this, categoryName);

    public void Dispose()
    {
        lock (_lock)
        {
            _file?.Dispose();
            _file = null;
        }
    }

    private void Write(LogLevel level, string category, EventId id, string message, Exception? exception)
    {
        var now = clock.GetLocalNow();
        var text = exception is null ? message : $"{message} {exception}";
        lock (_lock)
        {
            try
            {
                FileOf(DateOnly.FromDateTime(now.DateTime))?.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"{now:yyyy-MM-ddTHH:mm:sszzz} {Word(level)}: {category}[{id.Id}] {text.ReplaceLineEndings(" ")}"));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ObjectDisposedException)
            {
                _file = null;
            }
        }
    }

    private StreamWriter? FileOf(DateOnly day)
    {
        if (_file is not null && day == _day)
        {
            return _file;
        }

        _file?.Dispose();
        _file = null;
        if (!Directory.Exists(data))
        {
            // making it is for those who know its mode
            return null;
        }

        MakeFolder();
        var options = new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write, Share = FileShare.ReadWrite | FileShare.Delete };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = SharedFolder.FileMode(folder);
        }

        _day = day;
        _file = new StreamWriter(Path.Combine(folder, NameOf(day)), new UTF8Encoding(false), options) { AutoFlush = true };
        RemoveOld(day);
        return _file;
    }

    private void MakeFolder()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, SharedFolder.FolderMode(Path.GetDirectoryName(folder)!));
        }
    }

    private void RemoveOld(DateOnly today)
    {
        var first = today.AddDays(-(int)keep.TotalDays);
        foreach (var file in Directory.EnumerateFiles(folder, $"{program}-*.log"))
        {
            var name = Path.GetFileNameWithoutExtension(file)[(program.Length + 1)..];
            if (!DateOnly.TryParseExact(name, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || day >= first)
            {
                continue;
            }

            try
            {
                File.Delete(file);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // somebody else's: it stays
            }
        }
    }

    private string NameOf(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{program}-{day:yyyy-MM-dd}.log");

    private static string Word(LogLevel level) => level switch
    {
        LogLevel.Trace => "trce",
        LogLevel.Debug => "dbug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        LogLevel.Error => "fail",
        _ => "crit",
    };

    private sealed class DayLogger(DayFiles files, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            files.Write(logLevel, category, eventId, formatter(state, exception), exception);
    }
}
