namespace CaseReform.Ops.Domain.People;

/// <summary>How posts are called in sentences.</summary>
public static class PostTitles
{
    /// <summary>Unit, then title or role: 甲市示例局办公室主任, 甲市示例局责任人. Null when the snapshot has no such post.</summary>
    public static string? TitleOf(this Roster roster, long postId)
    {
        ArgumentNullException.ThrowIfNull(roster);
        return roster.Post(postId) is { } post ? (roster.Unit(post.UnitId)?.Name ?? string.Empty) + (post.Title.Length > 0 ? post.Title : PostRoleNames.NameOf(post.Role)) : null;
    }

    /// <summary>Posts that a person holds that day, not those of others for whom they act.</summary>
    public static IReadOnlyList<Post> OwnPostsOf(this Roster roster, long personId, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(roster);
        return [.. roster.PostsHeldBy(personId, day).DistinctBy(post => post.Id).OrderBy(post => post.Id)];
    }
}
