using System.Text.Json;

namespace CaseReform.Ops.Bot.Tests.Answers;

/// <summary>What Adaptive Cards 1.5 asks of a card, as far as ours go: known types, required members, tables whose rows fit.</summary>
internal static class CardShape
{
    public static void Check(JsonElement card)
    {
        Assert.Equal("AdaptiveCard", Text(card, "type"));
        Assert.Equal("1.5", Text(card, "version"));
        Assert.False(string.IsNullOrWhiteSpace(Text(card, "fallbackText")));
        Assert.NotEqual(0, card.GetProperty("body").GetArrayLength());
        Items(card.GetProperty("body"));
        if (card.TryGetProperty("actions", out var actions))
        {
            Actions(actions);
        }
    }

    /// <summary>Every text of a card that a client formats.</summary>
    public static IEnumerable<string> Formatted(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Formatted),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => member.Value.ValueKind == JsonValueKind.String
            ? member.Name is "text" || (member.Name is "title" or "value" && !element.TryGetProperty("type", out _)) ? [member.Value.GetString()!] : Array.Empty<string>()
            : member.Name == "data" ? [] : Formatted(member.Value)),
        _ => [],
    };

    private static void Items(JsonElement items)
    {
        foreach (var item in items.EnumerateArray())
        {
            switch (Text(item, "type"))
            {
                case "TextBlock":
                    Assert.False(string.IsNullOrEmpty(Text(item, "text")), item.ToString());
                    break;
                case "FactSet":
                    Assert.All(item.GetProperty("facts").EnumerateArray(), fact => Assert.False(string.IsNullOrEmpty(Text(fact, "title")) || string.IsNullOrEmpty(Text(fact, "value")), fact.ToString()));
                    break;
                case "Table":
                    var columns = item.GetProperty("columns").GetArrayLength();
                    foreach (var row in item.GetProperty("rows").EnumerateArray())
                    {
                        Assert.Equal("TableRow", Text(row, "type"));
                        Assert.Equal(columns, row.GetProperty("cells").GetArrayLength());
                        foreach (var cell in row.GetProperty("cells").EnumerateArray())
                        {
                            Assert.Equal("TableCell", Text(cell, "type"));
                            Items(cell.GetProperty("items"));
                        }
                    }

                    break;
                case "Input.Text":
                    Assert.False(string.IsNullOrEmpty(Text(item, "id")) || string.IsNullOrEmpty(Text(item, "label")), item.ToString());
                    break;
                case "ActionSet":
                    Actions(item.GetProperty("actions"));
                    break;
                default:
                    Assert.Fail(item.ToString());
                    break;
            }
        }
    }

    private static void Actions(JsonElement actions) => Assert.All(actions.EnumerateArray(), action =>
    {
        Assert.Equal("Action.Submit", Text(action, "type"));
        Assert.False(string.IsNullOrEmpty(Text(action, "title")));
        Assert.False(string.IsNullOrEmpty(Text(action.GetProperty("data"), "do")));
    });

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;
}
