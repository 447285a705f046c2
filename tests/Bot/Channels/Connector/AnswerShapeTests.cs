using System.Text.Json;
using System.Text.Json.Nodes;

using CaseReform.Ops.Bot.Activities;
using CaseReform.Ops.Bot.Cards;
using CaseReform.Ops.Testing.Time;

using Microsoft.Bot.Builder;

namespace CaseReform.Ops.Bot.Tests.Channels.Connector;

/// <summary>What the SDK would change on the way out, and does not.</summary>
public sealed class AnswerShapeTests : IAsyncLifetime
{
    private ConnectorHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await ConnectorHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact(Timeout = Limit.Outside)]
    public async Task An_answer_goes_back_to_all_that_the_channel_said_of_who_and_where()
    {
        var message = _host.Message("1", "好");
        message["from"]!["tier"] = 2;
        message["conversation"]!["extra"] = new JsonObject { ["n"] = 1.5 };

        await _host.TalkAsync(message);

        var answer = JsonNode.Parse(Answers().Single())!;
        Assert.True(JsonNode.DeepEquals(message["from"], answer["recipient"]), answer.ToJsonString());
        Assert.True(JsonNode.DeepEquals(message["conversation"], answer["conversation"]), answer.ToJsonString());
        Assert.Equal("plain", answer["textFormat"]!.GetValue<string>());
        Assert.Null(answer["inputHint"]);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_card_arrives_as_it_was_made()
    {
        var card = new AdaptiveCard([new TextBlock("12-1 √ <b>")]) { Actions = [Submit.Of("确认", new { @do = "confirm", n = -2e30, big = 12345678901234567890m })] }.ToAttachment();
        _host.Bot.Before = turn =>
        {
            var message = PlainMessage.Of("卡");
            message.Attachments = [card];
            return turn.SendActivityAsync(message);
        };

        await _host.TalkAsync(_host.Message("1", "好"));

        var sent = JsonNode.Parse(Answers().First())!["attachments"]![0]!;
        Assert.Equal("application/vnd.microsoft.card.adaptive", sent["contentType"]!.GetValue<string>());
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(((JsonElement)card.Content).GetRawText()), sent["content"]), sent.ToJsonString());
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task What_was_said_before_a_fault_reaches_a_channel_that_waits_for_it()
    {
        _host.Bot.Before = async turn =>
        {
            await turn.SendActivityAsync(PlainMessage.Of("已记入"));
            throw new InvalidOperationException("planted");
        };
        var message = _host.Message("1", "好");
        message["deliveryMode"] = "expectReplies";

        using var answer = await _host.PostAsync(message);

        var said = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["activities"]!.AsArray();
        Assert.Equal(["已记入", "系统出错"], said.Where(a => a!["type"]!.GetValue<string>() == "message").Select(a => a!["text"]!.GetValue<string>()[..Math.Min(4, a["text"]!.GetValue<string>().Length)]));
    }

    private IEnumerable<string> Answers() => _host.Channel.Calls.Select(c => c.Body).Where(body => body.Contains("\"message\"", StringComparison.Ordinal));
}
