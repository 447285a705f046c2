using System.Collections.Concurrent;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace CaseReform.Ops.Bot.Tests.Channels.Connector;

/// <summary>A real web server on a free loopback port that remembers who called.</summary>
public sealed class LoopbackServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TaskCompletionSource _pulse = NewPulse();

    private LoopbackServer(WebApplication app) => _app = app;

    /// <summary>Without a slash at its end.</summary>
    public string Address => _app.Urls.Single();

    public ConcurrentQueue<SeenCall> Calls { get; } = new();

    /// <param name="answer">What to do with a call; its body is read already.</param>
    public static async Task<LoopbackServer> StartAsync(Func<HttpContext, SeenCall, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new LoopbackServer(builder.Build());
        server._app.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            var call = new SeenCall(
                context.Request.Method,
                context.Features.Get<IHttpRequestFeature>()!.RawTarget,
                context.Request.Headers.Authorization.ToString(),
                await reader.ReadToEndAsync());
            server.Calls.Enqueue(call);
            Interlocked.Exchange(ref server._pulse, NewPulse()).SetResult();
            await answer(context, call);
        });
        await server._app.StartAsync();
        return server;
    }

    /// <summary>The first call that fits, as soon as it has come.</summary>
    public async Task<SeenCall> WaitForAsync(Func<SeenCall, bool> fits, CancellationToken token)
    {
        while (true)
        {
            var pulse = _pulse.Task;
            if (Calls.FirstOrDefault(fits) is { } call)
            {
                return call;
            }

            await pulse.WaitAsync(TimeSpan.FromSeconds(30), token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        using var atOnce = new CancellationTokenSource(TimeSpan.Zero);
        await _app.StopAsync(atOnce.Token);
        await _app.DisposeAsync();
    }

    private static TaskCompletionSource NewPulse() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>One call, its path as it was spelled.</summary>
public sealed record SeenCall(string Method, string Path, string Authorization, string Body);
