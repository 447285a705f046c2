using System.Net;
using System.Text.Json;

using CaseReform.Ops.Hosting.Health;

using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Worker.Hosting;

/// <summary>
/// <c>/health</c> (the process answers) and <c>/ready</c> (database reached, jobs well), on loopback only. Says nothing about the ledger. Reminders are worth
/// more than their health page: whatever befalls it is told once, and it is tried again.
/// </summary>
internal sealed partial class HealthEndpoint(IOptions<JobsOptions> options, HealthCheckService checks, TimeProvider clock, ILogger<HealthEndpoint> log)
    : BackgroundService
{
    /// <summary>How long the port is left alone after it could not be had.</summary>
    public static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(10);

    private bool _isAway;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (options.Value.HealthPort > 0 && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (Exception e)
            {
                if (!_isAway && !stoppingToken.IsCancellationRequested)
                {
                    Log.Away(log, options.Value.HealthPort, e.Message);
                }

                _isAway = true;
            }

            await Task.Delay(RetryAfter, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ListenAsync(CancellationToken token)
    {
        using var listener = new HttpListener();
        listener.Prefixes.Add(FormattableString.Invariant($"http://127.0.0.1:{options.Value.HealthPort}/"));
        listener.Start();
        if (_isAway)
        {
            Log.Back(log, options.Value.HealthPort);
            _isAway = false;
        }

        await using var stop = token.Register(listener.Close);
        while (!token.IsCancellationRequested)
        {
            // each by itself: one who waits for the database holds up nobody
            _ = AnswerAsync(await listener.GetContextAsync(), token);
        }
    }

    private async Task AnswerAsync(HttpListenerContext context, CancellationToken token)
    {
        try
        {
            var (code, body) = context.Request.Url?.AbsolutePath switch
            {
                "/health" => (200, (object)new { status = "ok" }),
                "/ready" => Ready(await checks.CheckHealthAsync(token)),
                _ => (404, new { status = "not found" }),
            };
            context.Response.StatusCode = code;
            context.Response.ContentType = "application/json";
            context.Response.Close(JsonSerializer.SerializeToUtf8Bytes(body), willBlock: false);
        }
        catch (Exception e)
        {
            // the asker went away, the worker stops, or a check broke
            Log.NotAnswered(log, e.GetType().Name);
            Refuse(context.Response);
        }
    }

    private static void Refuse(HttpListenerResponse response)
    {
        try
        {
            // an answer that is only cut off would be a 200
            response.StatusCode = 503;
            response.Close();
        }
        catch (Exception e) when (e is HttpListenerException or InvalidOperationException or IOException)
        {
            response.Abort();
        }
    }

    private static (int Code, object Body) Ready(HealthReport report)
    {
        var ready = report.Status == HealthStatus.Healthy;
        return (ready ? 200 : 503, new
        {
            status = ready ? "ready" : "not ready",
            database = report.Entries[DatabaseCheck.Name].Status == HealthStatus.Healthy,
            jobs = report.Entries[JobsCheck.Name].Data,
        });
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "no health page on port {Port}, trying again: {Reason}")]
        public static partial void Away(ILogger logger, int port, string reason);

        [LoggerMessage(2, LogLevel.Information, "the health page on port {Port} answers")]
        public static partial void Back(ILogger logger, int port);

        [LoggerMessage(3, LogLevel.Debug, "the health page did not answer: {Error}")]
        public static partial void NotAnswered(ILogger logger, string error);
    }
}
