using System.Collections.Frozen;

namespace CaseReform.Ops.Domain.CloseOut;

/// <summary>One row: a move from some stages by some people.</summary>
/// <param name="Move">The move.</param>
/// <param name="From">From where.</param>
/// <param name="To">Where it leads; of several the first where all is well.</param>
/// <param name="Who">Who may.</param>
/// <param name="Needs">What it needs.</param>
public sealed record CloseOutRow(CloseOutMove Move, IReadOnlyList<CloseOutStage> From, IReadOnlyList<CloseOutStage> To, IReadOnlyList<CloseOutRole> Who, IReadOnlyList<CloseOutNeed> Needs);

/// <summary>The one table of the close-out. The rule reads it, the manual prints it.</summary>
public static class CloseOutTable
{
    /// <summary>All rows. A move from a stage by a role that stands in none is refused.</summary>
    public static IReadOnlyList<CloseOutRow> Rows { get; } =
    [
        new(CloseOutMove.Apply, [CloseOutStage.Completed, CloseOutStage.Returned, CloseOutStage.Reopened], [CloseOutStage.UnitReview],
            [CloseOutRole.Responsible, CloseOutRole.UnitReviewer, CloseOutRole.Office], [CloseOutNeed.MeasuresComplete, CloseOutNeed.Evidence, CloseOutNeed.Text]),
        new(CloseOutMove.Withdraw, [CloseOutStage.UnitReview, CloseOutStage.OfficeReview], [CloseOutStage.Completed],
            [CloseOutRole.Responsible, CloseOutRole.Applicant, CloseOutRole.UnitReviewer], []),
        new(CloseOutMove.Agree, [CloseOutStage.UnitReview], [CloseOutStage.OfficeReview], [CloseOutRole.UnitReviewer], [CloseOutNeed.MeasuresComplete]),
        new(CloseOutMove.Return, [CloseOutStage.UnitReview], [CloseOutStage.Returned], [CloseOutRole.UnitReviewer], [CloseOutNeed.Text]),
        new(CloseOutMove.Verify, [CloseOutStage.OfficeReview, CloseOutStage.Verified, CloseOutStage.PublicNotice], [CloseOutStage.Verified, CloseOutStage.Returned],
            [CloseOutRole.Office, CloseOutRole.StandIn], [CloseOutNeed.Independent, CloseOutNeed.MeasuresComplete, CloseOutNeed.Answers]),
        new(CloseOutMove.Return, [CloseOutStage.OfficeReview, CloseOutStage.Verified, CloseOutStage.PublicNotice], [CloseOutStage.Returned],
            [CloseOutRole.Office, CloseOutRole.StandIn], [CloseOutNeed.Text]),
        new(CloseOutMove.Publish, [CloseOutStage.Verified, CloseOutStage.PublicNotice], [CloseOutStage.PublicNotice],
            [CloseOutRole.Office], [CloseOutNeed.Verified, CloseOutNeed.Effective, CloseOutNeed.NoticeDays]),
        new(CloseOutMove.Object, [CloseOutStage.PublicNotice], [CloseOutStage.PublicNotice], [CloseOutRole.Office], [CloseOutNeed.NoticeRunning, CloseOutNeed.Text]),
        new(CloseOutMove.Settle, [CloseOutStage.PublicNotice], [CloseOutStage.PublicNotice], [CloseOutRole.Office], [CloseOutNeed.OpenObjection, CloseOutNeed.Text]),
        new(CloseOutMove.Close, [CloseOutStage.Verified, CloseOutStage.PublicNotice], [CloseOutStage.Closed],
            [CloseOutRole.Office, CloseOutRole.StandIn],
            [CloseOutNeed.Independent, CloseOutNeed.MeasuresComplete, CloseOutNeed.Verified, CloseOutNeed.Effective, CloseOutNeed.NoticeOver]),
        new(CloseOutMove.Reopen, [CloseOutStage.Closed], [CloseOutStage.Reopened], [CloseOutRole.Office], [CloseOutNeed.Text]),
        new(CloseOutMove.LookBack, [CloseOutStage.Closed], [CloseOutStage.Closed, CloseOutStage.Reopened],
            [CloseOutRole.Office, CloseOutRole.StandIn], [CloseOutNeed.Independent, CloseOutNeed.Text]),
    ];

    private static readonly FrozenDictionary<(CloseOutMove, CloseOutStage), CloseOutRow> ByStage =
        Rows.SelectMany(row => row.From, (row, from) => (row, from)).ToFrozenDictionary(pair => (pair.row.Move, pair.from), pair => pair.row);

    /// <summary>The row of a move from a stage, or null where there is none.</summary>
    public static CloseOutRow? Find(CloseOutMove move, CloseOutStage stage) => ByStage.GetValueOrDefault((move, stage));

    /// <summary>The rows of a move.</summary>
    public static IEnumerable<CloseOutRow> Of(CloseOutMove move) => Rows.Where(row => row.Move == move);

    /// <summary>The table as the manual prints it, in Markdown.</summary>
    public static string Print() => string.Concat(
        new[] { CloseOutTexts.TableHead, CloseOutTexts.TableRule }.Concat(Rows.Select(Line)).Select(line => line + "\n"));

    private static string Line(CloseOutRow row) => Say(
        CloseOutTexts.TableRow,
        CloseOutNames.Of(row.Move),
        Join(row.From.Select(CloseOutStages.NameOf)),
        Join(row.Who.Select(CloseOutNames.Of)),
        row.Needs.Count == 0 ? CloseOutTexts.TableNothing : string.Join('；', row.Needs.Select(CloseOutNames.Of)),
        string.Join(CloseOutTexts.TableOr, row.To.Select(CloseOutStages.NameOf)));

    private static string Join(IEnumerable<string> names) => string.Join('、', names);
}
