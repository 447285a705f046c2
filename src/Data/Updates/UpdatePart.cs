namespace CaseReform.Ops.Data.Updates;

/// <summary>One measure of several that a single confirmation changes, all or none.</summary>
/// <param name="MeasureId">The measure.</param>
/// <param name="Version">Its version when the card was made.</param>
/// <param name="Draft">What is to be done to it.</param>
public sealed record UpdatePart(long MeasureId, int Version, UpdateDraft Draft)
{
    /// <summary>All parts of a draft, the first one included.</summary>
    internal static IReadOnlyList<UpdatePart> Of(long measureId, int version, UpdateDraft draft) =>
        [new(measureId, version, draft with { Others = [] }), .. draft.Others];
}
