namespace CaseReform.Ops.Data.Audit;

/// <summary>The key of the audit trail cannot be used; the message says what to do, in Chinese.</summary>
public sealed class AuditKeyException(string message) : Exception(message);
