using System.Diagnostics;

namespace CaseReform.Ops.Testing.Tools;

/// <summary>Runs a program to its end and keeps what it said.</summary>
public sealed record ProcessRun(int ExitCode, string Output, string Errors)
{
    public static async Task<ProcessRun> RunAsync(string program, IEnumerable<string> arguments, byte[]? input = null)
    {
        using var process = Start(program, arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.BaseStream.WriteAsync(input ?? []);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return new ProcessRun(process.ExitCode, await output, await errors);
    }

    /// <summary>Starts a program that the caller ends.</summary>
    public static Process Start(string program, IEnumerable<string> arguments) => Process.Start(new ProcessStartInfo(program, arguments)
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;
}
