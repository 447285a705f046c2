using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Worker.Reminders;

/// <summary>The vacant post whose matters come to somebody, in words that are not the name of a post they hold themselves.</summary>
internal static class VacantPostName
{
    /// <summary>Null where nothing was passed on.</summary>
    public static string? Of(Addressees addressees, long person, long post, DateOnly day)
    {
        if (addressees.WayTo(person, post).PassedOnFrom is not { } vacant)
        {
            return null;
        }

        var roster = addressees.Roster;
        var own = roster.PostsOn(person, day);
        var held = own.SelectMany(p => new[] { PostNames.Of(roster, p.Id), PostNames.RoleOf(roster, p.Id) }).ToHashSet(StringComparer.Ordinal);
        return new[] { PostNames.Of(roster, vacant), PostNames.RoleOf(roster, vacant) }.FirstOrDefault(name => !held.Contains(name));
    }
}
