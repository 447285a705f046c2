using System.Text.Json.Serialization;

namespace CaseReform.Ops.Bot.Cards;

/// <summary>A button of a card.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Submit), "Action.Submit")]
[JsonDerivedType(typeof(OpenUrl), "Action.OpenUrl")]
internal abstract record CardButton(string Title)
{
    /// <summary>What stands on it; clients do not format it.</summary>
    public string Title { get; } = CardText.Plain(Title, 40);
}

/// <summary>A button that opens an address of ours in the browser.</summary>
internal sealed record OpenUrl(string Title, string Url) : CardButton(Title);
