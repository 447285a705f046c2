using System.Diagnostics;

using CaseReform.Ops.Testing.Processes;
using CaseReform.Ops.Testing.Tools;

namespace CaseReform.Ops.Testing.Mail;

/// <summary>
/// A private Postfix: its own settings, queue and port, all in a temporary folder. It takes mail for example.test into one maildir,
/// bounces gone@example.test at RCPT and offers STARTTLS when it is given a certificate.
/// </summary>
public sealed class Postfix : IAsyncDisposable
{
    private readonly TemporaryFolder folder;
    private readonly Process master;

    private Postfix(TemporaryFolder folder, int port, Process master)
    {
        (this.folder, Port, this.master) = (folder, port, master);
    }

    public int Port { get; }

    private string Maildir => folder.File("mail/box");

    /// <summary>Starts it, or skips the running test where that cannot be. <paramref name="certificatePem"/> holds key and certificate.</summary>
    public static async Task<Postfix> StartAsync(string? certificatePem = null, string extraSettings = "")
    {
        var postfix = Tool.Postfix.Require();
        if (Environment.UserName != "root")
        {
            Missing.Skip("Postfix starts only as root; run the test as root");
        }

        var folder = new TemporaryFolder();
        var port = FreePort.Next();
        await PrepareAsync(folder, port, certificatePem, extraSettings);
        var master = ProcessRun.Start(postfix, ["-c", folder.File("etc"), "start-fg"]);
        var server = new Postfix(folder, port, master);
        await FreePort.WaitForListenerAsync(port, () => master.HasExited);
        return server;
    }

    /// <summary>The delivered letters, once there are so many.</summary>
    public async Task<byte[][]> WaitForLettersAsync(int count)
    {
        var box = Path.Combine(Maildir, "new");
        while (!Directory.Exists(box) || Directory.GetFiles(box).Length < count)
        {
            await Task.Delay(50, new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token);
        }

        return [.. Directory.GetFiles(box).Select(File.ReadAllBytes)];
    }

    public async ValueTask DisposeAsync()
    {
        await ProcessRun.RunAsync(Tool.Postfix.Require(), ["-c", folder.File("etc"), "stop"]);
        await master.WaitForExitAsync();
        master.Dispose();
        folder.Dispose();
    }

    private static async Task PrepareAsync(TemporaryFolder folder, int port, string? certificatePem, string extraSettings)
    {
        foreach (var name in new[] { "etc", "queue", "data", "mail" })
        {
            Directory.CreateDirectory(folder.File(name));
        }

        await ProcessRun.RunAsync("chmod", ["755", folder.Path]);
        await ProcessRun.RunAsync("chown", ["postfix", folder.File("data")]);
        await ProcessRun.RunAsync("chown", ["nobody", folder.File("mail")]);
        var nobody = (await ProcessRun.RunAsync("id", ["-u", "nobody"])).Output.Trim();
        var tls = "";
        if (certificatePem is not null)
        {
            await File.WriteAllTextAsync(folder.File("tls.pem"), certificatePem);
            await ProcessRun.RunAsync("chmod", ["400", folder.File("tls.pem")]);
            tls = $"smtpd_tls_chain_files = {folder.File("tls.pem")}\nsmtpd_tls_security_level = encrypt\n";
        }

        await File.WriteAllTextAsync(folder.File("etc/main.cf"), $"""
            compatibility_level = 3.6
            queue_directory = {folder.File("queue")}
            data_directory = {folder.File("data")}
            maillog_file = {folder.File("data/mail.log")}
            maillog_file_prefixes = {folder.Path}
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
            virtual_mailbox_base = {folder.File("mail")}
            virtual_mailbox_maps = static:box/
            virtual_uid_maps = static:{nobody}
            virtual_gid_maps = static:{nobody}
            smtpd_recipient_restrictions = check_recipient_access inline:{"{ {gone@example.test = 550 5.1.1 No such user} }"}, permit_mynetworks, reject
            {tls}{extraSettings}

            """);
        await File.WriteAllTextAsync(folder.File("etc/master.cf"), $"""
            127.0.0.1:{port} inet n - n - - smtpd
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
