using System.Text.Json.Serialization;

namespace CaseReform.Ops.Bot.Channels.DirectLine;

/// <summary>What the server answers, by the names of the protocol.</summary>
internal static class Answers
{
    public static Task WriteAsync(HttpContext context, ConversationAnswer answer, int status = StatusCodes.Status200OK)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(answer, AnswerJson.Default.ConversationAnswer, cancellationToken: context.RequestAborted);
    }

    public static Task WriteAsync(HttpContext context, IdAnswer answer) =>
        context.Response.WriteAsJsonAsync(answer, AnswerJson.Default.IdAnswer, cancellationToken: context.RequestAborted);

    /// <summary>Refuses. The code is for whoever writes a client; people are told in the chat.</summary>
    public static Task RefuseAsync(HttpContext context, int status, string code)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new ErrorAnswer(new ErrorCode(code)), AnswerJson.Default.ErrorAnswer, cancellationToken: context.RequestAborted);
    }
}

internal sealed record ConversationAnswer(string ConversationId, string Token, [property: JsonPropertyName("expires_in")] int ExpiresIn, string? StreamUrl);

internal sealed record IdAnswer(string Id);

internal sealed record ErrorAnswer(ErrorCode Error);

internal sealed record ErrorCode(string Code);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ConversationAnswer))]
[JsonSerializable(typeof(IdAnswer))]
[JsonSerializable(typeof(ErrorAnswer))]
internal sealed partial class AnswerJson : JsonSerializerContext;
