using System.Globalization;

using CaseReform.Ops.Bot.Cards;
using CaseReform.Ops.Bot.Page;
using CaseReform.Ops.Bot.SignIn;
using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Data.Digest;
using CaseReform.Ops.Domain.Digest;

using static CaseReform.Ops.Bot.Answers.AnswerPhrases;

namespace CaseReform.Ops.Bot.Answers;

/// <summary>周报, 第47期: an issue in figures, and where its page is. Only for those who read everything, as beside the chat; others are told the same whatever they ask.</summary>
internal sealed class DigestQuestions(DigestStore digests, PublicSite site)
{
    /// <summary>Answers with the issue that was asked for, or the last one.</summary>
    public async Task<AnswerInContext> AskAsync(ReaderContext context, Intent.Digest asked, CancellationToken token)
    {
        if (!context.Reader.Scope.All)
        {
            return new Answer(AnswerTexts.DigestElsewhere) { Suggestions = [AnswerTexts.AskOverall] };
        }

        if (await digests.LastAsync(token) is not { } last)
        {
            return new Answer(AnswerTexts.DigestNone) { Suggestions = [AnswerTexts.AskOverall] };
        }

        if (asked.Number is not { } number)
        {
            return await ShowAsync(last, Say(AnswerTexts.DigestLast, Name(last, context.Today)), token);
        }

        return await FindAsync(number, asked.Year, last, token) is { } found
            ? await ShowAsync(found, Name(found, context.Today), token)
            : new Answer(Say(AnswerTexts.DigestMissing, number) + Say(AnswerTexts.DigestLast, Name(last, context.Today))) { Suggestions = [AnswerTexts.AskDigest] };
    }

    /// <summary>What an issue counted, under the names that the page uses.</summary>
    public static IReadOnlyList<(string Name, string Value, bool IsLate)> Figures(DigestHeadline digest) =>
    [
        (PageTexts.Problems, Number(digest.Problems), false),
        (PageTexts.OpenProblems, Number(digest.Open), false),
        (PageTexts.CloseOut, digest.CloseOut.ToString(), false),
        (PageTexts.Overdue, Number(digest.Overdue), digest.Overdue > 0),
        (PageTexts.DueNext, Number(digest.DueNext), false),
        (PageTexts.OnTime, digest.OnTime.ToString(), false),
    ];

    // without a year the last issue of that number
    private async Task<FiledDigest?> FindAsync(int number, int? year, FiledDigest last, CancellationToken token)
    {
        var newest = DigestIssue.Of(last.Day).Year;
        foreach (var issue in year is { } said ? new[] { said } : [newest, newest - 1])
        {
            if (await digests.FindAsync(new DigestIssue(issue, number).Key, token) is { Withheld: false } found)
            {
                return found;
            }
        }

        return null;
    }

    private async Task<Answer> ShowAsync(FiledDigest digest, string sentence, CancellationToken token)
    {
        var address = $"{site.Origin}/digest/{digest.Key}";
        var figures = DigestHeadline.Of(digest) is { } headline ? Figures(headline) : [];
        var before = DigestIssue.Of(digest.Day.AddDays(-7));
        var hasBefore = await digests.FindAsync(before.Key, token) is { Withheld: false };
        return new Answer(sentence)
        {
            Lines = [.. figures.Select(f => Say(AnswerTexts.FactLine, f.Name, f.Value)), Say(AnswerTexts.DigestAddress, address)],
            Card = new AdaptiveCard([TextBlock.Heading(sentence), .. figures.Count > 0 ? [new FactSet([.. figures.Select(f => new Fact(f.Name, f.Value))])] : Array.Empty<CardElement>()])
            {
                Actions = [new OpenUrl(AnswerTexts.DigestOpen, address)],
            },
            Suggestions = [.. hasBefore ? [Say(AnswerTexts.AskIssue, before.Week)] : Array.Empty<string>(), AnswerTexts.AskOverall],
        };
    }

    private static string Name(FiledDigest digest, DateOnly today)
    {
        var issue = DigestIssue.Of(digest.Day);
        return Say(AnswerTexts.DigestIssue, issue.Year, issue.Week, Day(digest.Day, today));
    }

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
