using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CaseReform.Ops.Data.Access;

/// <summary>Secrets that go by mail or in a cookie, and what stays of them here.</summary>
public static class AccessSecret
{
    /// <summary>How many digits a code has.</summary>
    public const int CodeDigits = 8;

    private const int TokenBytes = 20;
    private const int SaltBytes = 16;
    private const int Rounds = 50_000;

    /// <summary>A token nobody can guess, of letters and digits that stand in an address as they are.</summary>
    public static string NewToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));

    /// <summary>A code that a person can type.</summary>
    public static string NewCode() => RandomNumberGenerator.GetInt32(100_000_000).ToString("D8", CultureInfo.InvariantCulture);

    /// <summary>Whether a text could be a token of ours; looks at nothing secret.</summary>
    public static bool IsToken(string? text) => text is { Length: TokenBytes * 2 } && text.All(char.IsAsciiHexDigitLower);

    /// <summary>What is stored of a token, and of an address in the limits.</summary>
    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>What is stored of a code: salted and slow, since there are few codes.</summary>
    internal static string SlowHashOf(string code)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return Convert.ToHexStringLower(salt) + Convert.ToHexStringLower(Stretch(code, salt));
    }

    /// <summary>Whether a code is the one that was stored. Takes as long without one.</summary>
    internal static bool Matches(string code, string? stored)
    {
        var bytes = stored is null ? new byte[SaltBytes + SHA256.HashSizeInBytes] : Convert.FromHexString(stored);
        return CryptographicOperations.FixedTimeEquals(Stretch(code, bytes.AsSpan(0, SaltBytes)), bytes.AsSpan(SaltBytes)) && stored is not null;
    }

    private static byte[] Stretch(string code, ReadOnlySpan<byte> salt) =>
        Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(code), salt, Rounds, HashAlgorithmName.SHA256, SHA256.HashSizeInBytes);
}
