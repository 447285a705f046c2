namespace CaseReform.Ops.Bot.Hosting;

/// <summary>
/// What people get when an answer could not be made: a sentence, in every environment. The framework puts its page with the stack trace before a program in
/// development; nothing comes through to it.
/// </summary>
internal static partial class FaultResponse
{
    public static void UseFaultAnswer(this WebApplication app) => app.Use(async (context, next) =>
    {
        try
        {
            await next(context);
        }
        catch (Exception e) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            context.Response.Clear();
            StrictHeaders.Write(context.Response);
            if (e is BadHttpRequestException bad)
            {
                // too large, cut off, no HTTP at all: the server knows the status
                context.Response.StatusCode = bad.StatusCode;
                return;
            }

            Log.Failed(app.Logger, context.Request.Method, context.GetEndpoint()?.DisplayName, e);
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync(HostingTexts.Fault, context.RequestAborted);
        }
    });

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "{Method} {Endpoint} failed")]
        public static partial void Failed(ILogger logger, string method, string? endpoint, Exception exception);
    }
}
