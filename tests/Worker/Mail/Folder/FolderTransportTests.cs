using CaseReform.Ops.Testing.Processes;
using CaseReform.Ops.Testing.Time;
using CaseReform.Ops.Testing.Tools;
using CaseReform.Ops.Worker.Mail;
using CaseReform.Ops.Worker.Mail.Folder;
using CaseReform.Ops.Worker.Mail.Mime;
using CaseReform.Ops.Worker.Tests.Mail.Mime;

namespace CaseReform.Ops.Worker.Tests.Mail.Folder;

public sealed class FolderTransportTests : IDisposable
{
    private static readonly Envelope ToZhang = new("ops@example.test", "zhang@example.test", SmtpUtf8: false);
    private static readonly byte[] Letter = MessageComposer.Compose(SampleLetter.Plain);
    private readonly TemporaryFolder _folder = new();

    private string Outbox => _folder.File("outbox");

    [Fact(Timeout = Limit.Outside)]
    public async Task A_letter_becomes_a_file_named_by_its_date_and_id()
    {
        Assert.Equal(new Delivery.Sent("20260302-090507-0123456789abcdef.eml"), await SendAsync(Letter));
        Assert.Equal(Letter, await File.ReadAllBytesAsync(Path.Combine(Outbox, "20260302-090507-0123456789abcdef.eml")));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_repeated_letter_replaces_its_first_copy()
    {
        await SendAsync(Letter);
        await SendAsync(Letter);
        await SendAsync(MessageComposer.Compose(SampleLetter.Plain with { MessageId = MessageId.New("example.test") }));
        Assert.Equal(2, Directory.GetFiles(Outbox).Length);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task At_the_record_the_letter_is_not_there_yet_but_its_octets_are_on_the_disk()
    {
        string[] files = [];
        await SendAsync(Letter, () =>
        {
            files = Directory.GetFiles(Outbox);
            Assert.Equal(Letter.Length, new FileInfo(files[0]).Length);
            return ValueTask.CompletedTask;
        });
        Assert.EndsWith(".tmp", Assert.Single(files), StringComparison.Ordinal);
        Assert.EndsWith(".eml", Assert.Single(Directory.GetFiles(Outbox)), StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_failing_record_leaves_no_file()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => SendAsync(Letter, () => throw new InvalidOperationException("the database is away")));
        Assert.Empty(Directory.GetFiles(Outbox));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Being_told_to_stop_leaves_no_file()
    {
        await using var session = await new FolderTransport(Outbox).OpenAsync(CancellationToken.None);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await session.SendAsync(ToZhang, Letter, () => ValueTask.CompletedTask, new CancellationToken(canceled: true)));
        Assert.False(Directory.Exists(Outbox) && Directory.GetFiles(Outbox).Length > 0);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_folder_that_cannot_be_made_means_later()
    {
        File.WriteAllText(Outbox, "a file in the way");
        Assert.Contains("Mail:Folder", Assert.IsType<Delivery.TryLater>(await SendAsync(Letter)).Reason, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_full_disk_means_later_and_leaves_nothing_behind()
    {
        Directory.CreateDirectory(Outbox);
        var mount = await ProcessRun.RunAsync(new Tool("mount", "apt-get install mount").Require(), ["-t", "tmpfs", "-o", "size=64k", "tmpfs", Outbox]);
        if (mount.ExitCode != 0)
        {
            Assert.Skip("this account may not mount a small disk; run the test as root");
        }

        try
        {
            Assert.IsType<Delivery.TryLater>(await SendAsync([.. Letter, .. new byte[200_000]]));
            Assert.Empty(Directory.GetFiles(Outbox));
            Assert.IsType<Delivery.Sent>(await SendAsync(Letter));
        }
        finally
        {
            await ProcessRun.RunAsync("umount", [Outbox]);
        }
    }

    [Theory]
    [InlineData("Message-ID: <../../etc/passwd@x>\r\n\r\n")]
    [InlineData("Message-ID: <a\0b@x>\r\n\r\n")]
    [InlineData("Subject: none\r\n\r\nMessage-ID: <abc@x>\r\n")]
    [InlineData("")]
    public void A_strange_id_or_none_still_gives_a_plain_name(string message) =>
        Assert.Matches("^[0-9a-f]{32}\\.eml$", EmlFileName.Of(System.Text.Encoding.ASCII.GetBytes(message)));

    public void Dispose() => _folder.Dispose();

    private async Task<Delivery> SendAsync(byte[] letter, Func<ValueTask>? record = null)
    {
        await using var session = await new FolderTransport(Outbox).OpenAsync(CancellationToken.None);
        return await session.SendAsync(ToZhang, letter, record ?? (() => ValueTask.CompletedTask), CancellationToken.None);
    }
}
