using System.Security.Cryptography;
using System.Text;

using CaseReform.Ops.Data.Chat;
using CaseReform.Ops.Data.Sql;

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
    /// <exception cref="IOException">Another process has the name.</exception>
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
        Directory.CreateDirectory(options.Value.DataFolder);
        _file = new FileStream(
            database.Path is { } path ? path + ".bot" : Path.Combine(options.Value.DataFolder, "bot.id"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        using var reader = new StreamReader(_file, Encoding.ASCII, leaveOpen: true);
        var name = reader.ReadToEnd();
        if (name.Length == 0)
        {
            name = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
            _file.Write(Encoding.ASCII.GetBytes(name));
            _file.Flush(flushToDisk: true);
        }

        return name;
    }
}
