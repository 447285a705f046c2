using System.Diagnostics;
using System.Text.Json;

using CaseReform.Ops.Testing.Processes;

namespace CaseReform.Ops.Benchmarks.Harness;

/// <summary>This program as a process of its own, so that its memory and its compilation are nobody else's.</summary>
internal static class Child
{
    /// <summary>The first argument of a child.</summary>
    public const string Verb = "child";

    private const string Answer = "answer ";

    /// <summary>Runs one piece of work in a child and reads its answer.</summary>
    public static async Task<T> RunAsync<T>(string work, params string[] arguments)
    {
        using var process = ProcessRun.Start(new ProcessStartInfo(Environment.ProcessPath!, [Verb, work, .. arguments]) { RedirectStandardOutput = true });
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
}
