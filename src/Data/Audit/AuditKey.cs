using System.Globalization;
using System.Security.Cryptography;

using CaseReform.Ops.Data.Sql;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Data.Audit;

/// <summary>The key of the trail's MAC. It lies in a file outside the database, readable by the program's user only.</summary>
public sealed class AuditKey
{
    private const int Bytes = 32;

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

    private byte[] Read()
    {
        var text = System.IO.File.ReadAllText(File).Trim();
        return text.Length == Bytes * 2 && text.All(char.IsAsciiHexDigit)
            ? Convert.FromHexString(text)
            : throw new AuditKeyException(string.Format(CultureInfo.InvariantCulture, DataTexts.AuditKeyDamaged, File));
    }

    private byte[] Make()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        var key = RandomNumberGenerator.GetBytes(Bytes);
        var temporary = FormattableString.Invariant($"{File}.{Guid.NewGuid():N}");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var stream = new FileStream(temporary, options))
        using (var writer = new StreamWriter(stream))
        {
            writer.Write(Convert.ToHexString(key));
            writer.Flush();
            stream.Flush(flushToDisk: true);
        }

        try
        {
            // the name appears with the whole key behind it: another process never reads half of one
            System.IO.File.Move(temporary, File, overwrite: false);
            return key;
        }
        catch (IOException) when (System.IO.File.Exists(File))
        {
            System.IO.File.Delete(temporary);
            return Read();
        }
    }

    private AuditKeyException Missing() => new(string.Format(CultureInfo.InvariantCulture, DataTexts.AuditKeyMissing, File));
}
