using System.Diagnostics;
using CaseReform.Ops.Domain.Reminders;

namespace CaseReform.Ops.Worker.Letters;

/// <summary>How a light looks: a colour is never alone, its word stands in it. White or dark letters on it have a contrast of at least 4.5 : 1.</summary>
/// <param name="Word">One character.</param>
/// <param name="Back">The colour of the cell.</param>
/// <param name="Front">The colour of the word in it.</param>
internal sealed record Ink(string Word, string Back, string Front)
{
    private static readonly Ink Red = new(PageTexts.Red, "#b42318", "#ffffff");
    private static readonly Ink Orange = new(PageTexts.Orange, "#b85c00", "#ffffff");
    private static readonly Ink Yellow = new(PageTexts.Yellow, "#f5c518", "#3a2f00");
    private static readonly Ink Blue = new(PageTexts.Blue, "#1d5fa8", "#ffffff");
    private static readonly Ink Green = new(PageTexts.Green, "#2a7d46", "#ffffff");

    /// <summary>For what has no light: a periodic report, a heading over copies.</summary>
    public static Ink Grey { get; } = new(PageTexts.NoLight, "#5b6472", "#ffffff");

    /// <summary>For close-outs, which have no light.</summary>
    public static Ink CloseOut { get; } = new(PageTexts.CloseOut, "#1d5fa8", "#ffffff");

    public static Ink Of(Light light) => light switch
    {
        Light.Red => Red,
        Light.Orange => Orange,
        Light.Yellow => Yellow,
        Light.Blue => Blue,
        Light.Green => Green,
        Light.None => Grey,
        _ => throw new UnreachableException(),
    };
}
