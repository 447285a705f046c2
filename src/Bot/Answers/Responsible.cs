using CaseReform.Ops.Bot.Cards;
using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Data.Answers;
using CaseReform.Ops.Domain.People;

using static CaseReform.Ops.Bot.Answers.Words;

namespace CaseReform.Ops.Bot.Answers;

/// <summary>谁负责12号: the posts that answer, who holds them today, who acts.</summary>
internal sealed class Responsible(MatterFinder finder, MatterStore matters)
{
    private const int MostGroups = 4;

    private static readonly PostRole[] Roles = [PostRole.Handler, PostRole.SupervisingLeader, PostRole.FirstResponsible, PostRole.Overseer];

    /// <summary>Answers for each group of measures that lie in the same hands.</summary>
    public async Task<Said> AskAsync(Desk desk, MatterRef? matter, CancellationToken token)
    {
        var (problem, ordinal, instead) = await finder.FindAsync(desk, matter, "who", token);
        if (instead is not null)
        {
            return instead;
        }

        var groups = (await matters.MeasuresAsync(problem!, token)).Where(m => ordinal is null || m.Ordinal == ordinal).GroupBy(m => m.Posts).Take(MostGroups).ToList();
        if (groups.Count == 0)
        {
            return new Answer(Say(AnswerTexts.NoMeasures, problem!.Number)) { Suggestions = [Say(AnswerTexts.AskProgress, problem.Number)] };
        }

        var sentence = Say(AnswerTexts.WhoHead, ordinal is null ? problem!.Number : $"{problem!.Number}-{ordinal}", problem.Unit, Of(desk, groups[0].First()));
        List<CardElement> body = [TextBlock.Heading(sentence)];
        List<string> lines = [];
        foreach (var group in groups)
        {
            var names = string.Join(AnswerTexts.And, group.Select(m => m.Name));
            var facts = Roles.Select(role => (Name: PostRoleNames.NameOf(role), Value: Of(desk, role, group.Key))).Where(fact => fact.Value.Length > 0).ToList();
            body.AddRange([new TextBlock(names) { Weight = "bolder", Separator = true }, new FactSet([.. facts.Select(f => new Fact(f.Name, f.Value))])]);
            lines.AddRange([names, .. facts.Select(f => Say(AnswerTexts.FactLine, f.Name, f.Value))]);
        }

        return new Answer(sentence) { Lines = lines, Card = new AdaptiveCard(body), Suggestions = [Say(AnswerTexts.AskProgress, problem.Number), Say(AnswerTexts.AskReminders, problem.Number)] };
    }

    /// <summary>责任人 of a measure, in a few words.</summary>
    public static string Of(Desk desk, ListedMeasure measure)
    {
        var answering = Of(desk, PostRole.Handler, measure.Posts);
        return measure.ResponsibleName is { Length: > 0 } name && !answering.Contains(name, StringComparison.Ordinal)
            ? Say(AnswerTexts.NamedInLedger, answering, CardText.Plain(name, 40))
            : answering;
    }

    private static string Of(Desk desk, PostRole role, MeasurePosts posts) => string.Join(
        AnswerTexts.Semicolon,
        desk.Roster.PostsFor(role, posts, desk.Today).Take(3).Select(post => Say(AnswerTexts.PostAndHolder, Post(desk.Roster, post), Holders(desk.Roster, post, desk.Today))));
}
