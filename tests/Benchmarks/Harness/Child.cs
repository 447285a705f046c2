using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace CaseReform.Ops.Benchmarks.Harness;

/// <summary>A process of its own, so that its memory and its compilation are nobody else's.</summary>
internal static class Child
{
    /// <summary>The first argument of a child.</summary>
    public const string Verb = "child";

    private const string Answer = "answer ";
    private const string Peak = "VmHWM:";

    /// <summary>Runs one piece of work in a child and reads its answer.</summary>
    public static async Task<T> RunAsync<T>(string work, params string[] arguments)
    {
        using var process = Start(Environment.ProcessPath!, [Verb, work, .. arguments]);
        T? answer = default;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(Answer, StringComparison.Ordinal))
            {
                answer = JsonSerializer.Deserialize<T>(line[Answer.Length..]);
            }
        }

        await process.WaitForExitAsync();
        return process.ExitCode == 0 && answer is not null ? answer : throw new InvalidOperationException($"the child {work} ended with {process.ExitCode}");
    }

    /// <summary>How the child answers.</summary>
    public static Task SayAsync<T>(T answer) => Console.Out.WriteLineAsync(Answer + JsonSerializer.Serialize(answer));

    /// <summary>Starts the worker as it is installed.</summary>
    public static Process StartWorker(params string[] arguments) => Start(Path.Combine(AppContext.BaseDirectory, "CaseReform.Ops.Worker"), arguments, quiet: true);

    /// <summary>Starts the bot as it is installed.</summary>
    public static Process StartBot(params string[] arguments) => Start(Path.Combine(AppContext.BaseDirectory, "CaseReform.Ops.Bot"), arguments, quiet: true);

    /// <summary>The most memory this process ever had, in bytes: VmHWM of proc(5).</summary>
    public static long PeakMemory() => Memory("self", Peak) ?? throw new InvalidOperationException("proc(5) tells no VmHWM");

    /// <summary>Waits for the end of a process and answers the most memory it ever had, as it stood at most 10 ms before.</summary>
    public static async Task<long> WatchMemoryAsync(Process process)
    {
        var (id, peak) = (process.Id.ToString(CultureInfo.InvariantCulture), 0L);
        while (!process.HasExited)
        {
            peak = Memory(id, Peak) ?? peak;
            await Task.Delay(10);
        }

        await process.WaitForExitAsync();
        return peak;
    }

    /// <summary>A line of a living process's proc(5) status, in bytes.</summary>
    public static long Memory(Process process, string line) =>
        Memory(process.Id.ToString(CultureInfo.InvariantCulture), line) ?? throw new InvalidOperationException($"the process has ended with {process.ExitCode}");

    private static long? Memory(string process, string name)
    {
        try
        {
            // a process that has ended but was not waited for yet has no such line
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(l => l.StartsWith(name, StringComparison.Ordinal));
            return line is null ? null : 1024 * long.Parse(line[name.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static Process Start(string program, IEnumerable<string> arguments, bool quiet = false) =>
        Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = quiet })!;
}
