using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CaseReform.Ops.Worker.Mail.Smtp;

/// <summary>The pinned authority of a server with a private certificate. Pinning narrows whom we trust; the host name is still checked and checking is never switched off.</summary>
internal static class TrustedAuthority
{
    /// <summary>Null when the file can be used, else a sentence.</summary>
    public static string? Refuse(string file)
    {
        try
        {
            return Read(file).Count == 0 ? SmtpTexts.AuthorityEmpty : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return SmtpTexts.AuthorityUnreadable;
        }
    }

    /// <summary>Trusts the authorities in the file and nobody else.</summary>
    public static X509ChainPolicy Pin(string file)
    {
        var certificates = Read(file);
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            // A private authority seldom runs a revocation service, and waiting for an unreachable one would hold up every connection.
            RevocationMode = X509RevocationMode.NoCheck,
        };
        policy.CustomTrustStore.AddRange(certificates);
        policy.ExtraStore.AddRange(certificates);
        return policy;
    }

    private static X509Certificate2Collection Read(string file)
    {
        var certificates = new X509Certificate2Collection();
        certificates.ImportFromPemFile(file);
        return certificates;
    }
}
