namespace CaseReform.Ops.Data.Evidence;

/// <summary>Codes of kinds.</summary>
public static class ContentKinds
{
    /// <summary>The database text; a spelling is for good.</summary>
    public static string CodeOf(ContentKind kind) => kind.ToString().ToLowerInvariant();
}
