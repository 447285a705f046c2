using System.Text;

namespace CaseReform.Ops.Worker.Mail.Smtp;

/// <summary>AUTH PLAIN (RFC 4616) and LOGIN, in this order. The password is looked up each time and kept nowhere.</summary>
internal static class SmtpSignIn
{
    private const int Accepted = 235;
    private const int GoOn = 334;
    private const int MechanismUnknown = 504;

    /// <summary>Null when signed in, or when no account is set.</summary>
    public static async ValueTask<Delivery?> RunAsync(SmtpDialogue dialogue, MailOptions options, CancellationToken token)
    {
        if (options.UserName is not { } user)
        {
            return null;
        }

        if (Password(options) is not { } password)
        {
            return new Delivery.Paused(SmtpTexts.PasswordUnreadable);
        }

        SmtpReply? reply = null;
        if (dialogue.Offered.AuthPlain)
        {
            reply = await PlainAsync(dialogue, user, password, token);
        }

        if (dialogue.Offered.AuthLogin && reply is null or { Code: MechanismUnknown })
        {
            reply = await LoginAsync(dialogue, user, password, token);
        }

        return reply switch
        {
            null => new Delivery.Paused(SmtpTexts.SignInNotOffered),
            { Code: Accepted } => null,
            _ => SmtpJudge.SignIn(reply),
        };
    }

    private static async ValueTask<SmtpReply> PlainAsync(SmtpDialogue dialogue, string user, string password, CancellationToken token)
    {
        var response = Base64($"\0{user}\0{password}");
        var reply = await dialogue.AskAsync("AUTH PLAIN " + response, token);
        return reply.Code == GoOn ? await dialogue.AskAsync(response, token) : reply; // a server that wants it on a line of its own
    }

    private static async ValueTask<SmtpReply> LoginAsync(SmtpDialogue dialogue, string user, string password, CancellationToken token)
    {
        var reply = await dialogue.AskAsync("AUTH LOGIN", token);
        reply = reply.Code == GoOn ? await dialogue.AskAsync(Base64(user), token) : reply;
        return reply.Code == GoOn ? await dialogue.AskAsync(Base64(password), token) : reply;
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static string? Password(MailOptions options)
    {
        try
        {
            return options.Password ?? File.ReadLines(options.PasswordFile!).FirstOrDefault();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
