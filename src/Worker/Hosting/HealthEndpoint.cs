using System.Net;
using System.Text.Json;

using CaseReform.Ops.Data.Sql;

using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Worker.Hosting;

/// <summary><c>/health</c> (the process answers) and <c>/ready</c> (database reached, jobs well), on loopback only. Says nothing about the ledger.</summary>
internal sealed partial class HealthEndpoint(
    IOptions<JobsOptions> options, WorkerHealth health, Database database, ILogger<HealthEndpoint> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.HealthPort == 0)
        {
            return;
        }

        using var listener = new HttpListener();
        listener.Prefixes.Add(FormattableString.Invariant($"http://127.0.0.1:{options.Value.HealthPort}/"));
        try
        {
            listener.Start();
        }
        catch (HttpListenerException e)
        {
            // reminders are worth more than their health page
            Log.PortTaken(log, options.Value.HealthPort, e.Message);
            return;
        }

        await using var stop = stoppingToken.Register(listener.Stop);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await AnswerAsync(await listener.GetContextAsync(), stoppingToken);
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or OperationCanceledException or IOException)
            {
                // the listener was stopped, or the asker went away
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context, CancellationToken token)
    {
        var (code, body) = context.Request.Url?.AbsolutePath switch
        {
            "/health" => (200, (object)new { status = "ok" }),
            "/ready" => await ReadyAsync(token),
            _ => (404, new { status = "not found" }),
        };
        context.Response.StatusCode = code;
        context.Response.ContentType = "application/json";
        await JsonSerializer.SerializeAsync(context.Response.OutputStream, body, cancellationToken: token);
        context.Response.Close();
    }

    private async Task<(int Code, object Body)> ReadyAsync(CancellationToken token)
    {
        bool reached;
        try
        {
            // SQLite answers SELECT 1 without opening its file
            reached = await database.ReadAsync(session => session.ScalarAsync<long>("SELECT count(*) FROM settings WHERE key = 'audit.head'"), token) == 1;
        }
        catch (System.Data.Common.DbException)
        {
            reached = false;
        }

        var ready = reached && health.IsReady;
        return (ready ? 200 : 503, new { status = ready ? "ready" : "not ready", database = reached, jobs = health.Jobs });
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "no health endpoint on port {Port}: {Reason}")]
        public static partial void PortTaken(ILogger logger, int port, string reason);
    }
}
