using System.Text;
using System.Text.Json.Nodes;

using CaseReform.Ops.Bot.Activities;

using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace CaseReform.Ops.Bot.Tests.Activities;

public sealed class ActivityJsonTests
{
    [Fact]
    public void Members_nobody_here_knows_come_out_as_they_went_in_wherever_they_stand()
    {
        const string Text = """
            {"future":{"a":[1,{"b":null}]},"type":"message","from":{"tier":2,"id":"u","name":"甲甲"},"conversation":{"x":{"y":1.50},"id":"c"},
             "attachments":[{"content":{"type":"AdaptiveCard","new":true},"contentType":"t","extra":"e"}],
             "suggestedActions":{"actions":[{"type":"imBack","image":"i","value":{"k":[]}}]},
             "membersAdded":[{"id":"m","z":{}}],"entities":[{"type":"mention"}],"channelData":{"q":"w"},"value":[1,"2",false],"nothing":null}
            """;

        Assert.True(ActivityJson.TryRead(Encoding.UTF8.GetBytes(Text), out var activity));

        Assert.Equal(("甲甲", "e", 2), (activity.From?.Name, ActivityJson.Unnamed(activity.Attachments?[0].Properties, "extra")?.GetString(), ActivityJson.Unnamed(activity.From?.Properties, "tier")?.GetInt32()));
        var written = ActivityJson.Write(activity);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Text), JsonNode.Parse(written)), Encoding.UTF8.GetString(written));
        Assert.True(ActivityJson.TryRead(written, out var again));
        Assert.Equal(written, ActivityJson.Write(again));
    }

    /// <summary>The SDK's own reader makes doubles and dates of what looks like them, and takes a number for a text.</summary>
    [Theory]
    [InlineData("-2e30")]
    [InlineData("1.50")]
    [InlineData("12345678901234567890123456789")]
    [InlineData("0.12345678901234567890123")]
    [InlineData("1e400")]
    [InlineData("\"2026-11-20T01:00:00.0Z\"")]
    public void What_may_be_any_JSON_is_spelled_as_it_was(string json)
    {
        var text = $$$"""{"type":"message","value":{{{json}}},"channelData":{"n":{{{json}}}},"unknown":{{{json}}},"from":{"unknown":[{{{json}}}]}}""";

        Assert.True(ActivityJson.TryRead(Encoding.UTF8.GetBytes(text), out var activity));

        var written = Encoding.UTF8.GetString(ActivityJson.Write(activity));
        Assert.Equal(4, (written.Length - written.Replace(json, string.Empty, StringComparison.Ordinal).Length) / json.Length);
    }

    [Theory]
    [InlineData("""{"unknown":1,"unknown":2}""")]
    [InlineData("""{"from":{"unknown":1,"unknown":2}}""")]
    [InlineData("""{"value":{"a":1,"a":2}}""")]
    [InlineData("""{"unknown":{"a":1,"a":2}}""")]
    [InlineData("""{"entities":[{"type":"x","a":1,"a":2}]}""")]
    [InlineData("""{"entities":[null]}""")]
    [InlineData("""{"reactionsAdded":[null]}""")]
    [InlineData("""{"textFormat":5}""")]
    [InlineData("""{"localTimestamp":"soon"}""")]
    [InlineData("""{"entities":{}}""")]
    [InlineData("""{"relatesTo":"x"}""")]
    public void What_is_named_twice_or_of_another_type_is_refused_wherever_it_stands(string json) =>
        Assert.False(ActivityJson.TryRead(Encoding.UTF8.GetBytes(json), out _));

    [Fact]
    public void An_object_of_the_SDK_is_written_with_small_letters()
    {
        var answer = new Activity(ActivityTypesEx.InvokeResponse) { Value = new InvokeResponse { Status = 202, Body = new Dictionary<string, object> { ["heard"] = 1 } } };

        Assert.Equal("""{"type":"invokeResponse","value":{"status":202,"body":{"heard":1}}}""", Encoding.UTF8.GetString(ActivityJson.Write(answer)));
    }

    [Fact]
    public void A_way_back_says_who_and_where_and_not_what_was_said()
    {
        Assert.True(ActivityJson.TryRead("""{"id":"1","text":"x","locale":"zh-CN","channelId":"c","serviceUrl":"s","from":{"id":"u","aadObjectId":"o","role":"user"},"recipient":{"id":"b"},"conversation":{"id":"v","conversationType":"personal","tenantId":"t"}}"""u8, out var activity));

        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""{"user":{"id":"u","aadObjectId":"o","role":"user"},"bot":{"id":"b"},"conversation":{"id":"v","conversationType":"personal","tenantId":"t"},"channelId":"c","locale":"zh-CN","serviceUrl":"s"}"""),
            JsonNode.Parse(ActivityJson.WriteReference(activity))));
    }

    [Fact]
    public void The_order_of_members_does_not_matter()
    {
        Assert.True(ActivityJson.TryRead("""{"text":"好","from":{"name":"n","id":"u"},"type":"message"}"""u8, out var one));
        Assert.True(ActivityJson.TryRead("""{"type":"message","from":{"id":"u","name":"n"},"text":"好"}"""u8, out var other));

        Assert.Equal(ActivityJson.Write(one), ActivityJson.Write(other));
    }

    [Fact]
    public void Chinese_stays_readable_and_nothing_can_leave_a_page()
    {
        var text = Encoding.UTF8.GetString(ActivityJson.Write(PlainMessage.Of("整改 </script>&'\u2028𠮷")));

        Assert.Contains("整改", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\u2028", text, StringComparison.Ordinal);
        Assert.Equal("整改 </script>&'\u2028𠮷", JsonNode.Parse(text)!["text"]!.GetValue<string>());
    }

    [Theory]
    [InlineData(30, true)]
    [InlineData(31, true)]
    [InlineData(32, false)]
    [InlineData(100_000, false)]
    public void Depth_ends_at_thirty_two(int inner, bool expected) =>
        Assert.Equal(expected, ActivityJson.TryRead(Encoding.UTF8.GetBytes($$"""{"value":{{new string('[', inner)}}{{new string(']', inner)}}}"""), out _));

    [Theory]
    [InlineData(ActivityJson.MaxBodyBytes, true)]
    [InlineData(ActivityJson.MaxBodyBytes + 1, false)]
    public void Size_ends_at_256_kilobytes(int bytes, bool expected)
    {
        var body = Encoding.UTF8.GetBytes("""{"text":""}""".Insert(9, new string('x', bytes - 11)));

        Assert.Equal(bytes, body.Length);
        Assert.Equal(expected, ActivityJson.TryRead(body, out _));
    }

    [Theory]
    [InlineData(ActivityJson.MaxIdLength, true)]
    [InlineData(ActivityJson.MaxIdLength + 1, false)]
    public void Ids_end_somewhere(int length, bool expected) =>
        Assert.Equal(expected, ActivityJson.TryRead(Encoding.UTF8.GetBytes($$$"""{"conversation":{"id":"{{{new string('x', length)}}}"}}"""), out _));
}
