using CaseReform.Ops.Worker.Mail;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CaseReform.Ops.Worker.Tests.Support;

/// <summary>A mail server that answers each recipient as a test says, and remembers who was asked for and what was taken.</summary>
internal sealed class ScriptedServer : IMailTransport, IMailSession
{
    private readonly Lock _gate = new();

    /// <summary>What it says to a recipient; accepted when null.</summary>
    public Func<string, Delivery?> Answer { get; set; } = _ => null;

    /// <summary>Called where the final dot would be, before the record of it and after.</summary>
    public Action BeforeDot { get; set; } = () => { };

    /// <inheritdoc cref="BeforeDot"/>
    public Action AfterDot { get; set; } = () => { };

    public List<string> Asked { get; } = [];

    public List<string> Taken { get; } = [];

    public void Use(HostApplicationBuilder builder) => builder.Services.AddSingleton<IMailTransport>(this);

    public ValueTask<IMailSession> OpenAsync(CancellationToken token) => new(this);

    public async ValueTask<Delivery> SendAsync(Envelope envelope, ReadOnlyMemory<byte> message, Func<ValueTask> beforeFinalDot, CancellationToken token)
    {
        lock (_gate)
        {
            Asked.Add(envelope.Recipient);
            if (Answer(envelope.Recipient) is { } answer)
            {
                return answer;
            }
        }

        BeforeDot();
        await beforeFinalDot();
        AfterDot();
        lock (_gate)
        {
            Taken.Add(envelope.Recipient);
        }

        return new Delivery.Sent("250");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
