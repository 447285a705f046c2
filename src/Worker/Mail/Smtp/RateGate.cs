namespace CaseReform.Ops.Worker.Mail.Smtp;

/// <summary>Spaces letters evenly over all lanes. Providers count by the minute and close the door on bursts.</summary>
internal sealed class RateGate(int lettersPerMinute, TimeProvider time)
{
    private readonly Lock _door = new();
    private DateTimeOffset _next = DateTimeOffset.MinValue;

    /// <summary>Returns when it is this letter's turn; at once when there is no limit.</summary>
    public async ValueTask WaitAsync(CancellationToken token)
    {
        if (lettersPerMinute == 0)
        {
            return;
        }

        TimeSpan wait;
        lock (_door)
        {
            var now = time.GetUtcNow();
            var interval = TimeSpan.FromMinutes(1) / lettersPerMinute;

            // A clock set back must not hold the letters for hours: no turn lies further away than the waiting lanes explain.
            _next = _next < now || _next > now + TimeSpan.FromHours(1) ? now : _next;
            wait = _next - now;
            _next += interval;
        }

        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, time, token);
        }
    }
}
