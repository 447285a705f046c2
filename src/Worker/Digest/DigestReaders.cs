using CaseReform.Ops.Data.People;
using CaseReform.Ops.Domain.People;

using CaseReform.Ops.Worker.Letters;

namespace CaseReform.Ops.Worker.Digest;

/// <summary>Who gets digests today: those who hold a post of the leading group or its office, or act for a holder. A vacant post passes nothing on.</summary>
internal sealed class DigestReaders(RosterStore rosters)
{
    /// <summary>Of both.</summary>
    public Task<IReadOnlyList<Reader>> AllAsync(DateOnly day, CancellationToken token) => ReadAsync(day, [PostRole.LeadingGroup, PostRole.Office], token);

    /// <summary>Of the office alone.</summary>
    public Task<IReadOnlyList<Reader>> OfficeAsync(DateOnly day, CancellationToken token) => ReadAsync(day, [PostRole.Office], token);

    private async Task<IReadOnlyList<Reader>> ReadAsync(DateOnly day, PostRole[] roles, CancellationToken token)
    {
        var roster = await rosters.LoadAsync(token);
        return
        [
            .. roster.Posts
                .Where(post => roles.Contains(post.Role) && roster.IsHeld(post.Id, day))
                .SelectMany(post => roster.RecipientsOf(post.Id, day) is Recipients.Found found ? found.People : [])
                .Where(person => person.Email is not null)
                .DistinctBy(person => person.PersonId)
                .OrderBy(person => person.PersonId)
                .Select(person => new Reader(person.PersonId, roster.Person(person.PersonId)!.Name, person.Email!)),
        ];
    }
}
