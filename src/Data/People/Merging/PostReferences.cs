namespace CaseReform.Ops.Data.People.Merging;

/// <summary>Every column that refers to a post. A test compares this with the schema.</summary>
internal static class PostReferences
{
    // whether a notice that exists for both posts was said or is on its way with one of them: that one is kept
    private const string Weight = "CASE WHEN {0}.state = 'sent' THEN 3 WHEN {0}.letter_id IS NOT NULL THEN 2 WHEN {0}.state = 'pending' THEN 1 ELSE 0 END";

    private const string Same =
        "o.measure_id = n.measure_id AND o.rung = n.rung AND o.deadline = n.deadline AND o.occurrence = n.occurrence AND o.channel = n.channel";

    public static IReadOnlyList<Reference> All { get; } =
    [
        // problems first, as whoever confirms a change locks them; the measures' copy of this column follows by a trigger
        Reference.Plain("problems", "lead_leader_post_id"),
        Reference.Plain("measures", "responsible_post_id"),
        Reference.Plain("holdings", "post_id"),
        Reference.Unique("post_units", "post_id", "unit_id"),
        new(
            "notices.post_id",
            $"DELETE FROM notices WHERE id IN (SELECT n.id FROM notices n JOIN notices o ON {Same} AND o.post_id = @gone WHERE n.post_id = @stays AND {Of("o")} > {Of("n")})",
            $"DELETE FROM notices WHERE id IN (SELECT n.id FROM notices n JOIN notices o ON {Same} AND o.post_id = @stays WHERE n.post_id = @gone)",
            "UPDATE notices SET post_id = @stays WHERE post_id = @gone"),
    ];

    private static string Of(string alias) => Weight.Replace("{0}", alias, StringComparison.Ordinal);
}
