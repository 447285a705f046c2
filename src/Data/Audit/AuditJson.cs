using System.Text.Encodings.Web;
using System.Text.Json;

namespace CaseReform.Ops.Data.Audit;

/// <summary>How details of the trail are written: Chinese stays readable.</summary>
public static class AuditJson
{
    /// <summary>Relaxed escaping, for text that is stored and never put into a page.</summary>
    public static JsonSerializerOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A detail as JSON.</summary>
    public static string Of<T>(T detail) => JsonSerializer.Serialize(detail, Options);
}
