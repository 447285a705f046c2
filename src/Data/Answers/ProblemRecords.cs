using System.Globalization;

using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Updates;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Reminders;
using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Data.Answers;

/// <summary>What a number means to a reader.</summary>
/// <param name="Problems">The problems in scope that bear it; several when several ledgers have it.</param>
/// <param name="Ordinal">The measure that was named, or null for the whole problem.</param>
public sealed record FoundProblems(IReadOnlyList<ProblemRow> Problems, int? Ordinal);

/// <summary>A problem that was found.</summary>
public sealed record ProblemRow
{
    /// <summary>The row.</summary>
    public long Id { get; init; }

    /// <summary>The ledger's name.</summary>
    public string Ledger { get; init; } = string.Empty;

    /// <summary>问题编号</summary>
    public string Number { get; init; } = string.Empty;

    /// <summary>问题表现</summary>
    public string Symptom { get; init; } = string.Empty;

    /// <summary>牵头单位</summary>
    public string Unit { get; init; } = string.Empty;

    /// <summary>牵头领导, in the ledger's words, or null.</summary>
    public string? LeadLeader { get; init; }

    /// <summary>Where it stands.</summary>
    public ProblemStatus Status { get; init; }

    /// <summary>The day on which it was closed, or null.</summary>
    public DateOnly? ClosedOn { get; init; }
}

/// <summary>All that is known of a problem.</summary>
/// <param name="Problem">The problem.</param>
/// <param name="Measures">Its measures, in order.</param>
/// <param name="Reports">The last reports, the newest first.</param>
/// <param name="Changes">The last changes of deadlines and states, the newest first.</param>
/// <param name="Waiting">Notices that wait for the next letter.</param>
/// <param name="Notified">By measure the posts to which a notice of it went.</param>
public sealed record WholeProblem(
    ProblemRow Problem, IReadOnlyList<MeasureRow> Measures, IReadOnlyList<ReportRow> Reports, IReadOnlyList<ChangedCell> Changes, IReadOnlyList<NoticeWithLetter> Waiting,
    ILookup<long, long> Notified)
{
    /// <summary>What decides who is heard on a measure of it.</summary>
    public ReportFacts FactsOf(MeasureRow measure) => UpdateWriter.FactsOf(measure, [.. Notified[measure.Id]]);
}

/// <summary>What happened to a problem.</summary>
/// <param name="Reports">The last reports.</param>
/// <param name="Changes">The last changes of deadlines and states.</param>
/// <param name="Total">How many of both there are.</param>
public sealed record ProblemHistory(IReadOnlyList<ReportRow> Reports, IReadOnlyList<ChangedCell> Changes, int Total);

/// <summary>A report of progress.</summary>
public sealed record ReportRow
{
    /// <summary>The measure's row.</summary>
    public long MeasureId { get; init; }

    /// <summary>The measure's place in the problem.</summary>
    public int Ordinal { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The office day.</summary>
    public DateOnly Day { get; init; }

    /// <summary>Who reported.</summary>
    public string Actor { get; init; } = string.Empty;

    /// <summary>As what, of somebody who does not answer for the measure; else null.</summary>
    public PostRole? Role { get; init; }

    /// <summary>0 to 100, or null.</summary>
    public int? Percent { get; init; }

    /// <summary>What was done.</summary>
    public string? Text { get; init; }

    /// <summary>It completed the measure.</summary>
    public bool Completes { get; init; }
}

/// <summary>A changed cell.</summary>
public sealed record ChangedCell
{
    /// <summary>The measure's place in the problem; null for the problem itself.</summary>
    public int? Ordinal { get; init; }

    /// <summary>The column.</summary>
    public string Field { get; init; } = string.Empty;

    /// <summary>What it was.</summary>
    public string? OldValue { get; init; }

    /// <summary>What it became.</summary>
    public string? NewValue { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>By whom.</summary>
    public string Actor { get; init; } = string.Empty;
}

/// <summary>A page of the record of reminders.</summary>
public sealed record NoticePage
{
    /// <summary>The page, the newest first.</summary>
    public IReadOnlyList<NoticeWithLetter> Rows { get; init; } = [];

    /// <summary>How many there are.</summary>
    public int Total { get; init; }

    /// <summary>How many of all went out.</summary>
    public int Sent { get; init; }

    /// <summary>How many stand on the pages before.</summary>
    public int Before { get; init; }
}

/// <summary>A notice and the letter it went in.</summary>
public sealed record NoticeWithLetter
{
    /// <summary>The row.</summary>
    public long Id { get; init; }

    /// <summary>The measure's place in the problem.</summary>
    public int Ordinal { get; init; }

    /// <summary>The rung's name.</summary>
    public string Rung { get; init; } = string.Empty;

    /// <summary>The post it is for.</summary>
    public long PostId { get; init; }

    /// <summary>Addressed or copied.</summary>
    public NoticeKind Kind { get; init; }

    /// <summary>What became of it.</summary>
    public NoticeState State { get; init; }

    /// <summary>Why it exists, or why it is superseded.</summary>
    public string Reason { get; init; } = string.Empty;

    /// <summary>The working day on which it fell due.</summary>
    public DateOnly FiredOn { get; init; }

    /// <summary>Who was told in chat beside the letter; null for what goes by letter.</summary>
    public long? ToldPersonId => Channel == "mail" ? null : long.Parse(Channel.AsSpan(Channel.LastIndexOf(':') + 1), NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>Whether it went out: in chat, or in a letter that the mail server took.</summary>
    public bool Went => State == NoticeState.Sent && LetterState is (null or Mail.LetterState.Sent);

    /// <summary>Its place in the record.</summary>
    public ListPlace Place => new(IsoDay.Text(FiredOn), Id);

    internal string Channel { get; init; } = "mail";

    /// <summary>When it ended, or null.</summary>
    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>The person whose letter took it, or null.</summary>
    public string? Person { get; init; }

    /// <summary>The letter's state, or null.</summary>
    public Mail.LetterState? LetterState { get; init; }

    /// <summary>When the letter ended, or null.</summary>
    public DateTimeOffset? LetterDoneAt { get; init; }
}
