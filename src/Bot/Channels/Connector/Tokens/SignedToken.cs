using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CaseReform.Ops.Bot.Channels.Connector.Tokens;

/// <summary>
/// A bearer token taken apart (RFC 7515, compact form), nothing about it believed yet. Only RS256 gets this far, so that no key can be used with an
/// algorithm it is not for, and a header that brings or names a key of its own does not.
/// </summary>
internal sealed class SignedToken
{
    private const string Scheme = "Bearer ";
    private const int MaxTokenLength = 16 * 1024;
    private const int MaxLevels = 8;

    private static readonly string[] ForeignKeys = ["jku", "jwk", "x5u", "x5c", "crit"];

    private readonly byte[] _signed;
    private readonly byte[] _signature;

    private SignedToken(string keyId, TokenClaims claims, byte[] signed, byte[] signature)
    {
        KeyId = keyId;
        Claims = claims;
        _signed = signed;
        _signature = signature;
    }

    /// <summary>Which key it says it was signed with.</summary>
    public string KeyId { get; }

    /// <summary>What it says.</summary>
    public TokenClaims Claims { get; }

    /// <summary>Reads an Authorization header; null for anything but a well-formed token.</summary>
    public static SignedToken? Parse(string? authorization)
    {
        if (authorization is not { Length: > 7 and <= MaxTokenLength } || !authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var token = authorization[Scheme.Length..];
        var parts = token.Split('.');
        if (parts.Length != 3 || Array.ConvertAll(parts, Bytes) is not [{ } header, { } payload, { } signature])
        {
            return null;
        }

        return KeyIdOf(header) is { } keyId && TokenClaims.Parse(payload) is { } claims
            ? new SignedToken(keyId, claims, Encoding.ASCII.GetBytes(token, 0, token.LastIndexOf('.')), signature)
            : null;
    }

    /// <summary>Whether the key's owner signed it.</summary>
    public bool IsSignedBy(SigningKey key)
    {
        try
        {
            using var rsa = RSA.Create(key.Parameters);
            return rsa.VerifyData(_signed, _signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }
        catch (CryptographicException)
        {
            // numbers that make no key
            return false;
        }
    }

    /// <summary>The top level of an object that names nothing twice; null for anything else.</summary>
    internal static Dictionary<string, JsonElement>? Members(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = MaxLevels, AllowDuplicateProperties = false });
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.EnumerateObject().ToDictionary(m => m.Name, m => m.Value.Clone(), StringComparer.Ordinal)
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A member that is a text; null for anything else.</summary>
    internal static string? Text(Dictionary<string, JsonElement> members, string name)
    {
        try
        {
            return members.TryGetValue(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // half of a surrogate pair
            return null;
        }
    }

    private static string? KeyIdOf(byte[] header) =>
        Members(header) is { } members && Text(members, "alg") == "RS256" && !ForeignKeys.Any(members.ContainsKey) && Text(members, "kid") is { Length: > 0 } kid
            ? kid
            : null;

    /// <summary>Without the padding and white space that other readers forgive: one token has one spelling.</summary>
    private static byte[]? Bytes(string part) =>
        part.Length > 0 && part.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') && Base64Url.IsValid(part) ? Base64Url.DecodeFromChars(part) : null;
}
