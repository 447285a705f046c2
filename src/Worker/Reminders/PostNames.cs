using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Worker.Reminders;

/// <summary>How a post is called in sentences.</summary>
internal static class PostNames
{
    /// <summary>Unit, then title or role: 甲市示例局办公室主任, 甲市示例局责任人.</summary>
    public static string Of(Roster roster, long postId) => roster.TitleOf(postId)!;

    /// <summary>Unit and role, whatever the title.</summary>
    public static string RoleOf(Roster roster, long postId)
    {
        var post = roster.Post(postId)!;
        return (roster.Unit(post.UnitId)?.Name ?? string.Empty) + PostRoleNames.NameOf(post.Role);
    }
}
