using System.Text.Json.Nodes;

using CaseReform.Ops.Bot.Activities;
using CaseReform.Ops.Bot.Channels.Connector;
using CaseReform.Ops.Data.Access;
using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Testing.Time;

using Microsoft.Bot.Schema;
using Microsoft.Extensions.DependencyInjection;

namespace CaseReform.Ops.Bot.Tests.Channels.Connector;

/// <summary>How an account becomes a person's, over the whole bot; the worker's part is played by the test.</summary>
public sealed class BindingTests : IAsyncLifetime
{
    private const string Asked = "您好！首次使用请先核实身份：请回复您的工作邮箱地址。";

    private readonly List<(string Address, string Code)> _mails = [];
    private ConnectorHost _host = null!;
    private int _ids;

    public async ValueTask InitializeAsync() => _host = await ConnectorHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact(Timeout = Limit.Outside)]
    public async Task A_stranger_becomes_known_by_a_code_from_the_work_mailbox()
    {
        Assert.Equal(Asked, await SayAsync("我的任务"));
        Assert.StartsWith("如该邮箱已登记在册", await SayAsync("我的邮箱是：ｙｉ＠office.example。"), StringComparison.Ordinal);
        var (address, code) = await MailAsync();
        Assert.Equal("yi@office.example", address);
        Assert.StartsWith("乙乙，身份已核实，绑定成功。", await SayAsync($" {code[..4]} {code[4..]} "), StringComparison.Ordinal);
        Assert.Equal("听到：我的任务", await SayAsync("我的任务"));
        Assert.Equal("乙乙", Assert.Single(_host.Bot.Heard).Speaker);

        Assert.StartsWith("已解除绑定。", await SayAsync("解除绑定"), StringComparison.Ordinal);
        Assert.Equal(Asked, await SayAsync("我的任务"));
        Assert.Single(_host.Bot.Heard);
        Assert.Equal(
            ["binding.made", "access.refused", "binding.asked", "binding.made", "binding.removed", "access.refused"],
            (await _host.AuditAsync()).Where(a => a.StartsWith("binding", StringComparison.Ordinal) || a == "access.refused"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task An_unknown_address_gets_the_same_answer_and_no_mail()
    {
        var unknown = await SayAsync("nobody@office.example");
        var known = await SayAsync("yi@office.example");

        Assert.Equal(known, unknown);
        await MailAsync();
        Assert.Equal("yi@office.example", Assert.Single(_mails).Address);
        Assert.StartsWith("验证码不正确", await SayAsync("00000000"), StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Three_codes_an_hour_for_an_account_twelve_for_an_address_and_no_more()
    {
        for (var i = 0; i < 3; i++)
        {
            Assert.StartsWith("如该邮箱", await SayAsync($"a{i}@office.example"), StringComparison.Ordinal);
        }

        Assert.StartsWith("申请验证码过于频繁", await SayAsync("yi@office.example"), StringComparison.Ordinal);

        // the address has its own count, whoever asks
        foreach (var account in "bcdefghijklm".Select(c => c.ToString()))
        {
            Assert.StartsWith("如该邮箱", await SayAsync("jia@office.example", account), StringComparison.Ordinal);
        }

        Assert.StartsWith("申请验证码过于频繁", await SayAsync("jia@office.example", "w"), StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Five_tries_and_the_right_code_is_worth_nothing_any_more()
    {
        await SayAsync("yi@office.example");
        var (_, code) = await MailAsync();
        var wrong = code == "00000000" ? "00000001" : "00000000";
        for (var left = 4; left > 0; left--)
        {
            Assert.Equal($"验证码不正确，还可再试{left}次。", await SayAsync(wrong));
        }

        Assert.StartsWith("验证码不正确，次数已用完。", await SayAsync(wrong), StringComparison.Ordinal);
        Assert.StartsWith("验证码已过期或尚未获取。", await SayAsync(code), StringComparison.Ordinal);
        Assert.Contains("binding.failed", await _host.AuditAsync());
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_code_works_for_the_account_that_asked_and_no_other()
    {
        await SayAsync("yi@office.example");
        var (_, code) = await MailAsync();

        Assert.StartsWith("验证码已过期或尚未获取。", await SayAsync(code, "thief"), StringComparison.Ordinal);
        Assert.StartsWith("乙乙", await SayAsync(code), StringComparison.Ordinal);
        Assert.StartsWith("验证码已过期或尚未获取。", await SayAsync(code, "thief"), StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_process_that_ends_between_the_binding_and_the_word_of_it_says_it_after_the_restart()
    {
        await SayAsync("yi@office.example");
        var (_, code) = await MailAsync();
        var message = _host.Message("the-code", code, "stranger", "conv-stranger");
        var bound = await _host.TalkAsync(message);
        Assert.StartsWith("乙乙，身份已核实，绑定成功。", bound, StringComparison.Ordinal);
        await _host.SayAsync(_host.Message("ended", "好", "stranger", "conv-stranger"));
        await _host.AnswerAsync("ended");
        var database = _host.Services.GetRequiredService<Database>();

        // as if it had never come so far
        await database.WriteAsync(
            async s =>
            {
                await s.ExecuteAsync("DELETE FROM outgoing WHERE reply_to = 'the-code'");
                await s.ExecuteAsync("UPDATE inbox SET done_at = NULL, json = @json WHERE activity_id = 'the-code'", new { json = message.ToJsonString() });
            },
            TestContext.Current.CancellationToken);
        await _host.RestartAsync();

        bool IsIt(SeenCall call) => call.Path.EndsWith("/activities/the-code", StringComparison.Ordinal) && call.Body.Contains("\"message\"", StringComparison.Ordinal);
        await _host.Channel.Server.WaitForAsync(c => IsIt(c) && _host.Channel.Calls.Count(IsIt) == 2, TestContext.Current.CancellationToken);
        Assert.All(_host.Channel.Calls.Where(IsIt), call => Assert.Equal(bound, JsonNode.Parse(call.Body)!["text"]!.GetValue<string>()));
        Assert.Equal("好", Assert.Single(_host.Bot.Heard).Activity.Text);
    }

    [Theory]
    [InlineData("msteams", null, null, false)]
    [InlineData("msteams", null, false, false)]
    [InlineData("msteams", "personal", null, true)]
    [InlineData("msteams", "personal", true, false)]
    [InlineData("msteams", "groupChat", false, false)]
    [InlineData("slack", null, null, false)]
    [InlineData("slack", null, false, true)]
    [InlineData("slack", null, true, false)]
    [InlineData("emulator", null, null, true)]
    [InlineData("emulator", null, true, false)]
    public void What_is_not_known_to_be_private_is_not(string channel, string? type, bool? isGroup, bool expected) =>
        Assert.Equal(expected, ChannelIdentity.IsPrivate(new Activity { ChannelId = channel, Conversation = new ConversationAccount { Id = "c", ConversationType = type, IsGroup = isGroup } }));

    [Fact(Timeout = Limit.Outside)]
    public async Task A_display_name_makes_nobody_of_anybody()
    {
        // Message() calls everybody 甲甲, who is bound
        Assert.Equal(Asked, await SayAsync("我的任务", "impostor"));

        Assert.Empty(_host.Bot.Heard);
        Assert.Contains("access.refused", await _host.AuditAsync());
    }

    [Fact]
    public Task The_bound_persons_object_id_counts_with_no_other_tenant() => StaysAStrangerAsync(message => message["conversation"]!["tenantId"] = "tenant-2");

    [Fact]
    public Task Without_a_tenant_the_bound_persons_object_id_is_nobodys() => StaysAStrangerAsync(message => message["conversation"]!.AsObject().Remove("tenantId"));

    [Fact]
    public Task The_bound_persons_object_id_counts_as_no_user_id() => StaysAStrangerAsync(message =>
    {
        message["from"]!.AsObject().Remove("aadObjectId");
        message["from"]!["id"] = ConnectorHost.BoundObject;
    });

    [Fact]
    public Task A_tenant_that_spells_the_object_id_is_only_a_tenant() => StaysAStrangerAsync(message =>
    {
        message["conversation"]!["tenantId"] = "tenant-1/object/" + ConnectorHost.BoundObject;
        message["from"]!["aadObjectId"] = "";
    });

    [Fact(Timeout = Limit.Outside)]
    public async Task In_a_group_nobody_is_asked_for_an_address()
    {
        var message = _host.Message("1", "yi@office.example", "stranger");
        message["conversation"]!["conversationType"] = "channel";

        Assert.StartsWith("群聊中不核实身份。", await _host.TalkAsync(message), StringComparison.Ordinal);
        await MailAsync();
        Assert.Empty(_mails);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Somebody_who_has_left_is_a_stranger_who_may_unbind()
    {
        await _host.Services.GetRequiredService<Database>().WriteAsync(
            async s =>
            {
                await s.ExecuteAsync("UPDATE people SET active = 0 WHERE id = @id", new { id = _host.Jia });
                await Data.People.RosterStore.TouchAsync(s);
            },
            TestContext.Current.CancellationToken);

        Assert.StartsWith("您的账号已绑定，但人员名单中没有您的在任职务", await SayAsync("我的任务", ConnectorHost.BoundObject), StringComparison.Ordinal);
        Assert.Empty(_host.Bot.Heard);
        Assert.StartsWith("已解除绑定。", await SayAsync("解绑", ConnectorHost.BoundObject), StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task When_the_bot_is_added_it_says_what_to_do_first()
    {
        var message = _host.Message("1", "", "newcomer");
        message["type"] = "conversationUpdate";
        message["membersAdded"] = new JsonArray(new JsonObject { ["id"] = "28:bot" });

        Assert.Equal(Asked, await _host.TalkAsync(message));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task The_private_conversation_is_remembered_with_the_binding()
    {
        await _host.TalkAsync(_host.Message("1", "好", conversation: "new-place"));

        var binding = await _host.Services.GetRequiredService<BindingStore>().FindAsync(
            $"msteams/tenant-1/object/{ConnectorHost.BoundObject}", TestContext.Current.CancellationToken);
        var reference = JsonNode.Parse(binding!.Reference!)!;
        Assert.Equal("new-place", reference["conversation"]!["id"]!.GetValue<string>());
        Assert.Equal(_host.Channel.ServiceUrl, reference["serviceUrl"]!.GetValue<string>());
        Assert.Equal("28:bot", reference["from"]!["id"]!.GetValue<string>());
    }

    private Task<string> SayAsync(string text, string account = "stranger")
    {
        var message = _host.Message($"say-{++_ids}", text, account, "conv-" + account);
        return _host.TalkAsync(message);
    }

    /// <summary>Composes what waits, as the worker does; answers the last mail.</summary>
    private async Task<(string Address, string Code)> MailAsync()
    {
        var mails = _host.Services.GetRequiredService<AccessMailStore>();
        await mails.ComposeAsync(
            (request, secret) =>
            {
                _mails.Add((request.Email, secret));
                return TestLetter(request);
            },
            10, ConnectorHost.Now, TestContext.Current.CancellationToken);
        return _mails.LastOrDefault();
    }

    private static StandaloneLetter TestLetter(AccessMailRequest request) => new()
    {
        Kind = LetterKind.Access, DedupKey = $"access|{request.Id}", Recipient = request.Email, PersonId = request.PersonId, Day = new DateOnly(2026, 11, 20), Subject = "验证码",
        MessageId = $"<{Guid.NewGuid():N}@office.example>", Bytes = [1],
    };

    private async Task StaysAStrangerAsync(Action<JsonObject> trick)
    {
        var message = _host.Message("1", "我的任务");
        trick(message);

        Assert.Equal(Asked, await _host.TalkAsync(message));
        Assert.Empty(_host.Bot.Heard);
    }
}
