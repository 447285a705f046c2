using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Data.People.Merging;

/// <summary>Brings the posts of one unit into another: a post of the same role and title takes them in where nobody's days collide, else they come as posts of their own.</summary>
internal static class PostMerge
{
    /// <returns>The posts that came as they were or under another title, and the titles they got.</returns>
    public static async Task<IReadOnlyList<PostRecord>> RunAsync(DatabaseSession session, long goneUnit, long unit)
    {
        var posts = await DirectoryRows.PostsAsync(session);
        var holdings = (await DirectoryRows.HoldingsAsync(session)).ToLookup(h => h.PostId, h => new Holding(h.PostId, h.PersonId, h.FromDay, h.ToDay));
        var own = posts.Where(p => p.UnitId == unit).ToList();
        var came = new List<PostRecord>();
        foreach (var post in posts.Where(p => p.UnitId == goneUnit))
        {
            var same = own.Find(o => o.Role == post.Role && o.Title == post.Title);
            if (same is not null && PostFolding.CanBeOne(AsPost(post), holdings[post.Id], AsPost(same), holdings[same.Id]))
            {
                await Reference.MoveAsync(session, PostReferences.All, post.Id, same.Id);
                await session.ExecuteAsync("DELETE FROM posts WHERE id = @id", new { id = post.Id });
                await HoldingJoin.RunAsync(session, h => h.PostId == same.Id);
                continue;
            }

            var title = same is null ? post.Title : PostFolding.FreeTitle(post.Role, post.Title, posts.Where(p => p.Role == post.Role).Select(p => p.Title));
            await session.ExecuteAsync(
                "UPDATE posts SET unit_id = @unit, title = @title WHERE id = @id", new { unit, title = PostTitle.Write(title), id = post.Id });
            came.Add(post with { UnitId = unit, Title = title });
            own.Add(came[^1]);
        }

        return came;
    }

    private static Post AsPost(PostRecord post) => new(post.Id, post.UnitId, post.Role, post.Title, post.SupervisedUnits);
}
