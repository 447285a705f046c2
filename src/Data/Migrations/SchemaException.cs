namespace CaseReform.Ops.Data.Migrations;

/// <summary>The database cannot be used by this program; the message says why and what to do, in Chinese.</summary>
public sealed class SchemaException(string message, Exception? inner) : Exception(message, inner);
