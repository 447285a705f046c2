using System.Text.Json;
using System.Text.Json.Nodes;

using CaseReform.Ops.Bot.Tests.Answers;

namespace CaseReform.Ops.Bot.Tests.Orders;

/// <summary>The office and others speak to the whole bot; buttons and forms of its cards are pressed.</summary>
public abstract class OrderTalk : TwoUnitsTests
{
    private protected static readonly DateOnly Today = new(2026, 11, 20);

    private protected const string Office = "周办公";

    private protected override bool HasUpdates => true;

    /// <summary>Says something, presses 确认 on the card.</summary>
    private protected async Task<SpokenTurn> DoAsync(string who, string text) => await PressAsync(who, await SayAsync(who, text), "确认");

    /// <summary>Presses a button of a card, with what was filled in.</summary>
    private protected Task<SpokenTurn> PressAsync(string who, SpokenTurn turn, string title, params (string Id, string Value)[] fields)
    {
        var data = (JsonObject)JsonNode.Parse(Button(turn.Card, title).GetRawText())!;
        foreach (var (id, value) in fields)
        {
            data[id] = value;
        }

        return PressAsync(who, JsonSerializer.SerializeToElement(data));
    }

    private protected static IReadOnlyList<string> Titles(SpokenTurn turn) => [.. Submits(turn.Card).Select(b => b.GetProperty("title").GetString()!)];

    private protected static string All(SpokenTurn turn) => turn.Answer.Summary ?? turn.Answer.Text;

    private protected async Task<IReadOnlyList<string>> TrailAsync(string action) =>
        await Test.QueryAsync<string>("SELECT actor || ' ' || through || ' ' || subject || ' ' || detail FROM audit WHERE action = @action ORDER BY seq", new { action });

    private protected static JsonElement Data(SpokenTurn turn, string title) => Button(turn.Card, title);

    private static JsonElement Button(JsonElement card, string title) => Submits(card).First(b => b.GetProperty("title").GetString() == title).GetProperty("data");

    private static IEnumerable<JsonElement> Submits(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Submits),
        JsonValueKind.Object when element.TryGetProperty("type", out var type) && type.GetString() == "Action.Submit" => [element],
        JsonValueKind.Object => element.EnumerateObject().SelectMany(m => Submits(m.Value)),
        _ => [],
    };
}
