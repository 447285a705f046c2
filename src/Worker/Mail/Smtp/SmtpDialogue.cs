using System.Text;

namespace CaseReform.Ops.Worker.Mail.Smtp;

/// <summary>Command and answer over one connection, each within its time.</summary>
internal sealed class SmtpDialogue(SmtpWire wire, TimeLimits limits) : IAsyncDisposable
{
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    public SmtpWire Wire => wire;

    public TimeLimits Limits => limits;

    /// <summary>What the last EHLO brought.</summary>
    public SmtpCapabilities Offered { get; set; } = new();

    public ValueTask<SmtpReply> AskAsync(string command, CancellationToken token) =>
        limits.RunAsync(SmtpPhase.Command, (wire, command), static async (state, either) =>
        {
            await state.wire.WriteAsync(Encoding.UTF8.GetBytes(state.command + "\r\n"), either);
            return await state.wire.ReadReplyAsync(either);
        }, token);

    public ValueTask<SmtpReply> HearAsync(SmtpPhase phase, CancellationToken token) =>
        limits.RunAsync(phase, wire, static (wire, either) => wire.ReadReplyAsync(either), token);

    public async ValueTask SayAsync(SmtpPhase phase, ReadOnlyMemory<byte> octets, CancellationToken token) =>
        await limits.RunAsync(phase, (wire, octets), static async (state, either) =>
        {
            await state.wire.WriteAsync(state.octets, either);
            return true;
        }, token);

    /// <summary>Says goodbye, waiting only briefly for the answer: nothing depends on it.</summary>
    public async ValueTask QuitAsync()
    {
        using var farewell = new CancellationTokenSource(Farewell, limits.Time);
        try
        {
            if (wire.CanTalk)
            {
                await AskAsync("QUIT", farewell.Token);
            }
        }
        catch (Exception e) when (e is SmtpBreakException or OperationCanceledException)
        {
            // gone already, which is as good
        }

        await DisposeAsync();
    }

    public ValueTask DisposeAsync() => wire.DisposeAsync();
}
