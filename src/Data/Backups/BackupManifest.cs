using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

using CaseReform.Ops.Data.Sql;

namespace CaseReform.Ops.Data.Backups;

/// <summary>What a backup holds: every file with its SHA-256, and of which moment it is.</summary>
public sealed record BackupManifest
{
    /// <summary>The manifest's own name.</summary>
    public const string FileName = "manifest.json";

    /// <summary>The SHA-256 of the manifest, in hex, in a file beside it.</summary>
    public const string SumName = "manifest.sha256";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>The form of the backup.</summary>
    public int Format { get; init; } = 1;

    /// <summary>The version of the program that made it.</summary>
    public string Program { get; init; } = string.Empty;

    /// <summary>The version of the schema.</summary>
    public long Schema { get; init; }

    /// <summary>Of which database.</summary>
    public DatabaseKind Kind { get; init; }

    /// <summary>When it was begun.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The last entry of the audit trail in it.</summary>
    public long AuditSeq { get; init; }

    /// <summary>The files, by name with slashes.</summary>
    public IReadOnlyList<BackupFile> Files { get; init; } = [];

    /// <summary>Evidence that the database names and whose file was not there.</summary>
    public IReadOnlyList<string> MissingEvidence { get; init; } = [];

    /// <summary>Evidence whose file is there and is not what was received: its SHA-256 is another one. The file is in the backup as it is.</summary>
    public IReadOnlyList<string> DamagedEvidence { get; init; } = [];

    /// <summary>On PostgreSQL, the tables and their columns.</summary>
    public IReadOnlyList<BackupTable> Tables { get; init; } = [];

    /// <summary>On PostgreSQL, the last number given for each <c>table.column</c>.</summary>
    public IReadOnlyDictionary<string, long> Sequences { get; init; } = new Dictionary<string, long>();

    /// <summary>Writes it into a folder, with its sum.</summary>
    public void Write(string folder)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(this, Json);
        BackupFiles.WriteNew(Path.Combine(folder, FileName), bytes);
        BackupFiles.WriteNew(Path.Combine(folder, SumName), System.Text.Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(bytes))));
    }

    /// <summary>Reads it from a folder.</summary>
    /// <exception cref="BackupRefusedException">There is none, or it was changed.</exception>
    public static BackupManifest Read(string folder)
    {
        var (file, sum) = (Path.Combine(folder, FileName), Path.Combine(folder, SumName));
        if (!File.Exists(file) || !File.Exists(sum))
        {
            throw new BackupRefusedException(BackupTexts.NoManifest, folder);
        }

        var bytes = File.ReadAllBytes(file);
        if (File.ReadAllText(sum).Trim() != Convert.ToHexStringLower(SHA256.HashData(bytes)))
        {
            throw new BackupRefusedException(BackupTexts.FileChanged, FileName);
        }

        try
        {
            return JsonSerializer.Deserialize<BackupManifest>(bytes, Json) is { Format: 1 } manifest ? manifest : throw new BackupRefusedException(BackupTexts.UnknownFormat);
        }
        catch (JsonException)
        {
            throw new BackupRefusedException(BackupTexts.FileChanged, FileName);
        }
    }
}

/// <summary>A backup that is made.</summary>
/// <param name="Manifest">What it holds.</param>
/// <param name="Unnoted">Why the ledger does not know of it, or null.</param>
public sealed record MadeBackup(BackupManifest Manifest, Exception? Unnoted);

/// <summary>A file of a backup.</summary>
/// <param name="Name">Its place, with slashes.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">In hex.</param>
public sealed record BackupFile(string Name, long Size, string Sha256);

/// <summary>A table of a backup from PostgreSQL.</summary>
public sealed record BackupTable(string Name, IReadOnlyList<string> Columns);
