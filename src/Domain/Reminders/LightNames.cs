namespace CaseReform.Ops.Domain.Reminders;

/// <summary>The words for lights, as a ladder and a spreadsheet write them.</summary>
public static class LightNames
{
    private static readonly (Light Light, string Name)[] Table =
    [
        (Light.None, "–"), (Light.Green, "绿"), (Light.Blue, "蓝"), (Light.Yellow, "黄"), (Light.Orange, "橙"), (Light.Red, "红"),
    ];

    /// <summary>One character; <c>–</c> when there is nothing to show.</summary>
    public static string NameOf(Light light) => Table[(int)light].Name;

    internal static bool TryParse(string text, out Light light)
    {
        var row = Array.FindIndex(Table, entry => entry.Name == text || (entry.Light == Light.None && text is "-" or "—" or "无"));
        light = row < 0 ? Light.None : Table[row].Light;
        return row >= 0;
    }
}
