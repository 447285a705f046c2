using CaseReform.Ops.Worker.Mail;
using CaseReform.Ops.Worker.Mail.Smtp;

namespace CaseReform.Ops.Worker.Tests.Mail.Smtp;

/// <summary>The whole table: what each answer is about, at each step.</summary>
public sealed class SmtpJudgeTests
{
    private const string Sending = "sending";
    private const string Pause = "pause";
    private const string Mailbox = "mailbox";
    private const string PassingMailbox = "mailbox for now";
    private const string Letter = "letter";
    private const string Address = "address";
    private const string AddressPerhaps = "address perhaps";

    [Theory]
    [InlineData("421 4.3.2 shutting down", Sending)]
    [InlineData("550 5.4.5 daily user sending limit exceeded", Sending)]
    [InlineData("550 daily sending limit", Sending)]
    [InlineData("554 DT:SPM 163 smtp11", Sending)]
    [InlineData("550 RP:TRC smtp3", Sending)]
    [InlineData("451 MI:SFQ smtp3", Sending)]
    [InlineData("550 Sender frequency limited", Sending)]
    [InlineData("550 Ip frequency limited. http://service.example", Sending)]
    [InlineData("550 User has no permission", Sending)]
    [InlineData("554 Reject by behaviour spam at Rcpt State(Connection IP address:192.0.2.1)ANTISPAM_BAT", Sending)]
    [InlineData("550 发信频率超过限制", Sending)]
    [InlineData("554 5.7.1 relay access denied", Sending)]
    [InlineData("450 4.7.1 greylisted", Sending)]
    [InlineData("550 5.3.2 not accepting", Sending)]
    [InlineData("553 5.1.8 sender domain unknown", Sending)]
    [InlineData("550 5.1.7 bad sender syntax", Sending)]
    [InlineData("530 5.7.0 sign in first", Pause)]
    [InlineData("553 authentication is required", Pause)]
    [InlineData("552 mailbox full", Mailbox)]
    [InlineData("552 5.2.2 over quota", Mailbox)]
    [InlineData("552 storage", Mailbox)]
    [InlineData("550 5.2.1 disabled", Mailbox)]
    [InlineData("550 Quota exceeded", Mailbox)]
    [InlineData("550 User suspended", Mailbox)]
    [InlineData("450 4.2.0 greylisted", PassingMailbox)]
    [InlineData("452 4.2.2 over quota", PassingMailbox)]
    [InlineData("451 later", PassingMailbox)]
    [InlineData("552 5.3.4 too big", Letter)]
    [InlineData("550 5.2.3 too big for this mailbox", Letter)]
    [InlineData("554 5.6.0 malformed", Letter)]
    [InlineData("550 5.1.1 no such user", Address)]
    [InlineData("550 5.1.1 <frequency@example.test> user unknown, see our policy", Address)]
    [InlineData("550 5.1.10 null MX", Address)]
    [InlineData("553 5.1.3 bad syntax", Address)]
    [InlineData("550 Relaying denied", Sending)]
    [InlineData("550 blacklisted", Sending)]
    [InlineData("550 Rate limited, throttling", Sending)]
    [InlineData("550 rejected.Your IP is blocked.Contact us", Sending)]
    [InlineData("550 <relay@example.test> not found", AddressPerhaps)]
    [InlineData("550 'policy.office@example.test' not found", AddressPerhaps)]
    [InlineData("550 no such user at relay.policy.example.test", AddressPerhaps)]
    [InlineData("550 see http://example.test/policy/spam_16.htm", AddressPerhaps)]
    [InlineData("550 mailbox of policyman unknown", AddressPerhaps)]
    [InlineData("550 unblocked", AddressPerhaps)]
    [InlineData("550 Invalid User", AddressPerhaps)]
    [InlineData("550 no", AddressPerhaps)]
    [InlineData("554 5.5.1 no", AddressPerhaps)]
    public void At_the_recipient(string answer, string about) => Assert.Equal(about, About(SmtpJudge.Recipient(Reply(answer))));

    [Theory]
    [InlineData("421 4.3.2 closing", Sending)]
    [InlineData("451 4.3.0 later", Sending)]
    [InlineData("451 later", Sending)]
    [InlineData("554 DT:SPM", Sending)]
    [InlineData("554 5.7.1 spam", Sending)]
    [InlineData("550 Mail content denied", Sending)]
    [InlineData("535 5.7.8 sign in again", Pause)]
    [InlineData("552 5.2.2 mailbox full", Mailbox)]
    [InlineData("452 4.2.2 mailbox full", PassingMailbox)]
    [InlineData("552 exceeded mailsize limit", Letter)]
    [InlineData("552 too much", Letter)]
    [InlineData("552 Illegal Attachment", Letter)]
    [InlineData("552 5.3.4 too big", Letter)]
    [InlineData("554 5.6.0 content", Letter)]
    [InlineData("554 5.5.1 no", Letter)]
    [InlineData("550 5.1.1 gone", Address)]
    public void At_the_text_and_the_final_dot(string answer, string about) => Assert.Equal(about, About(SmtpJudge.Content(Reply(answer))));

    [Theory]
    [InlineData("421 4.3.2 closing", Sending)]
    [InlineData("451 4.7.1 slow down", Sending)]
    [InlineData("552 5.3.4 too big", Letter)]
    [InlineData("552 too big", Letter)]
    [InlineData("555 SMTPUTF8?", Letter)]
    [InlineData("550 5.6.7 no UTF8", Letter)]
    [InlineData("550 5.4.5 daily sending limit", Pause)]
    [InlineData("552 daily sending limit", Pause)]
    [InlineData("553 5.1.8 not yours", Pause)]
    [InlineData("550 no", Pause)]
    public void At_the_sender(string answer, string about) => Assert.Equal(about, About(SmtpJudge.Sender(Reply(answer))));

    private static SmtpReply Reply(string answer) => new(int.Parse(answer[..3], null), [answer[4..]]);

    private static string About(Delivery delivery) => delivery switch
    {
        Delivery.Paused => Pause,
        Delivery.TryLater { RecipientOnly: true, MayBePolicy: true } => Mailbox,
        Delivery.TryLater { RecipientOnly: true } => PassingMailbox,
        Delivery.TryLater { MayBePolicy: true } => Sending,
        Delivery.Refused { AddressAtFault: true, MayBePolicy: false } => Address,
        Delivery.Refused { AddressAtFault: true } => AddressPerhaps,
        Delivery.Refused { MayBePolicy: true } => Letter,
        _ => delivery.ToString(),
    };
}
