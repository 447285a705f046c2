using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CaseReform.Ops.Worker.CommandLine;

/// <summary>What a command says. With <c>--json</c> one document goes to standard output and everything else to standard error.</summary>
internal sealed class Output(bool json, TextWriter standard, TextWriter error)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private bool _written;

    /// <summary>Whether one JSON document is wanted.</summary>
    public bool Json => json;

    /// <summary>A line for people.</summary>
    public void Line(string text = "") => (json ? error : standard).WriteLine(text);

    /// <summary>A line for people, from a text resource and its parts.</summary>
    public void Line(string format, params object?[] parts) => Line(Say(format, parts));

    /// <summary>Something that went wrong.</summary>
    public void Error(string text) => error.WriteLine(text);

    /// <summary>The end of a command that did not do its work. Whoever asked for a document gets one that says why.</summary>
    public void Fail(string text)
    {
        Error(text);
        if (!_written)
        {
            Document(new { error = text });
        }
    }

    /// <summary>The one document; written only when it was asked for.</summary>
    public void Document(object document)
    {
        if (json)
        {
            _written = true;
            standard.WriteLine(JsonSerializer.Serialize(document, Options));
        }
    }
}
