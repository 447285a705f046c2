using CaseReform.Ops.Domain.Units;
using CaseReform.Ops.Worker.CommandLine;
using CaseReform.Ops.Worker.People;
using CaseReform.Ops.Worker.Sheets;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>Shows the units that an import would create after the file is read and before anything is written, when the progress bar is off the screen.</summary>
internal static class NewUnitPreview
{
    /// <summary>Runs an import.</summary>
    /// <param name="import">The import; it calls what it is given and waits for it before it writes.</param>
    public static async Task<T> RunAsync<T>(Output output, Func<IProgress<WorkbookProgress>?, Func<NewUnitPlan, Task>, Task<T>> import)
    {
        var read = new TaskCompletionSource<NewUnitPlan>(TaskCreationOptions.RunContinuationsAsynchronously);
        var shown = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var work = await ReadingProgress.ShowAsync(async progress =>
        {
            var run = import(progress, plan =>
            {
                read.TrySetResult(plan);
                return shown.Task;
            });
            await Task.WhenAny(run, read.Task);
            return Tuple.Create(run);
        });
        try
        {
            if (read.Task.IsCompletedSuccessfully)
            {
                foreach (var line in NewUnitWords.List(await read.Task))
                {
                    output.Line(line);
                }
            }
        }
        finally
        {
            shown.TrySetResult();
        }

        return await work.Item1;
    }
}
