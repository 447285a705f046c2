using System.Globalization;
using System.Security.Cryptography;
using System.Text;

using CaseReform.Ops.Data.Chat;
using CaseReform.Ops.Data.Files;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Hosting.Start;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Bot.Channels.Inbox;

/// <summary>
/// The name under which this process takes leases. It stays over restarts, so that a new process goes on at once with what its predecessor left. The
/// file that holds it is locked as long as the process lives: a second bot on the same database file or data folder does not start.
/// </summary>
internal sealed class BotIdentity(IOptions<DatabaseOptions> options, Database database) : IDisposable
{
    /// <summary>How long a conversation whose process was stopped waits for another one.</summary>
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private FileStream? _file;
    private TurnLease? _lease;

    /// <summary>Who, and for how long.</summary>
    /// <exception cref="SecondProcessException">Another process has the name.</exception>
    public TurnLease Lease
    {
        get
        {
            lock (_gate)
            {
                return _lease ??= new TurnLease(Read(), Length);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();

    private string Read()
    {
        var folder = Path.GetFullPath(options.Value.DataFolder);
        Directory.CreateDirectory(folder);
        _file = ProcessLock.TryTake(ProcessLock.Bot(database)) ?? throw new SecondProcessException(string.Format(CultureInfo.InvariantCulture, InboxTexts.SecondBot, folder));
        using var reader = new StreamReader(_file, Encoding.ASCII, leaveOpen: true);
        var own = reader.ReadToEnd();
        if (own.Length == 0)
        {
            own = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
            _file.Write(Encoding.ASCII.GetBytes(own));
            _file.Flush(flushToDisk: true);
            FlushedFile.FlushFolder(Path.GetDirectoryName(_file.Name)!);
        }

        return own;
    }
}
