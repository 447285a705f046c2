using System.Globalization;

using CaseReform.Ops.Data.Files;
using CaseReform.Ops.Data.Sql;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Data.Audit;

/// <summary>The key of the trail's MAC. It lies in a file outside the database, readable by the program's user only.</summary>
public sealed class AuditKey
{
    private readonly Lock _gate = new();
    private byte[]? _key;

    /// <summary>Names the file; reads nothing yet.</summary>
    public AuditKey(IOptions<DatabaseOptions> database, IOptions<AuditOptions> options) =>
        File = Path.GetFullPath(Path.Combine(database.Value.DataFolder, options.Value.KeyFile));

    /// <summary>Where the key lies.</summary>
    public string File { get; }

    /// <summary>The key; made on first use when the trail is still empty.</summary>
    /// <param name="trailIsEmpty">Whether nothing has been chained yet.</param>
    /// <exception cref="AuditKeyException">The file is missing although the trail has entries, or it is damaged.</exception>
    public byte[] Get(bool trailIsEmpty)
    {
        lock (_gate)
        {
            return _key ??= System.IO.File.Exists(File) ? Read() : trailIsEmpty ? Make() : throw Missing();
        }
    }

    private byte[] Read() =>
        KeyFile.Read(File) ?? throw new AuditKeyException(string.Format(CultureInfo.InvariantCulture, DataTexts.AuditKeyDamaged, File));

    private byte[] Make()
    {
        KeyFile.Make(File);
        return Read();
    }

    private AuditKeyException Missing() => new(string.Format(CultureInfo.InvariantCulture, DataTexts.AuditKeyMissing, File));
}
