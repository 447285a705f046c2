using CaseReform.Ops.Worker.Sheets;

using Spectre.Console;

namespace CaseReform.Ops.Worker.CommandLine;

/// <summary>A progress bar for long files, on standard error and only where a person looks at it.</summary>
internal static class ReadingProgress
{
    public static async Task<T> ShowAsync<T>(Func<IProgress<WorkbookProgress>?, Task<T>> work)
    {
        if (Console.IsErrorRedirected)
        {
            return await work(null);
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await console.Progress().AutoClear(true).StartAsync(async bar =>
        {
            var task = bar.AddTask(CommandTexts.Reading);
            return await work(new Bar(task));
        });
    }

    private sealed class Bar(ProgressTask task) : IProgress<WorkbookProgress>
    {
        public void Report(WorkbookProgress value)
        {
            task.MaxValue = Math.Max(value.Rows, 1);
            task.Value = value.Row;
        }
    }
}
