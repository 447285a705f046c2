using CaseReform.Ops.Testing.Processes;
using CaseReform.Ops.Testing.Time;
using CaseReform.Ops.Testing.Tools;

namespace CaseReform.Ops.Testing.Mail;

/// <summary>
/// A private Postfix: its own settings, queue and port, all in a temporary folder. It takes mail for example.test into one maildir,
/// bounces gone@example.test at RCPT and offers STARTTLS when it is given a certificate. It ends with this process at the latest.
/// </summary>
public sealed class Postfix : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("case-reform-ops-postfix-").FullName;
    private readonly int _port = FreePort.Next();
    private readonly Guard _guard;
    private RunningProgram? _program;

    private Postfix(string postfix) => _guard = new Guard([postfix, "-c", File("etc"), "stop"], ["rm", "-rf", _folder]);

    public int Port => _port;

    private string Letters => File("mail/box/new");

    /// <summary>Starts it, or skips the running test where that cannot be. <paramref name="certificatePem"/> holds key and certificate.</summary>
    public static async Task<Postfix> StartAsync(string? certificatePem = null, string extraSettings = "")
    {
        var postfix = Tool.Postfix.Require();
        if (Environment.UserName != "root")
        {
            Missing.Skip("Postfix starts only as root; run the test as root");
        }

        var server = new Postfix(postfix);
        await server.PrepareAsync(certificatePem, extraSettings);
        var program = server._program = new RunningProgram([postfix, "-c", server.File("etc"), "start-fg"]);
        await FreePort.WaitForListenerAsync(server.Port, () => program.HasEnded);
        return server;
    }

    /// <summary>The delivered letters, once there are so many.</summary>
    public async Task<byte[][]> WaitForLettersAsync(int count)
    {
        await Until.TrueAsync(() => Directory.Exists(Letters) && Directory.GetFiles(Letters).Length >= count);
        return [.. Directory.GetFiles(Letters).Select(System.IO.File.ReadAllBytes)];
    }

    public async ValueTask DisposeAsync()
    {
        await _guard.DisposeAsync();
        if (_program is not null)
        {
            await _program.DisposeAsync();
        }
    }

    private string File(string name) => Path.Combine(_folder, name);

    private async Task PrepareAsync(string? certificatePem, string extraSettings)
    {
        foreach (var name in new[] { "etc", "queue", "data", "mail" })
        {
            Directory.CreateDirectory(File(name));
        }

        await ProcessRun.RunAsync("chmod", ["755", _folder]);
        await ProcessRun.RunAsync("chown", ["postfix", File("data")]);
        await ProcessRun.RunAsync("chown", ["nobody", File("mail")]);
        var nobody = (await ProcessRun.RunAsync("id", ["-u", "nobody"])).Output.Trim();
        var tls = "";
        if (certificatePem is not null)
        {
            await System.IO.File.WriteAllTextAsync(File("tls.pem"), certificatePem);
            await ProcessRun.RunAsync("chmod", ["400", File("tls.pem")]);
            tls = $"smtpd_tls_chain_files = {File("tls.pem")}\nsmtpd_tls_security_level = encrypt\n";
        }

        await System.IO.File.WriteAllTextAsync(File("etc/main.cf"), $"""
            compatibility_level = 3.6
            queue_directory = {File("queue")}
            data_directory = {File("data")}
            maillog_file = {File("data/mail.log")}
            maillog_file_prefixes = {_folder}
            myhostname = mail.example.test
            mydestination =
            mynetworks = 127.0.0.0/8
            inet_interfaces = 127.0.0.1
            inet_protocols = ipv4
            alias_maps =
            default_transport = error
            smtputf8_enable = yes
            smtpd_delay_reject = no
            virtual_mailbox_domains = example.test
            virtual_mailbox_base = {File("mail")}
            virtual_mailbox_maps = static:box/
            virtual_uid_maps = static:{nobody}
            virtual_gid_maps = static:{nobody}
            smtpd_recipient_restrictions = check_recipient_access inline:{"{ {gone@example.test = 550 5.1.1 No such user} }"}, permit_mynetworks, reject
            {tls}{extraSettings}

            """);
        await System.IO.File.WriteAllTextAsync(File("etc/master.cf"), $"""
            127.0.0.1:{_port} inet n - n - - smtpd
            cleanup unix n - n - 0 cleanup
            qmgr unix n - n 300 1 qmgr
            rewrite unix - - n - - trivial-rewrite
            bounce unix - - n - 0 bounce
            defer unix - - n - 0 bounce
            trace unix - - n - 0 bounce
            proxymap unix - - n - - proxymap
            error unix - - n - - error
            virtual unix - n n - - virtual
            anvil unix - - n - 1 anvil
            tlsmgr unix - - n 1000? 1 tlsmgr
            postlog unix-dgram n - n - 1 postlogd

            """);
    }
}
