using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace CaseReform.Ops.Worker.Mail.Smtp;

/// <summary>Name, time and chain of the server's certificate must all hold. Keeps the reason of a no, which the exception does not tell.</summary>
internal sealed class CertificateCheck
{
    /// <summary>Why it was refused; null when it was not.</summary>
    public string? Objection { get; private set; }

    /// <summary>The certificate; null when none was shown.</summary>
    public ShownCertificate? Shown { get; private set; }

    public bool Judge(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        Shown = certificate is X509Certificate2 leaf ? new ShownCertificate(leaf.Subject, leaf.Issuer, leaf.NotAfter.ToUniversalTime()) : null;
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
