using CaseReform.Ops.Data.People;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Hosting.Office;
using CaseReform.Ops.Worker.Mail;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Worker.Letters;

/// <summary>Who gets letters to the office and the leading group: holders of their posts with an address, or those who act for them.</summary>
internal sealed class OfficeReaders(RosterStore rosters, IOptions<OfficeOptions> office, IOptions<MailOptions> mail)
{
    /// <summary>The sender's own address: where nobody of the office can be reached, somebody reads there.</summary>
    public LetterRecipient Own => new(LetterRecipient.Nobody, office.Value.Name, mail.Value.From);

    /// <summary>Of the office.</summary>
    public Task<IReadOnlyList<LetterRecipient>> OfficeAsync(DateOnly day, CancellationToken token) => FindAsync(day, [PostRole.Office], token);

    /// <summary>Of the leading group and its office.</summary>
    public Task<IReadOnlyList<LetterRecipient>> AllAsync(DateOnly day, CancellationToken token) => FindAsync(day, [PostRole.LeadingGroup, PostRole.Office], token);

    /// <summary>A vacant post adds nobody: it passes on to one who has another of these posts.</summary>
    private async Task<IReadOnlyList<LetterRecipient>> FindAsync(DateOnly day, PostRole[] roles, CancellationToken token)
    {
        var roster = await rosters.LoadAsync(token);
        return
        [
            .. roster.Posts
                .Where(post => roles.Contains(post.Role))
                .SelectMany(post => roster.RecipientsOf(post.Id, day) is Recipients.Found found ? found.People : [])
                .Where(person => person.Email is not null)
                .DistinctBy(person => person.PersonId)
                .OrderBy(person => person.PersonId)
                .Select(person => new LetterRecipient(person.PersonId, roster.Person(person.PersonId)!.Name, person.Email!)),
        ];
    }
}
