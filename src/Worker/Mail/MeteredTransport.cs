using System.Diagnostics;

using CaseReform.Ops.Worker.Hosting;

namespace CaseReform.Ops.Worker.Mail;

/// <summary>Counts and times each attempt, whatever carries it; and an answer is a sign that the round moves.</summary>
internal sealed class MeteredTransport(IMailTransport inner) : IMailTransport
{
    public async ValueTask<IMailSession> OpenAsync(CancellationToken token) => new MeteredSession(await inner.OpenAsync(token));

    private sealed class MeteredSession(IMailSession inner) : IMailSession
    {
        public async ValueTask<Delivery> SendAsync(Envelope envelope, ReadOnlyMemory<byte> message, Func<ValueTask> beforeFinalDot, CancellationToken token)
        {
            using var span = WorkerMetrics.Traces.StartActivity("send", ActivityKind.Client);
            var start = Stopwatch.GetTimestamp();
            var outcome = "Broken";
            try
            {
                var delivery = await inner.SendAsync(envelope, message, beforeFinalDot, token);
                outcome = delivery.GetType().Name;
                return delivery;
            }
            finally
            {
                WorkerMetrics.Attempted(outcome, Stopwatch.GetElapsedTime(start));
                WorkerHealth.Stir();
            }
        }

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
