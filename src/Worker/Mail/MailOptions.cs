using System.ComponentModel.DataAnnotations;

namespace CaseReform.Ops.Worker.Mail;

/// <summary>The section "Mail" of the configuration. The limits of its numbers stand in <see cref="MailOptionsRules"/>.</summary>
internal sealed class MailOptions : IValidatableObject
{
    /// <summary>The name of the section.</summary>
    public const string Section = "Mail";

    /// <summary>The most that <see cref="StopGrace"/> may be: the outcome has to be recorded within the host's own time for stopping.</summary>
    public static readonly TimeSpan MaxStopGrace = TimeSpan.FromSeconds(8);

    /// <summary>A sender nobody can answer, good for files on this machine only.</summary>
    public const string PlaceholderFrom = "ops@case-reform.example";

    /// <summary>Files by default, so that a first run mails nobody.</summary>
    public MailTransportKind Transport { get; set; } = MailTransportKind.Folder;

    /// <summary>Where the folder transport puts its files; a relative path counts from the data directory.</summary>
    public string Folder { get; set; } = "outbox";

    /// <summary>Name or address of the submission server; with TLS its certificate must carry this name.</summary>
    public string? Host { get; set; }

    /// <summary>465 for TLS from the start, 587 for STARTTLS, 25 inside a network.</summary>
    public int Port { get; set; } = 465;

    /// <summary>How the connection is protected.</summary>
    public SmtpSecurity Security { get; set; } = SmtpSecurity.Implicit;

    /// <summary>The office accepts that letters and password cross a network unprotected.</summary>
    public bool AllowPlainText { get; set; }

    /// <summary>How the worker signs in.</summary>
    public MailAuth Auth { get; set; } = MailAuth.Password;

    /// <summary>Account for AUTH; usually the full address. Null when the server asks for none.</summary>
    public string? UserName { get; set; }

    /// <summary>Password or authorisation code; better kept in <see cref="PasswordFile"/> or an environment variable.</summary>
    public string? Password { get; set; }

    /// <summary>A file whose first line is the password. It is read at every sign-in, so a new password needs no restart.</summary>
    public string? PasswordFile { get; set; }

    /// <summary>A file whose first line is the access token of <see cref="MailAuth.OAuth2"/>. It is read at every sign-in; something else renews it.</summary>
    public string? TokenFile { get; set; }

    /// <summary>PEM file of the authority that signs the server's certificate, where it is a private one. Then only that authority is trusted.</summary>
    public string? CaFile { get; set; }

    /// <summary>The office's address; also where bounces go.</summary>
    public string From { get; set; } = PlaceholderFrom;

    /// <summary>The name beside it.</summary>
    public string? FromName { get; set; }

    /// <summary>Where answers go, when not to <see cref="From"/>.</summary>
    public string? ReplyTo { get; set; }

    /// <summary>Right side of every Message-ID; the domain of <see cref="From"/> when null.</summary>
    public string? MessageIdDomain { get; set; }

    /// <summary>How this machine greets the server (EHLO); its network address when null.</summary>
    public string? HelloName { get; set; }

    /// <summary>List-Id of every letter (RFC 2919), a domain-like name that readers filter by; none when null.</summary>
    public string? ListId { get; set; }

    /// <summary>Lanes that send at the same time.</summary>
    public int Connections { get; set; } = 4;

    /// <summary>Letters after which a connection is closed politely and opened anew; servers end long ones by themselves.</summary>
    public int LettersPerConnection { get; set; } = 100;

    /// <summary>Letters a minute over all lanes, evenly spaced; 0 means no limit.</summary>
    public int RatePerMinute { get; set; }

    /// <summary>Until the connection stands, TLS included.</summary>
    public TimeSpan ConnectLimit { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Until the server has greeted. Some let a stranger wait on purpose.</summary>
    public TimeSpan GreetingLimit { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>For each command and its whole answer.</summary>
    public TimeSpan CommandLimit { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>For handing over the text of a letter.</summary>
    public TimeSpan DataLimit { get; set; } = TimeSpan.FromMinutes(3);

    /// <summary>From the final dot to the answer. Long, because giving up here is what makes duplicates (RFC 1047; RFC 5321, 4.5.3.2.6).</summary>
    public TimeSpan FinalReplyLimit { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>When the worker is told to stop while an answer to the final dot is due: how much longer it waits for it.</summary>
    public TimeSpan StopGrace { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How much of a measure a letter may carry.</summary>
    public MailDisclosure Disclosure { get; set; } = MailDisclosure.Full;

    /// <summary>The longest that one letter can keep a lane when every step takes all of its time. A lease must be longer.</summary>
    public TimeSpan MaxSend =>
        // a stale connection is replaced once: its commands (4), then EHLO, TLS and sign-in (6), then the letter itself and a reset (5)
        (2 * ConnectLimit) + GreetingLimit + (15 * CommandLimit) + (2 * DataLimit) + FinalReplyLimit
        + (RatePerMinute == 0 ? TimeSpan.Zero : Connections * TimeSpan.FromMinutes(1) / RatePerMinute);

    /// <summary>The domain of new Message-IDs.</summary>
    public string EffectiveMessageIdDomain => OfficeSender.Of(this).Domain;

    IEnumerable<ValidationResult> IValidatableObject.Validate(ValidationContext validationContext) => MailOptionsRules.Check(this);
}
