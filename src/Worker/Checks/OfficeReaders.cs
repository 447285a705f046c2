using CaseReform.Ops.Data.People;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Worker.Letters;
using CaseReform.Ops.Worker.Reminders;

namespace CaseReform.Ops.Worker.Checks;

/// <summary>Who gets the letters to the office: holders of its posts with an address, or those who act for them.</summary>
internal sealed class OfficeReaders(RosterStore rosters)
{
    public async Task<IReadOnlyList<Reader>> FindAsync(DateOnly day, CancellationToken token)
    {
        var roster = await rosters.LoadAsync(token);
        var book = AddresseeBook.Build(roster, roster.Posts.Where(p => p.Role == PostRole.Office).Select(p => p.Id), day);
        return [.. book.ByPerson.Values.Select(a => new Reader(a.PersonId, roster.Person(a.PersonId)!.Name, a.Email))];
    }
}
