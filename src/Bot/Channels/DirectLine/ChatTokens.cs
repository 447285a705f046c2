using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

using CaseReform.Ops.Bot.Hosting;
using CaseReform.Ops.Data.Sql;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Bot.Channels.DirectLine;

/// <summary>What a token lets its bearer do.</summary>
internal enum TokenUse
{
    /// <summary>Call the server about one conversation.</summary>
    Talk,

    /// <summary>Open its stream, once.</summary>
    Stream,
}

/// <summary>
/// Tokens for one conversation of one session, signed with a key of the data folder: nothing is stored for them, and they outlive a restart. They look like
/// JSON web tokens because clients read the user's id from them. Their header is compared, never read, so that no other algorithm can be asked for.
/// </summary>
internal sealed class ChatTokens(IOptions<DatabaseOptions> database, TimeProvider clock)
{
    /// <summary>Clients refresh after half of it.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    /// <summary>A stream is opened right after its ticket came.</summary>
    public static readonly TimeSpan TicketLife = TimeSpan.FromMinutes(1);

    private const int MaxTokenLength = 1024;
    private static readonly string Header = Base64Url.EncodeToString("""{"alg":"HS256","typ":"JWT"}"""u8) + ".";

    private readonly Lazy<byte[]> _key = new(() => ChatKey.Of(database.Value), LazyThreadSafetyMode.PublicationOnly);

    /// <summary>The id under which a person appears in conversations.</summary>
    public static string UserId(long personId) => string.Create(CultureInfo.InvariantCulture, $"p{personId}");

    /// <summary>Makes a token.</summary>
    public string Issue(TokenUse use, string conversation, long personId, long sessionId)
    {
        var claims = new ChatTokenClaims
        {
            Use = use,
            Conversation = conversation,
            User = UserId(personId),
            PersonId = personId,
            SessionId = sessionId,
            Expires = (clock.GetUtcNow() + (use == TokenUse.Stream ? TicketLife : Life)).ToUnixTimeSeconds(),
            Nonce = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(12)),
        };
        var signed = Header + Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims, TokenJson.Default.ChatTokenClaims));
        return $"{signed}.{Signature(signed)}";
    }

    /// <summary>What a token says, or null when we did not make it for this use.</summary>
    public ChatTokenClaims? Read(string? token, TokenUse use)
    {
        if (token is not { Length: <= MaxTokenLength } || !token.StartsWith(Header, StringComparison.Ordinal) || token.LastIndexOf('.') is var end && end < Header.Length)
        {
            return null;
        }

        var signed = token[..end];
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Signature(signed)), Encoding.UTF8.GetBytes(token[(end + 1)..])))
        {
            return null;
        }

        var claims = JsonSerializer.Deserialize(Base64Url.DecodeFromChars(signed.AsSpan(Header.Length)), TokenJson.Default.ChatTokenClaims);
        return claims?.Use == use ? claims : null;
    }

    /// <summary>Whether a token's time is over.</summary>
    public bool IsOver(ChatTokenClaims claims) => claims.Expires <= clock.GetUtcNow().ToUnixTimeSeconds();

    private string Signature(string signed) => Base64Url.EncodeToString(HMACSHA256.HashData(_key.Value, Encoding.UTF8.GetBytes(signed)));
}

/// <summary>What a token says.</summary>
internal sealed record ChatTokenClaims
{
    [JsonPropertyName("use")]
    public TokenUse Use { get; init; }

    [JsonPropertyName("conv")]
    public string Conversation { get; init; } = string.Empty;

    /// <summary>Clients read it.</summary>
    [JsonPropertyName("user")]
    public string User { get; init; } = string.Empty;

    [JsonPropertyName("pid")]
    public long PersonId { get; init; }

    [JsonPropertyName("sid")]
    public long SessionId { get; init; }

    /// <summary>In seconds since 1970.</summary>
    [JsonPropertyName("exp")]
    public long Expires { get; init; }

    [JsonPropertyName("jti")]
    public string Nonce { get; init; } = string.Empty;
}

[JsonSerializable(typeof(ChatTokenClaims))]
internal sealed partial class TokenJson : JsonSerializerContext;
