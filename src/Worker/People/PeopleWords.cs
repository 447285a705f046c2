using CaseReform.Ops.Data.People.Editing;

namespace CaseReform.Ops.Worker.People;

/// <summary>Changes of the directory in sentences.</summary>
internal static class PeopleWords
{
    public static string Of(PeopleChange change)
    {
        var with = change.With;
        return change.Kind switch
        {
            PeopleChangeKind.Name => Say(PeopleTexts.ChangedName, with[0], with[1]),
            PeopleChangeKind.Email => Say(PeopleTexts.ChangedEmail, with[0], with[1] ?? PeopleTexts.None, with[2]),
            PeopleChangeKind.Supervised => Say(PeopleTexts.ChangedSupervised, with[0], with[1] ?? PeopleTexts.None, with[2] ?? PeopleTexts.None),
            PeopleChangeKind.Post when with[2] is null => Say(PeopleTexts.ChangedPostUndated, with[0], with[1]),
            PeopleChangeKind.Post => Say(PeopleTexts.ChangedPost, with[0], with[1], with[2]),
            PeopleChangeKind.End => Say(PeopleTexts.ChangedEnd, with[0], with[1], with[2]),
            PeopleChangeKind.Days when with[2] is null => Say(PeopleTexts.ChangedLastDay, with[0], with[1], with[3] ?? PeopleTexts.OpenEnd),
            PeopleChangeKind.Days => Say(PeopleTexts.ChangedDays, with[0], with[1], with[2], with[3] ?? PeopleTexts.OpenEnd),
            PeopleChangeKind.Removed => Say(PeopleTexts.ChangedRemoved, with[0], with[1]),
            PeopleChangeKind.Absence => Say(PeopleTexts.ChangedAbsence, with[0], with[1], with[2], with[3] ?? PeopleTexts.OpenEnd),
            PeopleChangeKind.AbsenceRemoved => Say(PeopleTexts.ChangedAbsenceRemoved, with[0], with[1]),
        };
    }
}
