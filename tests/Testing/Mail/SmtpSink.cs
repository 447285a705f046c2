using System.Diagnostics;
using System.Globalization;

using CaseReform.Ops.Testing.Processes;
using CaseReform.Ops.Testing.Tools;

namespace CaseReform.Ops.Testing.Mail;

/// <summary>Postfix's test server, which takes everything and keeps nothing, and its counterpart that fills it.</summary>
public sealed class SmtpSink : IAsyncDisposable
{
    private readonly RunningProgram _program;

    private SmtpSink(RunningProgram program, int port) => (_program, Port) = (program, port);

    public int Port { get; }

    /// <param name="arguments">Further arguments, for example the faults it plays (smtp-sink(1)).</param>
    public static async Task<SmtpSink> StartAsync(params string[] arguments)
    {
        var port = FreePort.Next();

        // not by its own -u: a server that changes its user by itself outlives us
        var program = new RunningProgram([.. OtherUser.PrefixIfRoot(OtherUser.Nobody), Tool.SmtpSink.Require(), .. arguments, Address(port), "1024"]);
        await FreePort.WaitForListenerAsync(port, () => program.HasEnded);
        return new SmtpSink(program, port);
    }

    /// <summary>Sends mails with <c>smtp-source</c>, one connection a mail, and answers how many a second.</summary>
    public async Task<double> FillAsync(int mails, long size, int sessions)
    {
        var start = Stopwatch.GetTimestamp();
        var run = await ProcessRun.RunAsync(
            Tool.SmtpSource.Require(), ["-s", Text(sessions), "-m", Text(mails), "-l", Text(size), "-f", "ops@example.test", "-t", "person@example.test", Address(Port)]);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return run.ExitCode == 0 ? mails / seconds : throw new InvalidOperationException(run.Errors);
    }

    public ValueTask DisposeAsync() => _program.DisposeAsync();

    private static string Address(int port) => "127.0.0.1:" + Text(port);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
