namespace CaseReform.Ops.Data.People.Merging;

/// <summary>Every column that refers to a person. A test compares this with the schema.</summary>
internal static class PersonReferences
{
    public static IReadOnlyList<Reference> All { get; } =
    [
        Reference.Plain("holdings", "person_id"),
        Reference.Plain("absences", "person_id"),
        new("absences.acting_id", "UPDATE absences SET acting_id = @stays WHERE acting_id = @gone", "DELETE FROM absences WHERE acting_id = person_id"),
        Reference.Plain("reports", "person_id"),
        Reference.Plain("promises", "person_id"),
        Reference.Plain("proposals", "person_id"),
        Reference.Plain("office_asks", "person_id"),
        Reference.Plain("orders", "person_id"),
        Reference.Plain("urges", "person_id"),
        Reference.Plain("requests", "asker_id"),
        Reference.Plain("requests", "decider_id"),
        Reference.Plain("suggestions", "person_id"),
        Reference.Plain("suggestions", "answerer_id"),
        Reference.Plain("tidings", "person_id"),
        Reference.Plain("evidence", "person_id"),
        Reference.Plain("letters", "person_id"),
        Reference.Plain("access_mails", "person_id"),
        Reference.Plain("sessions", "person_id"),
        Reference.Plain("bindings", "person_id"),
        Reference.Plain("conversations", "person_id"),
        Reference.Plain("inbox", "person_id"),
        Reference.Plain("close_outs", "applicant_id"),
        Reference.Plain("close_outs", "recorded_by_id"),
        Reference.Plain("close_outs", "reviewer_id"),
        Reference.Plain("close_outs", "verifier_id"),
        Reference.Plain("close_out_steps", "person_id"),
        Reference.Plain("look_backs", "person_id"),
        Reference.Plain("close_out_proposals", "person_id"),
        Reference.Unique("chat_subscriptions", "person_id", "channel"),
        new("set_aside.person_id", "DELETE FROM set_aside WHERE person_id = @gone"), // tried again for the one who stays
    ];
}
