using System.Diagnostics;

using CaseReform.Ops.Bot.Cards;
using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Data.Answers;
using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Questions;

using static CaseReform.Ops.Bot.Answers.AnswerPhrases;

namespace CaseReform.Ops.Bot.Answers;

/// <summary>什么原因, 要达到什么, 谁配合, 谁督导: what the ledger's columns hold of a problem, in its own words. The asked one stands first, the others below.</summary>
internal sealed class ColumnQuestions(ProblemFinder finder, ProblemColumnStore columns, ProblemStore problems, FilteredMeasures measures, MeasureAsking asking, ListQuestions lists)
{
    private const int MaxMeasures = 200;
    private const int MaxProblems = 12;
    private const int MaxLength = 200;

    private static readonly Asked[] All = [Asked.Cause, Asked.Target, Asked.Assisting, Asked.Overseers, Asked.Source, Asked.Category];

    /// <summary>What a column holds of one problem.</summary>
    public async Task<AnswerInContext> AskAsync(ReaderContext context, Asked asked, SpokenNumber spoken, string ask, CancellationToken token)
    {
        var (problem, _, instead) = await finder.FindAsync(context, spoken, ask, token);
        if (instead is not null)
        {
            return instead;
        }

        if (await columns.ReadAsync(context.Reader.Scope, [problem!.Id], token) is not [var row])
        {
            return ProblemFinder.NotFound(context, spoken);
        }

        var first = await problems.MeasuresAsync(problem, token) is [var one, ..] ? one : null;
        var name = Named(context, problem);
        var sentence = Say(AnswerTexts.ColumnOfOne, Say(AnswerTexts.Number, name), Name(asked), Text(context, asked, row, first));
        var others = All.Where(column => column != asked).Select(column => (Name: Name(column), Value: Text(context, column, row, first))).ToList();
        return new Answer(sentence)
        {
            Lines = [CardText.Plain(row.Symptom, MaxLength), .. others.Select(fact => Say(AnswerTexts.FactLine, fact.Name, fact.Value))],
            Card = new AdaptiveCard([TextBlock.Heading(sentence), new TextBlock(CardText.Plain(row.Symptom, MaxLength)), new FactSet([.. others.Select(fact => new Fact(fact.Name, fact.Value))])]),
            Suggestions = [Say(AnswerTexts.AskProgress, name), Say(AnswerTexts.AskWho, name), HelpQuestions.First(context.Reader)],
        };
    }

    /// <summary>What a column holds of each problem whose measures the filter leaves.</summary>
    public async Task<AnswerInContext> OfListAsync(ReaderContext context, Asked asked, MeasureFilter filter, CancellationToken token)
    {
        if (await asking.OfAsync(context, filter, token) is not { } query || await measures.PageAsync(query, ListPlace.Start, MaxMeasures, token) is not { Rows.Count: > 0 } page)
        {
            return await lists.AskAsync(context, Asked.List, filter, ListPlace.Start, token);
        }

        var firsts = page.Rows.GroupBy(row => row.ProblemId).ToDictionary(group => group.Key, group => group.MinBy(row => row.Ordinal)!);
        var rows = await columns.ReadAsync(context.Reader.Scope, [.. firsts.Keys], token);
        var sentence = Say(page.Next is null ? AnswerTexts.ColumnOfList : AnswerTexts.ColumnOfListMore, FilterWords.Of(context, filter), Name(asked), rows.Count);
        var lines = rows.Take(MaxProblems).Select(row => Say(AnswerTexts.ColumnLine, AnswerPhrases.Named(context, row.Ledger, row.Number), CardText.Plain(row.Symptom, 24), Text(context, asked, row, firsts[row.Id]))).ToList();
        if (rows.Count > MaxProblems)
        {
            lines.Add(Say(AnswerTexts.ColumnMore, rows.Count - MaxProblems));
        }

        return new Answer(sentence)
        {
            Lines = lines,
            Card = new AdaptiveCard([TextBlock.Heading(sentence), .. lines.Select(line => new TextBlock(line))]),
            Suggestions = [.. rows.Take(2).Select(row => Say(AnswerTexts.AskProgress, AnswerPhrases.Named(context, row.Ledger, row.Number)))],
        };
    }

    private static string Name(Asked asked) => asked switch
    {
        Asked.Cause => AnswerTexts.ColumnCause,
        Asked.Target => AnswerTexts.ColumnTarget,
        Asked.Assisting => AnswerTexts.ColumnAssisting,
        Asked.Overseers => AnswerTexts.ColumnOverseers,
        Asked.Source => AnswerTexts.ColumnSource,
        Asked.Category => AnswerTexts.ColumnCategory,
        _ => throw new UnreachableException(),
    };

    private static string Text(ReaderContext context, Asked asked, ProblemColumns row, MeasureRow? first) => asked switch
    {
        Asked.Cause => Written(row.RootCause),
        Asked.Target => Written(row.Target),
        Asked.Assisting => row.Assisting.Count > 0 ? string.Join(AnswerTexts.And, row.Assisting) : Written(row.SupportingText),
        Asked.Overseers => Overseers(context, row, first),
        Asked.Source => Written(row.SourceText),
        Asked.Category => Written(row.Category),
        _ => throw new UnreachableException(),
    };

    // the unit as the ledger has it, and who holds its post today
    private static string Overseers(ReaderContext context, ProblemColumns row, MeasureRow? first)
    {
        var people = first is null ? [] : context.Roster.PostsFor(PostRole.Overseer, first.Posts, context.Today).Select(post => Holders(context.Roster, post, context.Today)).Where(name => name != AnswerTexts.Vacant).Distinct().ToList();
        return (row.OverseeingUnit, people) switch
        {
            ({ } unit, { Count: > 0 }) => Say(AnswerTexts.OverseenBy, unit, string.Join(AnswerTexts.And, people)),
            ({ } unit, _) => unit,
            (null, { Count: > 0 }) => string.Join(AnswerTexts.And, people),
            _ => AnswerTexts.NotFilled,
        };
    }

    private static string Written(string? cell) => string.IsNullOrWhiteSpace(cell) ? AnswerTexts.NotFilled : CardText.Plain(cell, MaxLength);
}
