using CaseReform.Ops.Data.People;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Hosting.Office;
using CaseReform.Ops.Worker.Letters;
using CaseReform.Ops.Worker.Mail;
using CaseReform.Ops.Worker.Reminders;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Worker.Checks;

/// <summary>Who gets the letters to the office: holders of its posts with an address, or those who act for them.</summary>
internal sealed class OfficeReaders(RosterStore rosters, IOptions<OfficeOptions> office, IOptions<MailOptions> mail)
{
    /// <summary>The sender's own address: where nobody of the office can be reached, somebody reads there.</summary>
    public Reader Own => new(Reader.Nobody, office.Value.Name, mail.Value.From);

    public async Task<IReadOnlyList<Reader>> FindAsync(DateOnly day, CancellationToken token)
    {
        var roster = await rosters.LoadAsync(token);
        var book = AddresseeBook.Build(roster, roster.Posts.Where(p => p.Role == PostRole.Office).Select(p => p.Id), day);
        return [.. book.ByPerson.Values.Select(a => new Reader(a.PersonId, roster.Person(a.PersonId)!.Name, a.Email))];
    }
}
