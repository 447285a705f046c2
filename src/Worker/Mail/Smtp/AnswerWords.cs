namespace CaseReform.Ops.Worker.Mail.Smtp;

/// <summary>
/// What large providers say where they give no enhanced status, or a wrong one (NetEase and other Coremail servers, QQ, Aliyun, Gmail). Data:
/// a wording that is met in the field is added here. Compared without regard to case.
/// </summary>
internal static class AnswerWords
{
    /// <summary>About the account, the sending machine or how much and how fast it sends.</summary>
    public static IReadOnlyList<string> Sending { get; } =
    [
        // Coremail and NetEase: DT:SPM, MI:SFQ, RP:TRC, HL:IFC, WM:BLI …
        "DT:", "MI:", "RP:", "HL:", "WM:",
        "sending limit", "daily limit", "daily user", "sending quota", "daily quota", "domain quota", "hourly limit", "limit exceed", "rate limit", "ratelimit",
        "frequency", "throttl", "too many", "too much recipient", "too much fail", "exceeded the limit", "try again later",
        "spam", "blacklist", "black list", "blocklist", "blocked", "rejected by policy", "policy", "reputation", "behaviour", "behavior", "content denied", "content reject",
        "ip is rejected", "not allowed to send", "no permission", "access denied by", "relay", "local user only", "must equal authorized", "auth error",
        "SPF check", "DKIM check", "DMARC",
        "频率", "频繁", "限额", "限制", "超限", "数量超", "次数超", "垃圾邮件", "黑名单", "反垃圾",
    ];

    /// <summary>About the account that signs in.</summary>
    public static IReadOnlyList<string> SignIn { get; } = ["authentication is required", "authentication required", "must authenticate"];

    /// <summary>About one recipient's mailbox, for the time being.</summary>
    public static IReadOnlyList<string> Mailbox { get; } =
    [
        "mailbox full", "mailbox is full", "over quota", "overquota", "quota exceeded", "quota full", "mailbox unavailable or access denied", "mailbox temporarily",
        "user suspended", "user is suspended", "user locked", "mailbox disabled", "account disabled", "out of storage", "insufficient storage",
        "邮箱已满", "容量已满", "空间不足", "已冻结", "被冻结",
    ];

    /// <summary>About what the letter carries.</summary>
    public static IReadOnlyList<string> Letter { get; } = ["mailsize limit", "message too large", "message size", "size exceeds", "illegal attachment"];

    /// <summary>Whether an answer says one of these.</summary>
    public static bool In(IReadOnlyList<string> words, SmtpReply reply)
    {
        foreach (var line in reply.Lines)
        {
            foreach (var word in words)
            {
                if (line.Contains(word, StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
