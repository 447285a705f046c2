using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CaseReform.Ops.Testing.Mail;

/// <summary>A certificate authority made for one test run; its key never leaves the process.</summary>
public sealed class TestAuthority : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 _root;

    public TestAuthority()
    {
        var request = new CertificateRequest("CN=Test authority", _key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        _root = request.CreateSelfSigned(Today.AddDays(-2), Today.AddDays(2));
    }

    /// <summary>What a settings file points to.</summary>
    public string Pem => _root.ExportCertificatePem();

    // The platform's chain builder reads the machine's clock, so the certificates have to as well.
    private static DateTimeOffset Today => TimeProvider.System.GetUtcNow();

    /// <summary>A server certificate for a name or an address, valid today or only yesterday.</summary>
    public X509Certificate2 Issue(string name, bool expired = false)
    {
        using var leaf = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=" + name, leaf, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        if (IPAddress.TryParse(name, out var address))
        {
            names.AddIpAddress(address);
        }
        else
        {
            names.AddDnsName(name);
        }

        request.CertificateExtensions.Add(names.Build());
        using var bare = request.Create(_root, Today.AddDays(-1.5), expired ? Today.AddDays(-1) : Today.AddDays(1), RandomNumberGenerator.GetBytes(8));
        using var whole = bare.CopyWithPrivateKey(leaf);
        return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable);
    }

    public void Dispose()
    {
        _root.Dispose();
        _key.Dispose();
    }
}
