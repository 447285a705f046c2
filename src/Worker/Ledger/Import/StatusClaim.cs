using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.Ledger.Sentences;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>What one cell of a row says about where its measure stands.</summary>
internal sealed record StatusClaim(FieldCell Cell, StatusReading Status)
{
    private static readonly StatusReading NotBegun = new(ProblemStatus.NotStarted, MeasureStatus.NotStarted, false, false);

    /// <summary>It says that something is not done yet.</summary>
    public bool Open { get; init; }

    public bool Doubtful { get; init; }

    /// <summary>Only deeds that were done are told, and nothing that is open.</summary>
    public bool DeedsOnly { get; init; }

    /// <summary>Each deed that is told is said to be done.</summary>
    public bool AllDone { get; init; }

    /// <summary>Said of this row only: a blank cell below says that the next was not closed.</summary>
    public bool OfRow { get; init; }

    /// <summary>It cannot be done; whether it was begun is not said.</summary>
    public bool Unsure { get; init; }

    /// <summary>Finished only by the step that follows (待验收).</summary>
    public bool ByStage { get; init; }

    /// <summary>It says only that not all is done (是否完成：否), not how far.</summary>
    public bool Weak { get; init; }

    /// <summary>A known word or a mark, not a sentence.</summary>
    public bool Exact { get; init; }

    /// <summary>A report that says the matter is closed: only a column of states closes, so it counts as completed.</summary>
    public bool SaysClosed { get; init; }

    /// <summary>Nothing is left to be done.</summary>
    public bool IsFinished => Status.Measure == MeasureStatus.Completed || Status is { Measure: MeasureStatus.LongTerm, KeepWord: true };

    /// <summary>Something was begun.</summary>
    public bool IsBegun => Status.Measure is not (null or MeasureStatus.NotStarted);

    /// <summary>无 beside another statement: nothing to add.</summary>
    public bool IsNone => Status.Measure == MeasureStatus.NotStarted && Cell.Text.TrimEnd('。') is "无" or "暂无" or "没有";

    /// <summary>What a report is worth, where a column of states would close the problem.</summary>
    public StatusClaim AsReport() => Status.Problem == ProblemStatus.Closed ? this with { Status = Status with { Problem = null, KeepWord = false }, SaysClosed = true } : this;

    /// <summary>What a sentence or a word in this cell says; null when it does not tell.</summary>
    public static StatusClaim? Of(FieldCell cell, SentenceReading reading) => reading switch
    {
        SentenceReading.Told told => new StatusClaim(cell, told.Status)
        {
            Open = told.Open, Doubtful = told.Doubtful, ByStage = told.ByStage, DeedsOnly = told.DeedsOnly, AllDone = told.AllDone, Exact = StatusWords.Read(cell.Text) is not null,
        },
        SentenceReading.Unclear { Unable: true } unable => new StatusClaim(cell, unable.Reports ? StatusClaims.Moving : NotBegun) { Open = true, Unsure = true },
        _ => null,
    };
}
