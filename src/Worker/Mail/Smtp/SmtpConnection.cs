using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using CaseReform.Ops.Domain.People;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace CaseReform.Ops.Worker.Mail.Smtp;

/// <summary>One connection of MailKit's, kept to what the promise needs: frozen octets, our time limits, our socket, one answer a command.</summary>
internal sealed class SmtpConnection : SmtpClient
{
    private readonly MailOptions _options;
    private readonly CertificateCheck _certificate = new();
    private Socket? _socket;
    private MailKit.Net.Smtp.SmtpCapabilities _offered;

    public SmtpConnection(MailOptions options, SmtpProtocolMonitor monitor, SmtpReport? report)
        : base(monitor)
    {
        (this._options, Monitor, Report) = (options, monitor, report);
        Timeout = System.Threading.Timeout.Infinite; // the monitor has the limits, by a clock that tests can move
        ServerCertificateValidationCallback = (_, leaf, chain, errors) => _certificate.Judge(leaf, chain, errors);
    }

    public SmtpProtocolMonitor Monitor { get; }

    /// <summary>Where somebody wants to see each step; null otherwise.</summary>
    public SmtpReport? Report { get; }

    /// <summary>Why the server's certificate was refused; null when it was not.</summary>
    public string? CertificateObjection => _certificate.Objection;

    /// <summary>The largest letter the server takes, in octets; null when it names none.</summary>
    public long? MaxLetterBytes => MaxSize > 0 ? MaxSize : null;

    /// <summary>The server understands SMTPUTF8 (RFC 6531), and 8BITMIME, which goes with it.</summary>
    public bool OffersSmtpUtf8 => _offered.HasFlag(MailKit.Net.Smtp.SmtpCapabilities.UTF8) && OffersEightBit;

    public bool OffersEightBit => _offered.HasFlag(MailKit.Net.Smtp.SmtpCapabilities.EightBitMime);

    /// <summary>The server offered SMTPUTF8 and was told nothing of it since (<see cref="HideSmtpUtf8"/>).</summary>
    public bool SpeaksSmtpUtf8 => Capabilities.HasFlag(MailKit.Net.Smtp.SmtpCapabilities.UTF8);

    /// <summary>The server has said something, or closed, while nothing was under way: a new connection is surer than asking it.</summary>
    public bool WasDisturbed => Monitor.Token.IsCancellationRequested || !IsConnected || _socket!.Poll(TimeSpan.Zero, SelectMode.SelectRead);

    // under TLS there may be octets of the protocol itself
    private bool HasUnaskedWords => Monitor.OutOfStep || (!IsSecure && _socket!.Available > 0);

    /// <summary>Resolves, connects, greets and turns to TLS.</summary>
    public async Task OpenAsync()
    {
        var token = Monitor.Token;
        if (Report is not null)
        {
            Report.Addresses = await ResolveAsync(token);
        }

        // NoDelay: Nagle's algorithm against delayed acknowledgements costs 40 ms a letter
        _socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await _socket.ConnectAsync(_options.Host!, _options.Port, token);
        }
        catch (SocketException e)
        {
            throw new SmtpBreakException(SmtpTexts.Unreachable, cause: e);
        }

        Report?.Endpoint = _socket.RemoteEndPoint?.ToString();

        LocalDomain = MailDomain.TryParse(_options.HelloName, out var name) ? name : AddressOf(_socket); // unset it would be the machine's name
        await ConnectAsync(new NetworkStream(_socket, ownsSocket: true), _options.Host!, _options.Port, _options.Security switch
        {
            SmtpSecurity.None => SecureSocketOptions.None,
            SmtpSecurity.StartTls => SecureSocketOptions.StartTls,
            SmtpSecurity.Implicit => SecureSocketOptions.SslOnConnect,
        }, token);
        _offered = Capabilities;
        Report?.Tls = IsSecure ? SslProtocol.ToString() : null;
    }

    /// <summary>For a letter that does without SMTPUTF8: MailKit would write an international domain in its Unicode form.</summary>
    public void HideSmtpUtf8() => Capabilities &= ~MailKit.Net.Smtp.SmtpCapabilities.UTF8;

    /// <summary>Throws when the server has said more than it was asked: what comes next could be taken for another command's answer.</summary>
    public void DemandStep()
    {
        if (HasUnaskedWords)
        {
            throw new SmtpBreakException(SmtpTexts.OutOfStep);
        }
    }

    /// <summary>Says goodbye, waiting only briefly for the answer.</summary>
    public async ValueTask QuitAsync()
    {
        Monitor.Leave();
        try
        {
            await DisconnectAsync(quit: true, Monitor.Token);
        }
        catch (Exception e) when (e is SmtpBreakException or SocketException or ObjectDisposedException)
        {
            // gone already, which is as good
        }

        Dispose();
    }

    protected override void Prepare(FormatOptions options, MimeMessage message, EncodingConstraint constraint, int maxLineLength)
    {
        // the octets are frozen
    }

    protected override Task<long> GetSizeAsync(FormatOptions options, MimeMessage message, CancellationToken cancellationToken) =>
        Task.FromResult(((FrozenLetter)message.Body!).Size); // measuring by writing would run the callback before the dot

    protected override void OnSenderAccepted(MimeMessage message, MimeKit.MailboxAddress mailbox, SmtpResponse response) => DemandStep();

    protected override void OnRecipientAccepted(MimeMessage message, MimeKit.MailboxAddress mailbox, SmtpResponse response) => DemandStep();

    protected override SslClientAuthenticationOptions GetSslClientAuthenticationOptions(string host, RemoteCertificateValidationCallback remoteCertificateValidationCallback)
    {
        Monitor.BeginTls();
        var tls = base.GetSslClientAuthenticationOptions(host, remoteCertificateValidationCallback);
        tls.EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
        tls.CertificateRevocationCheckMode = X509RevocationMode.NoCheck;
        tls.CertificateChainPolicy = _options.CaFile is { } file ? TrustedAuthority.Pin(file) : null;
        return tls;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Report?.Certificate = _certificate.Shown;
            _socket?.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task<IReadOnlyList<string>> ResolveAsync(CancellationToken token)
    {
        try
        {
            return [.. (await Dns.GetHostAddressesAsync(_options.Host!, token)).Select(a => a.ToString())];
        }
        catch (SocketException e)
        {
            throw new SmtpBreakException(SmtpTexts.NotResolved, cause: e);
        }
    }

    // MailKit writes it as an address literal (RFC 5321, 4.1.3): always valid, and it tells no machine name
    private static string AddressOf(Socket socket)
    {
        var address = ((IPEndPoint)socket.LocalEndPoint!).Address;
        return (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString().Split('%')[0];
    }
}
