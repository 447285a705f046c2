using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

using CaseReform.Ops.Testing.Time;

namespace CaseReform.Ops.Bot.Tests.Channels.Connector;

/// <summary>The same for channels outside.</summary>
public sealed class ChannelLanguageTests(ForgedTokenTests.OneHost fixture) : IClassFixture<ForgedTokenTests.OneHost>
{
    private ConnectorHost Host => fixture.Host;

    [Theory(Timeout = Limit.Outside)]
    [InlineData("ar-SA", 1)]
    [InlineData("th-TH", 1)]
    [InlineData("tr-TR", 1)]
    [InlineData("zz-nonsense", 1)]
    [InlineData("", 1)]
    [InlineData("x", 10_000)]
    public async Task The_answer_and_the_culture_of_the_turn_are_those_of_a_channel_that_names_no_language(string locale, int times)
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture, CultureInfo.DefaultThreadCurrentCulture);
        var seen = new ConcurrentQueue<string>();
        Host.Bot.Before = _ =>
        {
            seen.Enqueue($"{CultureInfo.CurrentCulture.Name}/{CultureInfo.CurrentUICulture.Name}/{new DateTime(2026, 11, 20):D}");
            return Task.CompletedTask;
        };
        var place = $"language-{locale}-{times}";
        var without = await AnswerAsync(Host.Message($"{place}-without", "I am here", conversation: place));
        var named = Host.Message($"{place}-with", "I am here", conversation: place);
        named["locale"] = string.Concat(Enumerable.Repeat(locale, times));

        var with = await AnswerAsync(named);

        Assert.Equal(without, with);
        Assert.Equal(2, seen.Count);
        Assert.Single(seen.Distinct());
        Assert.Equal(before, (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture, CultureInfo.DefaultThreadCurrentCulture));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_language_that_is_no_text_is_refused()
    {
        var named = Host.Message("language-number", "I am here");
        named["locale"] = 1;

        using var answer = await Host.PostAsync(named);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private async Task<string> AnswerAsync(JsonObject said)
    {
        await Host.TalkAsync(said);
        var answer = JsonNode.Parse(Host.Channel.Calls.Single(c => c.Path.EndsWith("/" + Uri.EscapeDataString(said["id"]!.GetValue<string>()), StringComparison.Ordinal)).Body)!.AsObject();
        Assert.True(answer.Remove("replyToId"));
        Assert.True(answer.Remove("timestamp"));
        return answer.ToJsonString();
    }
}
