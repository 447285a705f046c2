using System.Text;
using System.Text.Json.Nodes;

using CaseReform.Ops.Bot.Activities;

namespace CaseReform.Ops.Bot.Tests.Activities;

public sealed class ActivityJsonTests
{
    [Fact]
    public void Members_nobody_here_knows_come_out_as_they_went_in_wherever_they_stand()
    {
        const string Text = """
            {"future":{"a":[1,{"b":null}]},"type":"message","from":{"tier":2,"id":"u","name":"甲甲"},"conversation":{"x":{"y":1.50},"id":"c"},
             "attachments":[{"content":{"type":"AdaptiveCard","new":true},"contentType":"t","extra":"e"}],
             "suggestedActions":{"hint":1,"actions":[{"type":"imBack","image":"i","value":{"k":[]}}]},
             "membersAdded":[{"id":"m","z":{}}],"entities":[{"type":"mention"}],"channelData":{"q":"w"},"value":[1,"2",false],"nothing":null}
            """;

        Assert.True(ActivityJson.TryRead(Encoding.UTF8.GetBytes(Text), out var activity));

        Assert.Equal(("甲甲", "e", 2), (activity.From?.Name, activity.Attachments?[0].Properties?["extra"].GetString(), activity.From?.Properties?["tier"].GetInt32()));
        var written = ActivityJson.Write(activity);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Text), JsonNode.Parse(written)), Encoding.UTF8.GetString(written));
        Assert.True(ActivityJson.TryRead(written, out var again));
        Assert.Equal(written, ActivityJson.Write(again));
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
        var text = Encoding.UTF8.GetString(ActivityJson.Write(MessageFactory.Text("整改 </script>&'\u2028𠮷")));

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
    [InlineData(ActivityJson.LargestBody, true)]
    [InlineData(ActivityJson.LargestBody + 1, false)]
    public void Size_ends_at_256_kilobytes(int bytes, bool expected)
    {
        var body = Encoding.UTF8.GetBytes("""{"text":""}""".Insert(9, new string('x', bytes - 11)));

        Assert.Equal(bytes, body.Length);
        Assert.Equal(expected, ActivityJson.TryRead(body, out _));
    }

    [Theory]
    [InlineData(ActivityJson.LongestId, true)]
    [InlineData(ActivityJson.LongestId + 1, false)]
    public void Ids_end_somewhere(int length, bool expected) =>
        Assert.Equal(expected, ActivityJson.TryRead(Encoding.UTF8.GetBytes($$$"""{"conversation":{"id":"{{{new string('x', length)}}}"}}"""), out _));
}
