using System.Text.RegularExpressions;

namespace CaseReform.Ops.Worker.Mail.Smtp;

/// <summary>
/// What large providers say where they give no enhanced status, or a wrong one (NetEase and other Coremail servers, QQ, Aliyun, Gmail). Data:
/// a wording that is met in the field is added here. Compared without regard to case, as whole words; <c>*</c> stands for the rest of a word.
/// What an answer quotes does not count: addresses, host names and links may be called anything.
/// </summary>
internal static partial class SmtpReplyWords
{
    /// <summary>About the account, the sending machine or how much and how fast it sends.</summary>
    public static Regex Sending { get; } = Of(
    [
        // Coremail and NetEase: DT:SPM, MI:SFQ, RP:TRC, HL:IFC, WM:BLI …
        "DT:", "MI:", "RP:", "HL:", "WM:",
        "sending limit*", "daily limit*", "daily user", "sending quota", "daily quota", "domain quota", "hourly limit*", "limit exceed*", "rate limit*", "ratelimit*",
        "frequency", "throttl*", "too many", "too much recipient*", "too much fail*", "exceeded the limit*", "try again later",
        "*spam*", "blacklist*", "black list*", "blocklist*", "blocked", "rejected by policy", "policy", "reputation", "behaviour*", "behavior*", "content denied", "content reject*",
        "ip is rejected", "not allowed to send", "no permission*", "access denied by", "relay*", "local user only", "must equal authorized", "auth error*",
        "SPF check*", "DKIM check*", "DMARC",
        "频率", "频繁", "限额", "限制", "超限", "数量超", "次数超", "垃圾邮件", "黑名单", "反垃圾",
    ]);

    /// <summary>About the account that signs in.</summary>
    public static Regex SignIn { get; } = Of(["authentication is required", "authentication required", "must authenticate"]);

    /// <summary>About one recipient's mailbox, for the time being.</summary>
    public static Regex Mailbox { get; } = Of(
    [
        "mailbox full", "mailbox is full", "over quota", "overquota", "quota exceeded", "quota full", "mailbox unavailable or access denied", "mailbox temporarily",
        "user suspended", "user is suspended", "user locked", "mailbox disabled", "account disabled", "out of storage", "insufficient storage",
        "邮箱已满", "容量已满", "空间不足", "已冻结", "被冻结",
    ]);

    /// <summary>About what the letter carries.</summary>
    public static Regex Letter { get; } = Of(["mailsize limit*", "message too large", "message size", "size exceeds", "illegal attachment*"]);

    /// <summary>Whether an answer says one of these.</summary>
    public static bool In(Regex words, SmtpReply reply) => reply.Lines.Any(line => words.IsMatch(Quoted().Replace(line, " ")));

    private static Regex Of(string[] words) => new(
        string.Join('|', words.Select(Pattern)), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Compiled);

    private static string Pattern(string word)
    {
        var bare = word.Trim('*');
        var start = char.IsAsciiLetterOrDigit(word[0]) ? "(?<![A-Za-z0-9])" : string.Empty;
        var end = char.IsAsciiLetterOrDigit(word[^1]) ? "(?![A-Za-z0-9])" : string.Empty;
        return start + Regex.Escape(bare) + end;
    }

    /// <summary>Angle brackets, links, addresses, and dotted words that end like a host's name.</summary>
    [GeneratedRegex(@"<[^<>]*>|https?://\S+|[^\s""'(:,;]+@[^\s""'),;]+|(?<![A-Za-z0-9.-])([A-Za-z0-9_-]+\.)+[a-z]{2,}(?![A-Za-z0-9])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Quoted();
}
