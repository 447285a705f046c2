namespace CaseReform.Ops.Data.Backups;

/// <summary>A backup cannot be made there, or cannot be taken back from there; nothing was changed. The message is a Chinese sentence.</summary>
public sealed class BackupRefusedException(string format, params object?[] parts) : Exception(Say(format, parts));
