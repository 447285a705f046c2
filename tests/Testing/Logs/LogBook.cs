using System.Collections.Concurrent;

using Microsoft.Extensions.Logging;

namespace CaseReform.Ops.Testing.Logs;

/// <summary>Remembers what was logged.</summary>
/// <param name="least">What is less than this is not asked for.</param>
public sealed class LogBook(LogLevel least = LogLevel.Trace) : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = [];

    /// <summary>Level, category, sentence and exception of each entry.</summary>
    public IReadOnlyList<string> Lines => [.. _lines];

    public ILogger CreateLogger(string categoryName) => new Writer(this, categoryName);

    /// <summary>All of it.</summary>
    public override string ToString() => string.Join('\n', _lines);

    public void Dispose()
    {
    }

    private bool Takes(LogLevel level) => level >= least;

    private sealed class Writer(LogBook book, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => book.Takes(logLevel);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                book._lines.Enqueue($"{logLevel} {category}: {formatter(state, exception)} {exception}");
            }
        }
    }
}
