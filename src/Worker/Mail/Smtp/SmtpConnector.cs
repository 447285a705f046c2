using System.Net.Sockets;
using System.Security.Authentication;
using Microsoft.Extensions.Logging;

namespace CaseReform.Ops.Worker.Mail.Smtp;

/// <summary>Opens connections: greeting, EHLO, TLS, EHLO again, sign-in. Whatever was offered before TLS is forgotten.</summary>
internal sealed partial class SmtpConnector(MailOptions options, TimeProvider time, ILogger logger)
{
    private const int ReadyForTls = 220;

    private readonly TimeLimits limits = new(options, time);

    public async ValueTask<Opening> OpenAsync(CancellationToken token)
    {
        SmtpDialogue? dialogue = null;
        try
        {
            var wire = await limits.RunAsync(
                SmtpPhase.Connect, options, static (options, either) => SmtpWire.ConnectAsync(options.Host!, options.Port, either), token);
            dialogue = new SmtpDialogue(wire, limits);
            var trouble = await PrepareAsync(dialogue, token);
            if (trouble is not null)
            {
                await dialogue.QuitAsync();
                return new Opening.Failed(trouble);
            }

            Log.Connected(logger, options.Security, dialogue.Offered.Pipelining);
            return new Opening.Ready(dialogue);
        }
        catch (SmtpBreakException e)
        {
            await DropAsync(dialogue);
            return new Opening.Failed(new Delivery.TryLater(e.Message));
        }
        catch
        {
            await DropAsync(dialogue);
            throw;
        }
    }

    private async ValueTask<Delivery?> PrepareAsync(SmtpDialogue dialogue, CancellationToken token)
    {
        var trouble = options.Security == SmtpSecurity.Implicit ? await SecureAsync(dialogue, token) : null;
        trouble ??= await GreetAsync(dialogue, token);
        if (options.Security == SmtpSecurity.StartTls)
        {
            trouble ??= await StartTlsAsync(dialogue, token);
        }

        return trouble ?? await SmtpSignIn.RunAsync(dialogue, options, token);
    }

    private async ValueTask<Delivery?> GreetAsync(SmtpDialogue dialogue, CancellationToken token)
    {
        var greeting = await dialogue.HearAsync(SmtpPhase.Greeting, token);
        return greeting.IsPositive ? await HelloAsync(dialogue, token) : SmtpJudge.Connection(greeting);
    }

    private async ValueTask<Delivery?> HelloAsync(SmtpDialogue dialogue, CancellationToken token)
    {
        var reply = await dialogue.AskAsync("EHLO " + (options.HelloName ?? AddressLiteral(dialogue)), token);
        if (!reply.IsPositive)
        {
            return SmtpJudge.Connection(reply);
        }

        dialogue.Offered = SmtpCapabilities.Parse(reply);
        return null;
    }

    private async ValueTask<Delivery?> StartTlsAsync(SmtpDialogue dialogue, CancellationToken token)
    {
        if (!dialogue.Offered.StartTls)
        {
            return new Delivery.Paused(SmtpTexts.StartTlsNotOffered);
        }

        var reply = await dialogue.AskAsync("STARTTLS", token);
        if (reply.Code != ReadyForTls)
        {
            return SmtpJudge.StartTls(reply);
        }

        return await SecureAsync(dialogue, token) ?? await HelloAsync(dialogue, token);
    }

    private async ValueTask<Delivery?> SecureAsync(SmtpDialogue dialogue, CancellationToken token)
    {
        var check = new CertificateCheck();
        try
        {
            await limits.RunAsync(SmtpPhase.Connect, (dialogue.Wire, Tls: check.For(options.Host!, options.CaFile)), static async (state, either) =>
            {
                await state.Wire.SecureAsync(state.Tls, either);
                return true;
            }, token);
            return null;
        }
        catch (AuthenticationException)
        {
            return new Delivery.Paused(check.Objection ?? SmtpTexts.TlsFailed);
        }
    }

    // RFC 5321, 4.1.3: always valid, and it tells no machine name
    private static string AddressLiteral(SmtpDialogue dialogue)
    {
        var address = dialogue.Wire.LocalAddress;
        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return address.AddressFamily == AddressFamily.InterNetwork ? $"[{address}]" : $"[IPv6:{address.ToString().Split('%')[0]}]";
    }

    private static ValueTask DropAsync(SmtpDialogue? dialogue) => dialogue?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Debug, Message = "Connected to the mail server ({Security}, pipelining {Pipelining})")]
        public static partial void Connected(ILogger logger, SmtpSecurity security, bool pipelining);
    }
}
