using System.Text.Json;

namespace CaseReform.Ops.Testing.Processes;

/// <summary>How a program ended.</summary>
public sealed record Ended(int Exit, string Output, string Errors)
{
    public string All => Output + Errors;

    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    public int Figure(string name) => Json.GetProperty(name).GetInt32();
}
