namespace CaseReform.Ops.Data.People.Merging;

/// <summary>Every column that refers to a unit. A test compares this with the schema.</summary>
internal static class UnitReferences
{
    public static IReadOnlyList<Reference> All { get; } =
    [
        new("posts.unit_id"), // by PostMerge, before these
        Reference.Plain("problems", "lead_unit_id"), // the measures' copies of these two follow by a trigger, and the counts as well
        Reference.Plain("problems", "overseeing_unit_id"),
        new(
            "problem_units.unit_id",
            [
                .. Reference.Unique("problem_units", "unit_id", "problem_id").Moves,
                "DELETE FROM problem_units WHERE unit_id = @stays AND problem_id IN (SELECT p.id FROM problems p WHERE p.lead_unit_id = @stays)",
            ]),
        new(
            "measures.unit_id",
            "UPDATE measures SET unit_id = CASE WHEN lead_unit_id = @stays THEN NULL ELSE @stays END WHERE unit_id = @gone",
            "UPDATE measures SET next_due = 0 WHERE open = 1 AND lead_unit_id = @stays",
            "UPDATE measures SET next_due = 0 WHERE open = 1 AND (unit_id = @stays OR overseeing_unit_id = @stays)"),
        Reference.Unique("post_units", "unit_id", "post_id"),
        Reference.Plain("unit_aliases", "unit_id"),
        new("units.parent_id"), // by UnitMerge: a circle is avoided
    ];
}
