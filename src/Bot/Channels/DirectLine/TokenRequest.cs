using System.Text.Json;

namespace CaseReform.Ops.Bot.Channels.DirectLine;

/// <summary>What a client says when it asks for a token. The user it names means nothing here.</summary>
internal static class TokenRequest
{
    /// <summary>Reads the conversation it wants to go on with; null for none.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> body, out string? conversation)
    {
        conversation = null;
        if (body.IsEmpty)
        {
            return true;
        }

        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 8 });
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return false;
            }

            if (document.RootElement.TryGetProperty("conversationId", out var wanted) && wanted.ValueKind == JsonValueKind.String)
            {
                conversation = wanted.GetString();
            }

            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }
    }
}
