using CaseReform.Ops.Data.Audit;

namespace CaseReform.Ops.Data.Backups;

/// <summary>What a copied database says of its moment.</summary>
/// <param name="Files">The files it came to.</param>
/// <param name="Schema">Its version.</param>
/// <param name="Head">The head of its audit trail.</param>
/// <param name="HeadFits">Whether the head outside is a link of its trail.</param>
/// <param name="Evidence">The hashes of evidence it names.</param>
internal sealed record DatabaseCopy(IReadOnlyList<BackupFile> Files, long Schema, AuditHead Head, bool HeadFits, IReadOnlyList<string> Evidence)
{
    public const string SchemaVersion = "SELECT coalesce(max(version), 0) FROM schema_journal";
    public const string HeadValue = "SELECT value FROM settings WHERE key = 'audit.head'";
    public const string MacOf = "SELECT mac FROM audit WHERE seq = @seq";
    public const string EvidenceHashes = "SELECT DISTINCT sha256 FROM evidence ORDER BY sha256";

    public IReadOnlyList<BackupTable> Tables { get; init; } = [];

    public IReadOnlyDictionary<string, long> Sequences { get; init; } = new Dictionary<string, long>();
}
