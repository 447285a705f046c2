using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace CaseReform.Ops.Worker.Mail.Smtp;

/// <summary>Name, time and chain of the server's certificate must all hold. Keeps the reason of a no, which the framework's exception does not tell.</summary>
internal sealed class CertificateCheck
{
    /// <summary>Why it was refused; null when it was not.</summary>
    public string? Objection { get; private set; }

    public SslClientAuthenticationOptions For(string host, string? authorityFile) => new()
    {
        TargetHost = host,
        EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
        CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
        CertificateChainPolicy = authorityFile is null ? null : TrustedAuthority.Pin(authorityFile),
        RemoteCertificateValidationCallback = (_, _, chain, errors) => Judge(chain, errors),
    };

    private bool Judge(X509Chain? chain, SslPolicyErrors errors)
    {
        Objection = errors switch
        {
            SslPolicyErrors.None => null,
            _ when errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable) => SmtpTexts.CertificateMissing,
            _ when errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) => SmtpTexts.CertificateName,
            _ when chain is not null && chain.ChainStatus.Any(s => s.Status == X509ChainStatusFlags.NotTimeValid) => SmtpTexts.CertificateExpired,
            _ => SmtpTexts.CertificateUntrusted,
        };
        return Objection is null;
    }
}
