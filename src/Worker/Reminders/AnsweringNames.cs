using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Worker.Letters;

namespace CaseReform.Ops.Worker.Reminders;

/// <summary>责任人 as a letter names them: who holds the post today, beside names of the ledger that are still so. Somebody whose term ended is not named.</summary>
internal static class AnsweringNames
{
    private static readonly char[] Separators = ['、', '，', ',', '；', ';', '/', '\n', ' ', '　'];

    /// <summary>The names; that the post is vacant; or null where the ledger names nobody.</summary>
    public static string? Of(PendingNotice measure, Addressees addressees, DateOnly day)
    {
        var named = (measure.ResponsibleName ?? string.Empty)
            .Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(name => addressees.MayBeNamed(name, day))
            .ToList();
        if (measure.ResponsiblePostId is not { } post || addressees.Roster.Post(post) is null)
        {
            return named.Count == 0 ? null : string.Join(LetterTexts.PartSeparator, named);
        }

        var holders = HoldersOf(addressees.Roster, post, day);
        return holders.Count == 0 ? LetterTexts.VacantName : string.Join(LetterTexts.PartSeparator, holders.Exists(named.Contains) ? named : holders.Concat(named));
    }

    private static List<string> HoldersOf(Roster roster, long post, DateOnly day) =>
        roster.RecipientsOf(post, day) is Recipients.Found { PassedOnFrom: null } found
            ? [.. found.People.Select(p => roster.Person(p.ActingFor ?? p.PersonId)?.Name).OfType<string>().Distinct(StringComparer.Ordinal)]
            : [];
}
