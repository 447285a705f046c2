using System.Security.Cryptography;
using System.Text;

namespace CaseReform.Ops.Bot.Updates;

/// <summary>The single-use secret of a card. The database knows only its hash.</summary>
internal static class Nonce
{
    private const int Bytes = 24;
    private const int Length = Bytes * 4 / 3;

    /// <summary>A new one.</summary>
    public static string New() => System.Buffers.Text.Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>Its hash; null for what cannot be one.</summary>
    public static string? HashOf(string? nonce) =>
        nonce?.Length == Length ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(nonce))) : null;
}
