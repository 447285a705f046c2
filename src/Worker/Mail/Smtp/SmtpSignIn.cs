using System.Text;
using System.Text.RegularExpressions;
using MailKit.Security;

namespace CaseReform.Ops.Worker.Mail.Smtp;

/// <summary>
/// Signs in with one named mechanism at a time: MailKit's own choice would try a wrong password with every mechanism the server
/// offers, and lock the account. Password and token are looked up each time and kept nowhere.
/// </summary>
internal static partial class SmtpSignIn
{
    private const int Accepted = 235;
    private const int MechanismUnknown = 504;
    private const string Mask = "***";

    /// <summary>Null when signed in, or when no account is set.</summary>
    public static async ValueTask<Delivery?> RunAsync(SmtpConnection connection, MailOptions options, SmtpReport? report)
    {
        if (options.Auth == MailAuth.None || options.UserName is not { } user)
        {
            return null;
        }

        if (Secret(options) is not { Length: > 0 } secret)
        {
            return new Delivery.Paused(options.Auth == MailAuth.OAuth2 ? SmtpTexts.TokenUnreadable : SmtpTexts.PasswordUnreadable);
        }

        SmtpReply? reply = null;
        foreach (var mechanism in Mechanisms(options.Auth, user, secret))
        {
            if (!connection.AuthenticationMechanisms.Contains(mechanism.MechanismName, StringComparer.OrdinalIgnoreCase))
            {
                continue;
            }

            report?.Mechanism = mechanism.MechanismName;
            reply = await TryAsync(connection, mechanism);
            if (reply.Code != MechanismUnknown)
            {
                break;
            }
        }

        return reply switch
        {
            null => new Delivery.Paused(SmtpTexts.SignInNotOffered),
            { Code: Accepted } => null,
            { IsPositive: true } => throw new SmtpBreakException(SmtpTexts.OutOfStep),
            _ => SmtpJudge.SignIn(Without(reply, user, secret)),
        };
    }

    private static async Task<SmtpReply> TryAsync(SmtpConnection connection, SaslMechanism mechanism)
    {
        try
        {
            await connection.AuthenticateAsync(mechanism, connection.Monitor.Token);
        }
        catch (Exception e) when (e is AuthenticationException or SaslException)
        {
            // the server's answer says it better
        }

        return connection.Monitor.Replies[^1];
    }

    private static IEnumerable<SaslMechanism> Mechanisms(MailAuth auth, string user, string secret) => auth switch
    {
        MailAuth.Password => [new PatientPlain(user, secret), new SaslMechanismLogin(Encoding.UTF8, user, secret)],
        MailAuth.OAuth2 => [new SaslMechanismOAuth2(user, secret), new SaslMechanismOAuthBearer(user, secret)],
        MailAuth.Ntlm => [new SaslMechanismNtlm(user, secret) { Workstation = "" }], // unset it tells the machine's name
        MailAuth.None => [],
    };

    private static string? Secret(MailOptions options)
    {
        try
        {
            return options.Auth == MailAuth.OAuth2
                ? File.ReadLines(options.TokenFile!).FirstOrDefault()?.Trim()
                : options.Password ?? File.ReadLines(options.PasswordFile!).FirstOrDefault();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // the answer is shown to the office and stored: a server that repeats what it was told must not bring the secret there
    private static SmtpReply Without(SmtpReply reply, string user, string secret) => reply with
    {
        // the longest first: a short secret may stand by chance in the midst of what hides it
        Lines = [.. reply.Lines.Select(line => Encoded().Replace(line.Replace(Base64($"\0{user}\0{secret}"), Mask, StringComparison.Ordinal), Mask)
            .Replace(Base64(secret), Mask, StringComparison.Ordinal)
            .Replace(secret, Mask, StringComparison.Ordinal))],
    };

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    /// <summary>Long enough for something that was encoded: whatever mechanism made it, and where a server cut it, it is not shown.</summary>
    [GeneratedRegex("[A-Za-z0-9+/=]{16,}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Encoded();

    /// <summary>PLAIN (RFC 4616) toward a server that wants the response once more, on a line of its own.</summary>
    private sealed class PatientPlain(string user, string password) : SaslMechanismPlain(Encoding.UTF8, user, password)
    {
        private bool _repeated;

        protected override byte[] Challenge(byte[]? token, int startIndex, int length, CancellationToken cancellationToken)
        {
            if (IsAuthenticated)
            {
                if (_repeated)
                {
                    throw new SaslException(MechanismName, SaslErrorCode.ChallengeTooLong, "asked a third time");
                }

                _repeated = true;
                Reset();
            }

            return base.Challenge(token, startIndex, length, cancellationToken)!;
        }
    }
}
