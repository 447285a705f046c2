using System.Buffers.Text;
using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text.Json;

namespace CaseReform.Ops.Bot.Channels.Connector.Tokens;

/// <summary>A key of the issuer.</summary>
/// <param name="Parameters">Its public half.</param>
/// <param name="Endorsements">The channels it may speak for; none means it speaks for nobody.</param>
internal sealed record SigningKey(RSAParameters Parameters, FrozenSet<string> Endorsements)
{
    private const int MinBytes = 2048 / 8;
    private const int MaxBytes = 8192 / 8;

    /// <summary>Reads a key set (RFC 7517). Keys of another kind or use are left out.</summary>
    /// <exception cref="JsonException">It is no key set.</exception>
    public static FrozenDictionary<string, SigningKey> ReadSet(JsonElement set)
    {
        if (set.ValueKind != JsonValueKind.Object || !set.TryGetProperty("keys", out var keys) || keys.ValueKind != JsonValueKind.Array)
        {
            throw new JsonException("no keys");
        }

        var read = new Dictionary<string, SigningKey>(StringComparer.Ordinal);
        foreach (var key in keys.EnumerateArray().Where(key => key.ValueKind == JsonValueKind.Object))
        {
            if (Text(key, "kid") is { } kid && Read(key) is { } signing)
            {
                read.TryAdd(kid, signing);
            }
        }

        return read.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static SigningKey? Read(JsonElement key)
    {
        if (Text(key, "kty") != "RSA" || Text(key, "use") is not (null or "sig") || Text(key, "alg") is not (null or "RS256")
            || Number(key, "n") is not { Length: >= MinBytes and <= MaxBytes } modulus
            || Number(key, "e") is not { Length: > 0 and <= 4 } exponent)
        {
            return null;
        }

        var endorsements = key.TryGetProperty("endorsements", out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)
            : [];
        return new SigningKey(new RSAParameters { Modulus = modulus, Exponent = exponent }, endorsements.ToFrozenSet(StringComparer.Ordinal));
    }

    private static string? Text(JsonElement key, string name) =>
        key.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;

    private static byte[]? Number(JsonElement key, string name) => Text(key, name) is { } text && Base64Url.IsValid(text) ? Base64Url.DecodeFromChars(text) : null;
}
