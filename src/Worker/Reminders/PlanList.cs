using CaseReform.Ops.Data.Reminders;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Reminders;

namespace CaseReform.Ops.Worker.Reminders;

/// <summary>What would go out, person by person.</summary>
internal sealed class PlanList(PlanStore plans, PlanContexts contexts)
{
    /// <summary>Decides as of now and changes nothing. A person who would get several notices of one measure is shown the loudest, as in their letter; what cannot be reckoned is a sentence.</summary>
    public async Task<(PlanContext Context, IReadOnlyList<PlannedLetterLine> Lines, IReadOnlyList<string> Aside)> ReadAsync(CancellationToken token)
    {
        var (context, inForce) = await contexts.PeekAsync(token);
        var (lines, aside) = (new List<PlannedLetterLine>(), new List<string>());
        foreach (var notice in await plans.PreviewAsync(context, all: !inForce, aside, token))
        {
            lines.AddRange(LinesOf(context, notice));
        }

        return (context, [.. lines
            .GroupBy(l => (l.Notice.Measure, l.Who))
            .Select(Loudest)
            .OrderByDescending(l => l.Notice.Rung.Rank)
            .ThenBy(l => l.Notice.Deadline)
            .ThenBy(l => l.Notice.Ledger, StringComparer.Ordinal)
            .ThenBy(l => l.Notice.Number.Problem.SortKey(), StringComparer.Ordinal)
            .ThenBy(l => l.Notice.Number.Ordinal)
            .ThenBy(l => l.Notice.Kind)
            .ThenBy(l => l.Email, StringComparer.Ordinal)], aside);
    }

    private static PlannedLetterLine Loudest(IGrouping<(long, string), PlannedLetterLine> same)
    {
        var loudest = same.OrderByDescending(l => l.Notice.Rung.Rank).ThenBy(l => l.Notice.Kind).First();
        var kind = same.All(l => l.Notice.Kind == NoticeKind.Copy) ? NoticeKind.Copy : NoticeKind.To;
        return loudest with { Notice = loudest.Notice with { Kind = kind } };
    }

    /// <summary>Who gets a notice today.</summary>
    internal static IEnumerable<PlannedLetterLine> LinesOf(PlanContext context, PlannedNotice notice)
    {
        var roster = context.Roster;
        if (roster.RecipientsOf(notice.PostId, context.Day.Today) is not Recipients.Found found)
        {
            return [new PlannedLetterLine(notice, PostNames.Of(roster, notice.PostId), null, ReminderTexts.ReasonVacant)];
        }

        return found.People.Select(p => new PlannedLetterLine(
            notice,
            roster.Person(p.PersonId)!.Name,
            p.Email,
            p.Email is null ? ReminderTexts.ReasonNoAddress
                : p.ActingFor is { } absent ? Say(ReminderTexts.ReasonActing, roster.Person(absent)?.Name)
                : found.PassedOnFrom is { } vacant ? Say(ReminderTexts.ReasonPassedOn, PostNames.Of(roster, vacant))
                : null));
    }
}

/// <summary>One measure in one person's letter.</summary>
/// <param name="Notice">The notice.</param>
/// <param name="Who">The person's name, or the vacant post.</param>
/// <param name="Email">The address, or null when there is none.</param>
/// <param name="Remark">How it came to this person, or why it reaches nobody.</param>
internal sealed record PlannedLetterLine(PlannedNotice Notice, string Who, string? Email, string? Remark);
