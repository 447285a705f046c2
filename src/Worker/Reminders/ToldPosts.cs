using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Worker.Letters;

namespace CaseReform.Ops.Worker.Reminders;

/// <summary>Who beside the reader is asked to act by the same firing of a rung, and whether that reaches them today. The office, which sends, is not told of.</summary>
internal static class ToldPosts
{
    public static IReadOnlyList<ToldPost> Of(PendingNotice notice, long reader, Roster roster, DateOnly day)
    {
        var told = new List<ToldPost>();
        foreach (var called in notice.Called)
        {
            if (roster.Post(called.PostId) is not { Role: not (PostRole.Office or PostRole.Handler) } post)
            {
                continue;
            }

            var role = PostRoleNames.NameOf(post.Role);
            if (roster.RecipientsOf(post.Id, day) is not Recipients.Found found)
            {
                told.Add(new ToldPost(role, null, Reach.Nobody));
                continue;
            }

            told.AddRange(found.People.Where(p => p.PersonId != reader).Select(p => new ToldPost(
                role,
                roster.Person(p.PersonId)?.Name,
                called.CannotBeDelivered ? Reach.Undelivered : p.Email is null ? Reach.NoAddress : found.PassedOnFrom is not null ? Reach.PassedOn : Reach.ByLetter)));
        }

        return told;
    }
}
