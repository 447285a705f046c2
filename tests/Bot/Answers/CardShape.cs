using System.Text.Json;

namespace CaseReform.Ops.Bot.Tests.Answers;

/// <summary>
/// What the schema of Adaptive Cards 1.5 asks of a card, as far as ours go: known types with properties that every host knows, required members, tables whose
/// rows fit, fields that can say what is wrong.
/// </summary>
internal static class CardShape
{
    private static readonly Dictionary<string, string[]> Known = new(StringComparer.Ordinal)
    {
        ["AdaptiveCard"] = ["type", "$schema", "version", "body", "actions", "fallbackText"],
        ["TextBlock"] = ["type", "spacing", "separator", "text", "wrap", "weight", "size", "color", "isSubtle"],
        ["RichTextBlock"] = ["type", "spacing", "separator", "inlines"],
        ["TextRun"] = ["type", "text", "weight", "color", "isSubtle"],
        ["FactSet"] = ["type", "spacing", "separator", "facts"],
        ["Table"] = ["type", "spacing", "separator", "columns", "rows"],
        ["TableRow"] = ["type", "cells"],
        ["TableCell"] = ["type", "items"],
        ["ActionSet"] = ["type", "spacing", "separator", "actions"],
        ["Input.Text"] = ["type", "spacing", "separator", "id", "label", "errorMessage", "maxLength", "placeholder", "value", "regex", "isMultiline"],
        ["Input.Date"] = ["type", "spacing", "separator", "id", "label", "errorMessage", "value", "min", "max", "isRequired"],
        ["Input.ChoiceSet"] = ["type", "spacing", "separator", "id", "label", "errorMessage", "choices", "value", "isMultiSelect", "style", "placeholder", "wrap"],
        ["Action.Submit"] = ["type", "title", "data", "style"],
        ["Action.OpenUrl"] = ["type", "title", "url"],
    };

    private static readonly Dictionary<string, string[]> Values = new(StringComparer.Ordinal)
    {
        ["spacing"] = ["none", "small", "default", "medium", "large", "extraLarge", "padding"],
        ["weight"] = ["lighter", "default", "bolder"],
        ["size"] = ["small", "default", "medium", "large", "extraLarge"],
        ["color"] = ["default", "dark", "light", "accent", "good", "warning", "attention"],
        ["style"] = ["default", "positive", "destructive", "compact", "expanded"],
    };

    public static void Check(JsonElement card)
    {
        Assert.Equal("AdaptiveCard", Text(card, "type"));
        Assert.Equal("1.5", Text(card, "version"));
        Assert.False(string.IsNullOrWhiteSpace(Text(card, "fallbackText")));
        Assert.NotEqual(0, card.GetProperty("body").GetArrayLength());
        Members(card);
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

    /// <summary>The lights of a card in their colours: <c>●红 attention</c>.</summary>
    public static IEnumerable<string> Lamps(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Lamps),
        JsonValueKind.Object when Text(element, "type") == "TextRun" => Text(element, "text")!.StartsWith('●') ? [$"{Text(element, "text")} {Text(element, "color")}"] : [],
        JsonValueKind.Object => element.EnumerateObject().Where(member => member.Name != "data").SelectMany(member => Lamps(member.Value)),
        _ => [],
    };

    private static void Items(JsonElement items)
    {
        foreach (var item in items.EnumerateArray())
        {
            Members(item);
            switch (Text(item, "type"))
            {
                case "TextBlock":
                    Assert.False(string.IsNullOrEmpty(Text(item, "text")), item.ToString());
                    break;
                case "RichTextBlock":
                    Assert.All(item.GetProperty("inlines").EnumerateArray(), run =>
                    {
                        Members(run);
                        Assert.False(string.IsNullOrEmpty(Text(run, "text")), item.ToString());
                    });
                    break;
                case "FactSet":
                    Assert.All(item.GetProperty("facts").EnumerateArray(), fact => Assert.False(string.IsNullOrEmpty(Text(fact, "title")) || string.IsNullOrEmpty(Text(fact, "value")), fact.ToString()));
                    break;
                case "Table":
                    var columns = item.GetProperty("columns").GetArrayLength();
                    foreach (var row in item.GetProperty("rows").EnumerateArray())
                    {
                        Members(row);
                        Assert.Equal("TableRow", Text(row, "type"));
                        Assert.Equal(columns, row.GetProperty("cells").GetArrayLength());
                        foreach (var cell in row.GetProperty("cells").EnumerateArray())
                        {
                            Members(cell);
                            Assert.Equal("TableCell", Text(cell, "type"));
                            Items(cell.GetProperty("items"));
                        }
                    }

                    break;
                case "ActionSet":
                    Actions(item.GetProperty("actions"));
                    break;
                case "Input.Text":
                    Field(item);
                    Assert.InRange(item.GetProperty("maxLength").GetInt32(), 1, 2000);
                    break;
                case "Input.Date":
                    Field(item);
                    Assert.Equal(item.TryGetProperty("min", out _), item.TryGetProperty("max", out _));
                    break;
                case "Input.ChoiceSet":
                    Field(item);
                    Assert.All(item.GetProperty("choices").EnumerateArray(), choice => Assert.False(string.IsNullOrEmpty(Text(choice, "title")) || string.IsNullOrEmpty(Text(choice, "value")), choice.ToString()));
                    break;
                default:
                    Assert.Fail(item.ToString());
                    break;
            }
        }
    }

    private static void Field(JsonElement field) =>
        Assert.All(new[] { "id", "label", "errorMessage" }, name => Assert.False(string.IsNullOrWhiteSpace(Text(field, name)), field.ToString()));

    private static void Members(JsonElement element) => Assert.All(element.EnumerateObject(), member =>
    {
        Assert.Contains(member.Name, Known[Text(element, "type")!]);
        if (Values.TryGetValue(member.Name, out var values))
        {
            Assert.Contains(member.Value.GetString(), values);
        }
    });

    private static void Actions(JsonElement actions) => Assert.All(actions.EnumerateArray(), action =>
    {
        Members(action);
        Assert.False(string.IsNullOrEmpty(Text(action, "title")));
        if (Text(action, "type") == "Action.OpenUrl")
        {
            Assert.StartsWith("http", Text(action, "url"), StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal("Action.Submit", Text(action, "type"));
            Assert.False(string.IsNullOrEmpty(Text(action.GetProperty("data"), "do")));
        }
    });

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;
}
