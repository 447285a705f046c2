using CaseReform.Ops.Bot.Answers;
using CaseReform.Ops.Bot.Cards;
using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.Updates;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Hosting.Office;

using Microsoft.Extensions.Options;

using static CaseReform.Ops.Bot.Updates.UpdateWords;

namespace CaseReform.Ops.Bot.Updates;

/// <summary>Says to somebody who may not do something who may, and whom to call. Only of measures that lie in the speaker's scope.</summary>
internal sealed class Answerers(RosterStore rosters, IOptions<OfficeOptions> office)
{
    private const int MaxPosts = 3;

    /// <summary>Whom to call; the same for what is hidden and what does not exist.</summary>
    public string Call => string.IsNullOrWhiteSpace(office.Value.Contact) ? Say(UpdateTexts.CallOffice, office.Value.Name) : Say(UpdateTexts.CallOfficeAt, office.Value.Name, office.Value.Contact);

    /// <summary>The speaker may not do it: who may.</summary>
    public async Task<string> RefusedAsync(MeasureRow measure, Standing speaker, CancellationToken token) =>
        UpdateTexts.RefusedNotPermitted
        + (await NamesAsync(measure, speaker.Day, token) is { } names ? Say(UpdateTexts.AnsweredBy, measure.Name, measure.Unit, names) : Say(UpdateTexts.AnsweredByNobody, measure.Name, measure.Unit))
        + (speaker.Is(PostRole.Office) ? string.Empty : Call);

    /// <summary>A promise is the 责任人's; what the speaker may do instead.</summary>
    public async Task<string> NotPromisedAsync(MeasureRow measure, DateOnly day, CancellationToken token) =>
        Say(UpdateTexts.PromiseLeftOut, await WhoAsync(measure, day, token), measure.Name);

    /// <summary>What was said and is not taken.</summary>
    public async Task<string?> LeftOutAsync(LeftOut? leftOut, MeasureRow measure, DateOnly day, CancellationToken token) => leftOut is not { } left ? null : Say(
        left switch
        {
            LeftOut.Percent => UpdateTexts.PercentLeftOut,
            LeftOut.Completion => UpdateTexts.CompletionLeftOut,
        },
        await WhoAsync(measure, day, token));

    private async Task<string> WhoAsync(MeasureRow measure, DateOnly day, CancellationToken token) => await NamesAsync(measure, day, token) ?? UpdateTexts.VacantHandler;

    /// <summary>Whoever stands in for a vacant post is named as that; null where nobody does.</summary>
    private static string? Holders(Roster roster, long post, DateOnly day) => roster.Post(post) is null ? null : roster.RecipientsOf(post, day) switch
    {
        Recipients.Found { PassedOnFrom: null } => AnswerPhrases.Holders(roster, post, day),
        Recipients.Found => Say(UpdateTexts.InheritedBy, string.Join(AnswerTexts.And, AnswerPhrases.Names(roster, post, day))),
        _ => null,
    };

    private async Task<string?> NamesAsync(MeasureRow measure, DateOnly day, CancellationToken token)
    {
        var roster = await rosters.LoadAsync(token);
        var names = roster.PostsFor(PostRole.Handler, measure.Posts, day).Select(post => Holders(roster, post, day)).OfType<string>().Distinct().Take(MaxPosts).ToList();
        return names.Count == 0 ? null : CardText.Plain(string.Join(AnswerTexts.And, names), 60);
    }
}
