using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Worker.People.Directory;

/// <summary>A person with the posts of today.</summary>
internal sealed record ListedPerson
{
    public long Id { get; init; }

    public string Name { get; init; } = string.Empty;

    public string? Email { get; init; }

    public string? EmailKey { get; init; }

    public bool Active { get; init; }

    /// <summary>As sentences name them.</summary>
    public IReadOnlyList<string> Posts { get; init; } = [];

    /// <summary>The units of the posts.</summary>
    public IReadOnlyList<string> Units { get; init; } = [];

    public PersonRecord Record => new() { Id = Id, Name = Name, Email = Email, EmailKey = EmailKey };

    /// <summary>Everybody, by unit and name; those without a post last.</summary>
    public static async Task<IReadOnlyList<ListedPerson>> LoadAsync(DatabaseSession session, DateOnly today)
    {
        var units = (await UnitEdits.LoadAsync(session)).ToDictionary(u => u.Id, u => u.Name);
        var posts = (await DirectoryRows.PostsAsync(session)).ToDictionary(p => p.Id);
        var held = (await DirectoryRows.HoldingsAsync(session)).Where(h => h.Covers(today)).ToLookup(h => h.PersonId, h => posts[h.PostId]);
        return
        [
            .. (await session.QueryAsync<ListedPerson>("SELECT id, name, email, email_key, active FROM people"))
                .Select(p => p with
                {
                    Posts = [.. held[p.Id].Select(post => units[post.UnitId] + (post.Title.Length > 0 ? post.Title : PostRoleNames.NameOf(post.Role))).Distinct()],
                    Units = [.. held[p.Id].Select(post => units[post.UnitId]).Distinct()],
                })
                .OrderBy(p => p.Units.Count == 0).ThenBy(p => p.Units.Count > 0 ? p.Units[0] : string.Empty, StringComparer.Ordinal)
                .ThenBy(p => p.Name, StringComparer.Ordinal).ThenBy(p => p.Id),
        ];
    }
}
