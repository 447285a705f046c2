using System.Text.Json.Serialization;

namespace CaseReform.Ops.Bot.Channels.DirectLine;

/// <summary>What the server answers, by the names of the protocol.</summary>
internal static class Responses
{
    public static Task WriteAsync(HttpContext context, ConversationResponse answer, int status = StatusCodes.Status200OK)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(answer, ResponseJson.Default.ConversationResponse, cancellationToken: context.RequestAborted);
    }

    public static Task WriteAsync(HttpContext context, IdResponse answer) =>
        context.Response.WriteAsJsonAsync(answer, ResponseJson.Default.IdResponse, cancellationToken: context.RequestAborted);

    /// <summary>Refuses. The code is for whoever writes a client; people are told in the chat.</summary>
    public static Task RefuseAsync(HttpContext context, int status, string code)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new ErrorResponse(new ErrorCode(code)), ResponseJson.Default.ErrorResponse, cancellationToken: context.RequestAborted);
    }
}

internal sealed record ConversationResponse(string ConversationId, string Token, [property: JsonPropertyName("expires_in")] int ExpiresIn, string? StreamUrl);

internal sealed record IdResponse(string Id);

internal sealed record ErrorResponse(ErrorCode Error);

internal sealed record ErrorCode(string Code);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ConversationResponse))]
[JsonSerializable(typeof(IdResponse))]
[JsonSerializable(typeof(ErrorResponse))]
internal sealed partial class ResponseJson : JsonSerializerContext;
