using System.Diagnostics;

namespace CaseReform.Ops.Testing.Processes;

/// <summary>
/// Clears up behind a server when it is disposed of and, at the latest, when this process is gone, however that ended. A shell waits at a pipe whose other
/// end nobody but this process holds. Its session is its own, so that a signal to all the tests spares it.
/// </summary>
public sealed class Guard : IAsyncDisposable
{
    private readonly Process _shell;

    /// <param name="commands">What is done then, one after the other, each whether or not the one before succeeded.</param>
    public Guard(params string[][] commands)
    {
        string[] script = ["exec >/dev/null 2>&1", "cd /", "cat", .. commands.Select(command => string.Join(' ', command.Select(Quoted)))];
        _shell = Process.Start(new ProcessStartInfo("setsid", ["sh", "-c", string.Join('\n', script)]) { RedirectStandardInput = true })!;
    }

    /// <summary>Waits until everything is done.</summary>
    public async ValueTask DisposeAsync()
    {
        _shell.StandardInput.Close();
        await _shell.WaitForExitAsync();
        _shell.Dispose();
    }

    private static string Quoted(string word) => $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
