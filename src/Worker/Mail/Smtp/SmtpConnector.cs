using MailKit.Security;
using Microsoft.Extensions.Logging;

namespace CaseReform.Ops.Worker.Mail.Smtp;

/// <summary>Opens connections: greeting, EHLO, TLS, EHLO again, sign-in. Whatever was offered before TLS is forgotten.</summary>
internal sealed partial class SmtpConnector(MailOptions options, TimeProvider time, ILogger logger, SmtpReport? report = null)
{
    private const int ReadyForTls = 220;
    private const int StartTlsAnswer = 2; // after the greeting and the answer to EHLO

    public async ValueTask<Opening> OpenAsync(CancellationToken token)
    {
        var monitor = new SmtpProtocolMonitor(options, time);
        var connection = new SmtpConnection(options, monitor, report);
        await using var stopping = monitor.BeginOpening(token);
        try
        {
            var trouble = await ConnectAsync(connection) ?? await SignInAsync(connection);
            token.ThrowIfCancellationRequested();
            if (trouble is not null)
            {
                await connection.QuitAsync();
                return new Opening.Failed(trouble);
            }

            monitor.Rest();
            Log.Connected(logger, options.Security);
            return new Opening.Ready(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private async ValueTask<Delivery?> ConnectAsync(SmtpConnection connection)
    {
        Delivery? trouble = null;
        try
        {
            await connection.OpenAsync();
        }
        catch (Exception e)
        {
            trouble = Judge(connection, e);
        }

        // MailKit hides a refused EHLO behind a HELO of its own, and what was offered before TLS would hold
        trouble = Refusal(connection) ?? trouble;
        report?.Greeted = trouble is null;

        return trouble;
    }

    private async ValueTask<Delivery?> SignInAsync(SmtpConnection connection)
    {
        Delivery? trouble;
        try
        {
            trouble = await SmtpSignIn.RunAsync(connection, options, report);
            if (trouble is null)
            {
                connection.DemandStep();
            }
        }
        catch (Exception e)
        {
            trouble = Judge(connection, e);
        }

        report?.Ready = trouble is null;

        return trouble;
    }

    private Delivery? Refusal(SmtpConnection connection)
    {
        var replies = connection.Monitor.Replies;
        for (var i = 0; i < replies.Count; i++)
        {
            if (options.Security == SmtpSecurity.StartTls && i == StartTlsAnswer && replies[i].Code != ReadyForTls)
            {
                return SmtpJudge.StartTls(replies[i]);
            }

            if (!replies[i].IsPositive)
            {
                return SmtpJudge.Connection(replies[i]);
            }
        }

        return null;
    }

    private Delivery Judge(SmtpConnection connection, Exception e) => e switch
    {
        _ when connection.Monitor.Token.IsCancellationRequested => new Delivery.TryLater(connection.Monitor.TimedOut),
        SmtpBreakException => new Delivery.TryLater(e.Message),
        SslHandshakeException { InnerException: SmtpBreakException or IOException } => new Delivery.TryLater(SmtpTexts.Closed),
        SslHandshakeException => new Delivery.Paused(connection.CertificateObjection ?? SmtpTexts.TlsFailed),
        NotSupportedException => new Delivery.Paused(SmtpTexts.StartTlsNotOffered), // the only thing we ask for that a server may lack here
        IOException or MailKit.Net.Smtp.SmtpProtocolException => new Delivery.TryLater(SmtpTexts.Closed),
        _ => Surprise(e),
    };

    // an answer that fits no step, or one that a mechanism of sign-in cannot read
    private Delivery.TryLater Surprise(Exception e)
    {
        if (e is not MailKit.Net.Smtp.SmtpCommandException)
        {
            Log.Surprised(logger, e.GetType().Name);
        }

        return new Delivery.TryLater(SmtpTexts.NotAnAnswer);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Debug, Message = "Connected to the mail server ({Security})")]
        public static partial void Connected(ILogger logger, SmtpSecurity security);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The mail server's answer while connecting ended in {Exception}")]
        public static partial void Surprised(ILogger logger, string exception);
    }
}
