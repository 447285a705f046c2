using CaseReform.Ops.Bot.Cards;
using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Data.Answers;
using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Domain.People;

using static CaseReform.Ops.Bot.Answers.AnswerPhrases;

namespace CaseReform.Ops.Bot.Answers;

/// <summary>谁负责12号: the unit, who holds the posts that answer today, who acts; what nobody holds says so.</summary>
internal sealed class Responsible(ProblemFinder finder, ProblemStore problems)
{
    private const int MaxGroups = 4;
    private const int MaxPosts = 3;

    /// <summary>Answers for each group of measures that lie in the same hands.</summary>
    public async Task<AnswerInContext> AskAsync(ReaderContext context, SpokenNumber? spoken, CancellationToken token)
    {
        var (problem, ordinal, instead) = await finder.FindAsync(context, spoken, "who", token);
        if (instead is not null)
        {
            return instead;
        }

        var groups = (await problems.MeasuresAsync(problem!, token)).Where(m => ordinal is null || m.Ordinal == ordinal).GroupBy(m => m.Posts).Take(MaxGroups).ToList();
        if (groups.Count == 0)
        {
            return new Answer(Say(AnswerTexts.NoMeasures, problem!.Number)) { Suggestions = [Say(AnswerTexts.AskProgress, Named(context, problem))] };
        }

        var name = Named(context, problem!);
        var sentence = Say(AnswerTexts.WhoHead, ordinal is null ? Say(AnswerTexts.Number, name) : $"{name}-{ordinal}");
        List<CardElement> body = [TextBlock.Heading(sentence)];
        List<string> lines = [];
        foreach (var group in groups)
        {
            if (groups.Count > 1)
            {
                var names = string.Join(AnswerTexts.And, group.Select(m => m.Name));
                body.Add(new TextBlock(names) { Weight = "bolder", Separator = true });
                lines.Add(names);
            }

            var facts = Duties(context, problem!, group.First());
            body.Add(new FactSet([.. facts.Select(f => new Fact(f.Name, f.Value))]));
            lines.AddRange(facts.Select(f => Say(AnswerTexts.FactLine, f.Name, f.Value)));
        }

        return new Answer(sentence) { Lines = lines, Card = new AdaptiveCard(body), Suggestions = [Say(AnswerTexts.AskProgress, name), Say(AnswerTexts.AskReminders, name)] };
    }

    /// <summary>责任人 of a measure, in a few words.</summary>
    public static string Of(ReaderContext context, MeasureRow measure)
    {
        var answering = Of(context, PostRole.Handler, measure.Posts);
        return measure.ResponsibleName is { Length: > 0 } name && !answering.Contains(name, StringComparison.Ordinal)
            ? Say(AnswerTexts.NamedInLedger, answering, CardText.Plain(name, 40))
            : answering;
    }

    /// <summary>Each 责任人 of a measure by name: who holds the post today, and whom the ledger names beside them.</summary>
    public static IEnumerable<string> Names(ReaderContext context, MeasureRow measure)
    {
        var holders = context.Roster.PostsFor(PostRole.Handler, measure.Posts, context.Today).SelectMany(post => Holding(context, post)).Distinct().ToList();
        if (measure.ResponsibleName is { Length: > 0 } written && !holders.Exists(name => written.Contains(name, StringComparison.Ordinal)))
        {
            holders.Add(CardText.Plain(written, 40));
        }

        return holders.Count > 0 ? holders : [AnswerTexts.NotFilled];
    }

    // who stands in for a vacant post is named as such
    private static IEnumerable<string> Holding(ReaderContext context, long post) => context.Roster.RecipientsOf(post, context.Today) switch
    {
        Recipients.Found { PassedOnFrom: null } => AnswerPhrases.Names(context.Roster, post, context.Today),
        Recipients.Found => [Holders(context.Roster, post, context.Today)],
        _ => [],
    };

    private static List<(string Name, string Value)> Duties(ReaderContext context, ProblemRow problem, MeasureRow measure) =>
    [
        (AnswerTexts.FactUnit, measure.Unit == problem.Unit ? measure.Unit : Say(AnswerTexts.UnitLedBy, measure.Unit, problem.Unit)),
        (AnswerTexts.FactWho, Of(context, measure)),
        (PostRoleNames.NameOf(PostRole.SupervisingLeader), Of(context, PostRole.SupervisingLeader, measure.Posts with { LeadLeaderPostId = null })),
        (PostRoleNames.NameOf(PostRole.FirstResponsible), Of(context, PostRole.FirstResponsible, measure.Posts)),
        (PostRoleNames.NameOf(PostRole.Overseer), Of(context, PostRole.Overseer, measure.Posts)),
        (AnswerTexts.FactLeadLeader, measure.Posts.LeadLeaderPostId is { } leader ? Of(context, [leader])
            : problem.LeadLeader is { Length: > 0 } named ? CardText.Plain(named, 40) : AnswerTexts.NotFilled),
    ];

    private static string Of(ReaderContext context, PostRole role, DutyPosts posts) => Of(context, context.Roster.PostsFor(role, posts, context.Today));

    private static string Of(ReaderContext context, IEnumerable<long> posts)
    {
        var names = posts.Take(MaxPosts).Select(post => Holders(context.Roster, post, context.Today)).Where(name => name != AnswerTexts.Vacant).Distinct().ToList();
        return names.Count == 0 ? AnswerTexts.NotFilled : string.Join(AnswerTexts.And, names);
    }
}
