using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Worker.Asks;

/// <summary>The process in which a request is done: the worker's own program with limits of memory and time. Its death is no more than the end of the request.</summary>
internal sealed class AskProcess(IOptions<AskOptions> options, AskProgram program, TimeProvider clock)
{
    private const int Megabyte = 1024 * 1024;

    /// <summary>What a process may take beside what the runtime keeps: code, stacks, the database's cache.</summary>
    private const int Beside = 512;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    /// <summary>Runs it to its end.</summary>
    /// <param name="arguments">The command.</param>
    /// <param name="alive">Is called while it runs; false ends it.</param>
    /// <param name="token">Ends it.</param>
    public async Task<AskProcessEnd> RunAsync(IReadOnlyList<string> arguments, Func<bool> alive, CancellationToken token)
    {
        using var process = Process.Start(Start(arguments)) ?? throw new InvalidOperationException("the program did not start");
        var begun = clock.GetTimestamp();
        var ended = process.WaitForExitAsync(CancellationToken.None);
        var said = Task.WhenAll(process.StandardOutput.ReadToEndAsync(CancellationToken.None), process.StandardError.ReadToEndAsync(CancellationToken.None));
        AskProcessEnd? why = null;
        while (!ended.IsCompleted)
        {
            await Task.WhenAny(ended, Task.Delay(Look, TimeProvider.System, CancellationToken.None));
            why ??= ended.IsCompleted ? null
                : token.IsCancellationRequested ? AskProcessEnd.Stopped
                : clock.GetElapsedTime(begun) > options.Value.MaxTime ? AskProcessEnd.TooLong
                : MemoryOf(process) > (long)(options.Value.MaxMemoryMegabytes + Beside) * Megabyte ? AskProcessEnd.TooLarge
                : alive() ? null
                : AskProcessEnd.Stopped;
            if (why is not null)
            {
                Kill(process);
            }
        }

        var texts = await said;
        return why ?? (process.ExitCode == 0 ? AskProcessEnd.Done
            : texts[1].Contains("OutOfMemory", StringComparison.Ordinal) || texts[1].Contains("Out of memory", StringComparison.OrdinalIgnoreCase) ? AskProcessEnd.TooLarge
            : AskProcessEnd.Died);
    }

    private ProcessStartInfo Start(IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(program.File, [.. program.First, .. arguments])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        start.Environment["DOTNET_GCHeapHardLimit"] = "0x" + ((long)options.Value.MaxMemoryMegabytes * Megabyte).ToString("x", CultureInfo.InvariantCulture);
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        return start;
    }

    private static long MemoryOf(Process process)
    {
        try
        {
            process.Refresh();
            return process.WorkingSet64;
        }
        catch (InvalidOperationException)
        {
            return 0;
        }
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // it has ended by itself
        }
    }
}

/// <summary>How it ended.</summary>
internal enum AskProcessEnd
{
    /// <summary>It has said what came of it.</summary>
    Done,

    /// <summary>It needed more memory than it may have.</summary>
    TooLarge,

    /// <summary>It needed more time than it may have.</summary>
    TooLong,

    /// <summary>It broke down.</summary>
    Died,

    /// <summary>The worker stops, or another has the request.</summary>
    Stopped,
}

/// <summary>The worker's own program, to be started once more.</summary>
/// <param name="File">The file.</param>
/// <param name="First">Arguments before those of the command.</param>
internal sealed record AskProgram(string File, IReadOnlyList<string> First)
{
    /// <summary>The program of this process, or the one beside the worker's library where another program uses it.</summary>
    public static AskProgram Own()
    {
        var library = typeof(AskProgram).Assembly.Location;
        var host = Path.ChangeExtension(library, OperatingSystem.IsWindows() ? ".exe" : null).TrimEnd('.');
        return library.Length == 0 || !System.IO.File.Exists(library) ? new AskProgram(Environment.ProcessPath!, [])
            : System.IO.File.Exists(host) ? new AskProgram(host, [])
            : new AskProgram("dotnet", ["exec", library]);
    }
}
