using System.ComponentModel.DataAnnotations;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Worker.Mail.Smtp;

namespace CaseReform.Ops.Worker.Mail;

/// <summary>
/// What each setting may be and what one asks of another; each sentence names its setting. Not [Range] and its like: the generated
/// validator drops their ErrorMessageResource, speaks English and calls a setting by the name of our class.
/// </summary>
internal static class MailOptionsRules
{
    public static IEnumerable<ValidationResult> Check(MailOptions options) =>
        Words(options).Concat(Limits(options)).Concat(Addresses(options)).Concat(options.Transport switch
        {
            MailTransportKind.Folder => Folder(options),
            MailTransportKind.Smtp => Smtp(options),
            _ => [], // Words has already refused it
        });

    // A number in place of a word binds without complaint.
    private static IEnumerable<ValidationResult> Words(MailOptions options)
    {
        (string Setting, bool Known)[] words =
        [
            (nameof(options.Transport), Enum.IsDefined(options.Transport)),
            (nameof(options.Security), Enum.IsDefined(options.Security)),
            (nameof(options.Auth), Enum.IsDefined(options.Auth)),
            (nameof(options.Disclosure), Enum.IsDefined(options.Disclosure)),
        ];
        return words.Where(w => !w.Known).Select(w => Result(w.Setting, MailTexts.UnknownWord));
    }

    private static IEnumerable<ValidationResult> Limits(MailOptions options)
    {
        (string Setting, IComparable Value, IComparable Min, IComparable Max)[] limits =
        [
            (nameof(options.Port), options.Port, 1, 65535),
            (nameof(options.Connections), options.Connections, 1, 32),
            (nameof(options.LettersPerConnection), options.LettersPerConnection, 1, 10_000),
            (nameof(options.RatePerMinute), options.RatePerMinute, 0, 1_000_000),
            (nameof(options.ConnectLimit), options.ConnectLimit, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10)),
            (nameof(options.GreetingLimit), options.GreetingLimit, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10)),
            (nameof(options.CommandLimit), options.CommandLimit, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10)),
            (nameof(options.DataLimit), options.DataLimit, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(30)),
            (nameof(options.FinalReplyLimit), options.FinalReplyLimit, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(30)),
            (nameof(options.StopGrace), options.StopGrace, TimeSpan.Zero, MailOptions.MaxStopGrace),
        ];
        return limits
            .Where(l => l.Value.CompareTo(l.Min) < 0 || l.Value.CompareTo(l.Max) > 0)
            .Select(l => new ValidationResult(
                Say(MailTexts.OutOfRange, l.Setting, l.Min, l.Max), [l.Setting]));
    }

    private static IEnumerable<ValidationResult> Addresses(MailOptions options)
    {
        if (!OfficeSender.TryParse(options, out _, out var setting, out var reason))
        {
            yield return Result(setting, reason);
        }
        else if (ProbeLetter.Refuse(options) is { } fault)
        {
            yield return Result(nameof(options.From), Say(MailTexts.NoLetter, fault));
        }

        if (options.HelloName is not null && !MailDomain.TryParse(options.HelloName, out _))
        {
            yield return Result(nameof(options.HelloName), MailTexts.NoDomain);
        }
    }

    private static IEnumerable<ValidationResult> Folder(MailOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Folder))
        {
            yield return Result(nameof(options.Folder), MailTexts.FolderMissing);
        }
    }

    private static IEnumerable<ValidationResult> Smtp(MailOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Host) || Uri.CheckHostName(options.Host) == UriHostNameType.Unknown)
        {
            yield return Result(nameof(options.Host), MailTexts.HostMissing);
        }
        else if (options.Security == SmtpSecurity.None && !PlainText.IsAllowed(options))
        {
            yield return Result(nameof(options.Security), MailTexts.PlainTextRefused);
        }

        if (options.From == MailOptions.PlaceholderFrom)
        {
            yield return Result(nameof(options.From), MailTexts.FromMissing);
        }

        foreach (var result in SignIn(options))
        {
            yield return result;
        }

        if (options.CaFile is { } file && options.Security != SmtpSecurity.None && TrustedAuthority.Refuse(file) is { } reason)
        {
            yield return Result(nameof(options.CaFile), reason);
        }
    }

    private static IEnumerable<ValidationResult> SignIn(MailOptions options)
    {
        if (options.UserName is { } user && (user.Length == 0 || user.Any(char.IsControl)))
        {
            yield return Result(nameof(options.UserName), MailTexts.ControlCharacter);
        }

        var trouble = options.Auth switch
        {
            MailAuth.Password or MailAuth.Ntlm => PasswordTrouble(options),
            MailAuth.OAuth2 => TokenTrouble(options),
            MailAuth.None => AccountTrouble(options),
            _ => null, // Words has already refused it
        };
        if (trouble is { } wrong)
        {
            yield return Result(wrong.Setting, wrong.Sentence);
        }
    }

    private static (string Setting, string Sentence)? PasswordTrouble(MailOptions options) => options switch
    {
        { TokenFile: not null } => (nameof(options.TokenFile), MailTexts.TokenUnused),
        { Password: not null, PasswordFile: not null } => (nameof(options.PasswordFile), MailTexts.TwoPasswords),
        { UserName: not null, Password: null, PasswordFile: null } => (nameof(options.PasswordFile), MailTexts.PasswordMissing),
        { UserName: null, Password: not null } or { UserName: null, PasswordFile: not null } => (nameof(options.UserName), MailTexts.UserMissing),
        { UserName: null, Auth: MailAuth.Ntlm } => (nameof(options.UserName), MailTexts.UserMissing),
        { PasswordFile: { } file } when !File.Exists(file) => (nameof(options.PasswordFile), MailTexts.FileMissing),
        _ => null,
    };

    private static (string Setting, string Sentence)? TokenTrouble(MailOptions options) => options switch
    {
        { UserName: null } => (nameof(options.UserName), MailTexts.UserMissing),
        { Password: not null } => (nameof(options.Password), MailTexts.PasswordUnused),
        { PasswordFile: not null } => (nameof(options.PasswordFile), MailTexts.PasswordUnused),
        { TokenFile: null } => (nameof(options.TokenFile), MailTexts.TokenMissing),
        { TokenFile: { } file } when !File.Exists(file) => (nameof(options.TokenFile), MailTexts.FileMissing),
        _ => null,
    };

    private static (string Setting, string Sentence)? AccountTrouble(MailOptions options) => options switch
    {
        { UserName: not null } => (nameof(options.UserName), MailTexts.AccountUnused),
        { Password: not null } => (nameof(options.Password), MailTexts.AccountUnused),
        { PasswordFile: not null } => (nameof(options.PasswordFile), MailTexts.AccountUnused),
        { TokenFile: not null } => (nameof(options.TokenFile), MailTexts.AccountUnused),
        _ => null,
    };

    private static ValidationResult Result(string setting, string sentence) => new(
        Say(MailTexts.Setting, setting, sentence), [setting]);
}
