namespace CaseReform.Ops.Bot.Understanding.Grammar;

/// <summary>改成55%, 搞定了: an update whose matter is the one spoken of last. The card names it.</summary>
internal static class Implied
{
    public static Reading? Last(Reading? reading, SpokenNumber? last) => last is null || reading is not { Numbers.Count: 0, Intent: { Named: null } intent } ? reading : intent switch
    {
        Intent.Report { Spoken: null } report when (report.Percent ?? (object?)report.Text) is not null => new Reading(report with { Spoken = last, Implied = true }),
        Intent.Complete { Spoken: null } complete => new Reading(complete with { Spoken = last, Implied = true }),
        Intent.Promise { Spoken: null, Until: not null } promise => new Reading(promise with { Spoken = last, Implied = true }),
        Intent.Evidence { Spoken: null } evidence => new Reading(evidence with { Spoken = last, Implied = true }),
        _ => reading,
    };
}
