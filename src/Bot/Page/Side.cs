using System.Globalization;

using CaseReform.Ops.Data.Digest;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.Digest;

namespace CaseReform.Ops.Bot.Page;

/// <summary>What lies beside the chat on wide windows: the person's own list, and for those who may read everything the last digest in figures.</summary>
internal sealed class Side(DigestStore digests, IOwnTasks tasks)
{
    private const int Rows = 8;

    /// <summary>As the page's script draws it.</summary>
    public async Task<object> OfAsync(Standing standing, CancellationToken token) => new
    {
        Tasks = await tasks.OfAsync(standing, Rows, token),
        Digest = standing.Scope.All && await digests.HeadlineAsync(token) is { } headline ? Panel(headline) : null,
    };

    private static object Panel(DigestHeadline digest)
    {
        var issue = DigestIssue.Of(digest.Day);
        return new
        {
            Title = Text(PageTexts.DigestIssue, issue.Year, issue.Week, digest.Day.Year, digest.Day.Month, digest.Day.Day),
            Address = $"/digest/{digest.Key}",
            Figures = new Figure[]
            {
                new(PageTexts.Problems, Number(digest.Problems)),
                new(PageTexts.OpenProblems, Number(digest.Open)),
                new(PageTexts.CloseOut, digest.CloseOut.ToString()),
                new(PageTexts.Overdue, Number(digest.Overdue), digest.Overdue > 0 ? "late" : null),
                new(PageTexts.DueNext, Number(digest.DueNext)),
                new(PageTexts.OnTime, digest.OnTime.ToString()),
            },
        };
    }

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Text(string format, params object[] parts) => string.Format(CultureInfo.InvariantCulture, format, parts);

    private sealed record Figure(string Name, string Value, string? Tone = null);
}

/// <summary>A person's own open measures, the most urgent first.</summary>
internal interface IOwnTasks
{
    /// <summary>The first few, and how many there are.</summary>
    Task<OwnTasks> OfAsync(Standing standing, int most, CancellationToken token);
}

/// <summary>The list as the page shows it.</summary>
/// <param name="Total">Open measures.</param>
/// <param name="Overdue">Those past their deadline.</param>
/// <param name="Rows">The first.</param>
internal sealed record OwnTasks(int Total, int Overdue, IReadOnlyList<OwnTask> Rows);

/// <summary>One of them.</summary>
/// <param name="Number">编号</param>
/// <param name="Text">The problem.</param>
/// <param name="Left">还剩…, 逾期….</param>
/// <param name="Light">The light's name in the style sheet.</param>
/// <param name="LightName">Its name in one character.</param>
/// <param name="Ask">The question that pressing the row asks.</param>
internal sealed record OwnTask(string Number, string Text, string Left, string Light, string LightName, string Ask);

internal sealed class NoTasks : IOwnTasks
{
    public Task<OwnTasks> OfAsync(Standing standing, int most, CancellationToken token) => Task.FromResult(new OwnTasks(0, 0, []));
}
