using System.Data;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

using CaseReform.Ops.Data.Files;
using CaseReform.Ops.Data.Sql;

using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Data.Audit;

/// <summary>
/// The log of every change. Each entry is chained to the one before by an HMAC-SHA256 whose key lies outside the database, and the
/// head is written to a file as well, so that a changed, removed or cut-off entry is found.
/// </summary>
public sealed partial class AuditTrail
{
    private const string HeadSetting = "audit.head";

    private static readonly SqlText LockHead = new(
        "SELECT value FROM settings WHERE key = @key",
        "SELECT value FROM settings WHERE key = @key FOR UPDATE");

    private static readonly SqlText StoreHead =
        "INSERT INTO settings (key, value) VALUES (@key, @value) ON CONFLICT (key) DO UPDATE SET value = excluded.value";

    private const string FirstHead = "INSERT INTO settings (key, value) SELECT @key, @value WHERE NOT EXISTS (SELECT 1 FROM settings WHERE key = @key) ON CONFLICT (key) DO NOTHING";

    private static readonly BulkText Insert = new(
        "INSERT INTO audit (seq, at, actor, through, action, subject, detail, mac) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7)",
        "INSERT INTO audit (seq, at, actor, through, action, subject, detail, mac) SELECT * FROM unnest(@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7)",
        DbType.Int64, DbType.Int64, DbType.String, DbType.String, DbType.String, DbType.String, DbType.String, DbType.String);

    private static readonly Lock HeadFileGate = new();

    private readonly AuditKey _key;
    private readonly string _headFile;
    private readonly ILogger<AuditTrail> _log;

    /// <summary>Prepares the trail.</summary>
    public AuditTrail(AuditKey key, IOptions<DatabaseOptions> database, IOptions<AuditOptions> options, ILogger<AuditTrail> log)
    {
        _key = key;
        _log = log;
        _headFile = Path.GetFullPath(Path.Combine(database.Value.DataFolder, options.Value.HeadFile));
    }

    /// <summary>The head as the database has it.</summary>
    public static async Task<AuditHead> HeadAsync(DatabaseSession session) =>
        AuditHead.Parse(await session.FirstAsync<string>("SELECT value FROM settings WHERE key = @key", new { key = HeadSetting })) ?? AuditHead.Empty;

    /// <summary>The head as the file outside the database has it, or null when there is none.</summary>
    public AuditHead? ReadHead() => File.Exists(_headFile) ? AuditHead.Parse(File.ReadAllText(_headFile)) : null;

    /// <summary>Chains the entries.</summary>
    /// <returns>The head to write outside the database after the commit; null when there is nothing new, or the file's head has to stay as evidence.</returns>
    internal async Task<AuditHead?> AppendAsync(DatabaseSession session, IReadOnlyList<AuditEntry> entries)
    {
        if (entries.Count == 0)
        {
            return null;
        }

        if (session.Kind == DatabaseKind.Postgres)
        {
            // before the first entry there is no row to lock: of two that begin at the same moment one waits here
            await session.ExecuteAsync(FirstHead, new { key = HeadSetting, value = AuditHead.Empty.ToString() });
        }

        var head = AuditHead.Parse(await session.FirstAsync<string>(LockHead, new { key = HeadSetting })) ?? AuditHead.Empty;
        var key = _key.Get(trailIsEmpty: head.Seq == 0);
        var fits = await FitsAsync(session, head);
        var rows = new List<object?[]>(entries.Count);
        foreach (var e in entries)
        {
            var at = e.At.ToUnixTimeMilliseconds();
            head = new AuditHead(head.Seq + 1, Mac(key, head.Mac, head.Seq + 1, at, e.Actor, e.Through, e.Action, e.Subject, e.Detail));
            rows.Add([head.Seq, at, e.Actor, e.Through, e.Action, e.Subject, e.Detail, head.Mac]);
        }

        await Insert.RunAsync(session, rows);
        await session.ExecuteAsync(StoreHead, new { key = HeadSetting, value = head.ToString() });
        return fits ? head : null;
    }

    /// <summary>Writes the head beside the database, unless a later one is there. The change is committed by now: a full disk here must not make it look undone.</summary>
    internal void WriteHead(AuditHead head)
    {
        lock (HeadFileGate)
        {
            try
            {
                if (ReadHead()?.Seq >= head.Seq)
                {
                    return;
                }

                FlushedFile.Replace(_headFile, Encoding.ASCII.GetBytes(head.ToString()));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Log.HeadNotWritten(_log, e);
            }
        }
    }

    /// <summary>
    /// Whether the head outside is a link of this chain. It is not when the tail was cut off or an older copy of the database put in place: then the
    /// file stays as it is, since the next entry would wipe out the only trace. Asked while the head is locked, so no other process is ahead.
    /// </summary>
    private async Task<bool> FitsAsync(DatabaseSession session, AuditHead head)
    {
        var outside = ReadHead();
        if (outside is null || outside == head || outside.Seq == 0)
        {
            return true;
        }

        var mac = await session.FirstAsync<string>("SELECT mac FROM audit WHERE seq = @seq", new { seq = outside.Seq });
        if (string.Equals(mac, outside.Mac, StringComparison.Ordinal))
        {
            return true;
        }

        Log.HeadDoesNotFit(_log, outside.Seq);
        return false;
    }

    /// <summary>Goes through the whole chain and names the first broken entry.</summary>
    public async Task<AuditVerdict> VerifyAsync(Database database, CancellationToken token)
    {
        const int Batch = 5000;
        var outside = ReadHead();
        return await database.ReadAsync<AuditVerdict>(
            async session =>
            {
                var head = await HeadAsync(session);
                var key = _key.Get(trailIsEmpty: head.Seq == 0 && (outside?.Seq ?? 0) == 0);
                var last = AuditHead.Empty;
                while (true)
                {
                    var rows = await session.QueryAsync<AuditRow>(
                        "SELECT seq, at, actor, through, action, subject, detail, mac FROM audit WHERE seq > @after ORDER BY seq LIMIT @take",
                        new { after = last.Seq, take = Batch });
                    foreach (var row in rows)
                    {
                        var expected = Mac(key, last.Mac, last.Seq + 1, row.At, row.Actor, row.Through, row.Action, row.Subject, row.Detail);
                        if (row.Seq != last.Seq + 1)
                        {
                            return new AuditVerdict.Missing(last.Seq + 1);
                        }

                        if (!string.Equals(expected, row.Mac, StringComparison.Ordinal))
                        {
                            return new AuditVerdict.Changed(row.Seq);
                        }

                        if (Contradicts(outside, row) || Contradicts(head, row))
                        {
                            return new AuditVerdict.Changed(row.Seq);
                        }

                        last = new AuditHead(row.Seq, row.Mac);
                    }

                    if (rows.Count < Batch)
                    {
                        break;
                    }
                }

                var known = Math.Max(head.Seq, outside?.Seq ?? 0);
                return last.Seq < known ? new AuditVerdict.CutOff(last.Seq, known) : new AuditVerdict.Whole(last, outside is not null);
            },
            token);
    }

    private static bool Contradicts(AuditHead? head, AuditRow row) =>
        head is not null && head.Seq == row.Seq && !string.Equals(head.Mac, row.Mac, StringComparison.Ordinal);

    private static string Mac(byte[] key, string previous, long seq, long at, params ReadOnlySpan<string> texts)
    {
        // every part is preceded by its length, so that no two different entries have the same bytes
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        Span<byte> number = stackalloc byte[8];
        Append(previous, number);
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(number, seq);
        mac.AppendData(number);
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(number, at);
        mac.AppendData(number);
        foreach (var text in texts)
        {
            Append(text, number);
        }

        return Convert.ToHexStringLower(mac.GetHashAndReset());

        void Append(string text, Span<byte> length)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(length, bytes.Length);
            mac.AppendData(length);
            mac.AppendData(bytes);
        }
    }

    private sealed record AuditRow
    {
        public long Seq { get; init; }

        public long At { get; init; }

        public string Actor { get; init; } = string.Empty;

        public string Through { get; init; } = string.Empty;

        public string Action { get; init; } = string.Empty;

        public string Subject { get; init; } = string.Empty;

        public string Detail { get; init; } = string.Empty;

        public string Mac { get; init; } = string.Empty;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "the head of the audit trail could not be written outside the database; the next change tries again")]
        public static partial void HeadNotWritten(ILogger logger, Exception reason);

        [LoggerMessage(2, LogLevel.Error, "the head outside the database, entry {Seq}, is no part of this audit trail; the file is left as it is, run `audit verify`")]
        public static partial void HeadDoesNotFit(ILogger logger, long seq);
    }
}
