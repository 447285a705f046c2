using System.Diagnostics;

namespace CaseReform.Ops.Testing.Processes;

/// <summary>Runs a program to its end and keeps what it said.</summary>
public sealed record ProcessRun(int ExitCode, string Output, string Errors)
{
    public static async Task<ProcessRun> RunAsync(string program, IEnumerable<string> arguments, byte[]? input = null, string? folder = null)
    {
        using var process = Start(Piped(program, arguments, folder));
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.BaseStream.WriteAsync(input ?? []);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return new ProcessRun(process.ExitCode, await output, await errors);
    }

    /// <param name="command">The program and its arguments.</param>
    public static Task<ProcessRun> RunAsync(string[] command) => RunAsync(command[0], command[1..]);

    /// <summary>Starts a program that the caller ends. At the latest it ends with this process, however that ends: a test that hangs and is killed leaves nothing behind.</summary>
    public static Process Start(string program, IEnumerable<string> arguments) => Start(Piped(program, arguments));

    /// <inheritdoc cref="Start(string, IEnumerable{string})"/>
    /// <param name="start">The program.</param>
    /// <param name="deathSignal">What it gets when this process ends.</param>
    public static Process Start(ProcessStartInfo start, string deathSignal = "KILL") => Nursery.Start(start, deathSignal);

    private static ProcessStartInfo Piped(string program, IEnumerable<string> arguments, string? folder = null) => new(program, arguments)
    {
        WorkingDirectory = folder ?? string.Empty,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };
}
