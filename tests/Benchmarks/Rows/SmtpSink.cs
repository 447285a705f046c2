using System.Diagnostics;
using System.Globalization;

using CaseReform.Ops.Testing.Processes;

namespace CaseReform.Ops.Benchmarks.Rows;

/// <summary>Postfix's test server, which takes everything and keeps nothing, and its counterpart that fills it.</summary>
internal sealed class SmtpSink : IAsyncDisposable
{
    private const string Folder = "/usr/sbin/";

    private readonly Process _process;

    private SmtpSink(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    public static async Task<SmtpSink> StartAsync()
    {
        var port = FreePort.Next();
        string[] user = Environment.UserName == "root" ? ["-u", "nobody"] : [];
        var process = ProcessRun.Start(Folder + "smtp-sink", [.. user, Address(port), "1024"]);
        await FreePort.WaitForListenerAsync(port, () => process.HasExited);
        return new SmtpSink(process, port);
    }

    /// <summary>Sends mails with <c>smtp-source</c>, one connection a mail, and answers how many a second.</summary>
    public async Task<double> FillAsync(int mails, long size, int sessions)
    {
        var start = Stopwatch.GetTimestamp();
        var run = await ProcessRun.RunAsync(
            Folder + "smtp-source", ["-s", Text(sessions), "-m", Text(mails), "-l", Text(size), "-f", "ops@example.test", "-t", "person@example.test", Address(Port)]);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return run.ExitCode == 0 ? mails / seconds : throw new InvalidOperationException(run.Errors);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static string Address(int port) => "127.0.0.1:" + Text(port);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
