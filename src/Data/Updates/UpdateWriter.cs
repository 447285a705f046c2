using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Evidence;
using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.CloseOut;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.Promises;
using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Data.Updates;

/// <summary>Makes one confirmed change, inside the transaction that consumed its nonce. A refusal changes nothing.</summary>
internal sealed class UpdateWriter(DatabaseSession session, Press press, Standing speaker, MeasureRow measure)
{
    private const string Unclaimed = "SELECT id FROM evidence WHERE person_id = @person AND conversation = @conversation AND measure_id IS NULL AND";

    private static readonly SqlText Mine = new(IdList.In("id", Unclaimed).Sqlite, IdList.In("id", Unclaimed, "FOR UPDATE").Postgres);

    private readonly ChangeOrigin _origin = new(press.At, speaker.Person.Name, "chat");
    private MeasureCells _after = MeasureCells.Of(measure);

    /// <summary>What decides who is heard on a measure.</summary>
    /// <param name="measure">The measure.</param>
    /// <param name="notified">Posts to which a notice of it went.</param>
    public static ReportFacts FactsOf(MeasureRow measure, IReadOnlyCollection<long> notified) => new(measure.Hands, measure.LeadLeaderPostId, measure.IsRunning, notified);

    /// <summary>Why a draft cannot be done to a measure as it is, or null. Asked before the card is shown and again when it is confirmed.</summary>
    public static UpdateRefusal? Judge(
        UpdateDraft draft, MeasureRow measure, Standing speaker, IReadOnlyCollection<long> notified, WorkingCalendar calendar, DateOnly today) => draft.Action switch
    {
        _ when Forbids(draft, measure, speaker, notified) is { } forbidden => forbidden,
        _ when measure.ProblemStatus == ProblemStatus.Closed => UpdateRefusal.ProblemClosed,
        UpdateAction.Undo => TakingBack.Decide(measure.ProblemStatus) switch
        {
            TakingBackDecision.WithdrawFirst => UpdateRefusal.AppliedFor,
            TakingBackDecision.OfficeFirst => UpdateRefusal.InNotice,
            _ => null,
        },
        UpdateAction.Complete when measure.Status == MeasureStatus.Completed => UpdateRefusal.Completed,
        UpdateAction.Complete when draft.CompletedOn > today => UpdateRefusal.CompletedAhead,
        UpdateAction.Complete when draft.CompletedOn < measure.IssuedOn => UpdateRefusal.CompletedBeforeIssue,
        UpdateAction.Report when measure.Status == MeasureStatus.Completed && draft.Percent is < 100 => UpdateRefusal.Completed,
        UpdateAction.Promise => PromiseRule.DaysFor(measure.Facts, calendar, today) switch
        {
            null => measure.Status == MeasureStatus.Completed ? UpdateRefusal.Completed : UpdateRefusal.NothingToPromise,
            var (first, last) when draft.Until < first || draft.Until > last => UpdateRefusal.DayNotAllowed,
            _ => null,
        },
        _ => null,
    };

    /// <summary>The card said as what somebody is heard: when that is another by now, it is shown anew.</summary>
    private static UpdateRefusal? Forbids(UpdateDraft draft, MeasureRow measure, Standing speaker, IReadOnlyCollection<long> notified)
    {
        var full = AccessRule.May(speaker, draft.Operation, measure.Hands);
        if (draft.As is null)
        {
            return full ? null : UpdateRefusal.NotPermitted;
        }

        var heard = AccessRule.HeardAs(speaker, draft.Operation, FactsOf(measure, notified));
        return (!full && heard is null) || draft.Percent is not null ? UpdateRefusal.NotPermitted
            : draft.Action == UpdateAction.Undo || heard == draft.As ? null
            : UpdateRefusal.Changed;
    }

    /// <summary>Makes the change, which <see cref="Judge"/> has nothing against.</summary>
    public Task<(UpdateRefusal? Refused, RecordedUpdate? Recorded, UpdateTrace? Trace)> ApplyAsync(UpdateDraft draft)
    {
        return draft.Action switch
        {
            UpdateAction.Report or UpdateAction.Complete => ReportAsync(draft),
            UpdateAction.Evidence => AttachAsync(draft),
            UpdateAction.Promise => PromiseAsync(draft),
            UpdateAction.Undo => UndoAsync(draft),
        };
    }

    private async Task<(UpdateRefusal?, RecordedUpdate?, UpdateTrace?)> ReportAsync(UpdateDraft draft)
    {
        var completes = draft.Action == UpdateAction.Complete;
        var report = await MeasureWriter.ReportAsync(session, measure, new ProgressReport
        {
            Number = measure.Name, Ledger = measure.Ledger, Percent = draft.Percent, Text = draft.Text, Completes = completes, CompletedOn = draft.CompletedOn,
            PersonId = speaker.Person.Id, Actor = _origin.Actor, Through = _origin.Through, At = press.At, Day = press.Day, As = draft.As,
        });
        _after = UpdateStore.After(measure, draft, press.Day);
        return (null, Recorded(draft) with { Text = draft.Text, CompletedOn = completes ? _after.CompletedOn : null }, Trace() with { ReportId = report });
    }

    private async Task<(UpdateRefusal?, RecordedUpdate?, UpdateTrace?)> PromiseAsync(UpdateDraft draft)
    {
        var until = draft.Until!.Value;
        var id = await session.FirstAsync<long?>(
            """
            INSERT INTO promises (measure_id, deadline, made_on, until, person_id) VALUES (@measure, @deadline, @madeOn, @until, @person)
            ON CONFLICT (measure_id, deadline) DO NOTHING RETURNING id
            """,
            new { measure = measure.Id, deadline = IsoDay.Text(measure.Deadline), madeOn = press.Day, until, person = speaker.Person.Id });
        if (id is null)
        {
            return (UpdateRefusal.PromisedBefore, null, null);
        }

        await MeasureWriter.PutAsync(session, measure, _after, _origin, "measure.promised", ("promise", null, IsoDay.Text(until)));
        return (null, Recorded(draft) with { Until = until }, Trace() with { PromiseId = id });
    }

    private async Task<(UpdateRefusal?, RecordedUpdate?, UpdateTrace?)> AttachAsync(UpdateDraft draft)
    {
        var mine = await session.QueryAsync<long>(Mine, IdList.Of(session, draft.Files, new { person = speaker.Person.Id, conversation = press.Conversation }));
        if (mine.Count != draft.Files.Count)
        {
            return (UpdateRefusal.FilesGone, null, null);
        }

        var changes = new List<(string, string?, string?)>();
        var names = new List<string>();
        foreach (var file in draft.Files)
        {
            // versions are given out while the measure is held
            var attached = await session.FirstAsync<AttachedRow>(
                """
                UPDATE evidence SET measure_id = @measure, role = @role, note = @note,
                       version = 1 + (SELECT coalesce(max(o.version), 0) FROM evidence o WHERE o.measure_id = @measure AND o.name = evidence.name)
                WHERE id = @file RETURNING name, version, sha256
                """,
                new { measure = measure.Id, file, role = draft.As, note = draft.Text });
            changes.Add(("evidence_file", null, $"{attached!.Name} v{attached.Version} {attached.Sha256}"));
            names.Add(attached.Name);
        }

        if (draft.As is { } role)
        {
            changes.Add((MeasureWriter.HeardAsField, null, Codes.PostRole[role]));
        }

        await EvidenceStore.DropAsync(session, speaker.Person.Id, press.Conversation, draft.Files);
        await MeasureWriter.PutAsync(session, measure, _after, _origin, "measure.evidence", [.. changes]);
        return (null, Recorded(draft) with { Files = names, Text = draft.Text }, Trace() with { Files = draft.Files });
    }

    private async Task<(UpdateRefusal?, RecordedUpdate?, UpdateTrace?)> UndoAsync(UpdateDraft draft)
    {
        var last = await session.FirstAsync<ProposalRow>(
            $"SELECT {ProposalRow.Columns} FROM proposals WHERE id = @id AND person_id = @person AND state = 'done' AND done_at > @since",
            new { id = draft.Undoes, person = speaker.Person.Id, since = press.At - UpdateStore.UndoWindow });
        if (last?.Trace is not { } text || last.Recorded is not { } whole || PartOf(measure.Id, last.MeasureId, whole, UpdateJson.Read<UpdateTrace>(text)) is not var (undone, trace) || undone.As != draft.As)
        {
            return (UpdateRefusal.NothingToUndo, null, null);
        }

        if (trace.LedTo != measure.Version)
        {
            return (UpdateRefusal.BuiltOn, null, null);
        }

        // another measure of the problem may have been reported on since: then the problem stays where it is
        _after = trace.ProblemLedTo == measure.ProblemVersion ? trace.Former : trace.Former with { ProblemStatus = measure.ProblemStatus };
        var changes = new List<(string, string?, string?)>();
        if (trace.PromiseId is not null)
        {
            changes.Add(("promise", IsoDay.Text(undone.Until), null));
        }

        changes.AddRange(undone.Files.Select(name => ("evidence_file", (string?)name, (string?)null)));
        await MeasureWriter.PutAsync(session, measure, _after, _origin, "measure.undone", [.. changes]);
        await session.ExecuteAsync("DELETE FROM reports WHERE id = @id", new { id = trace.ReportId });
        await session.ExecuteAsync("DELETE FROM promises WHERE id = @id", new { id = trace.PromiseId });
        await session.ExecuteAsync(IdList.In("id", "DELETE FROM evidence WHERE"), IdList.Of(session, trace.Files));
        return (null, Recorded(draft) with { Undone = undone.Action, Files = undone.Files, Until = undone.Until }, Trace());
    }

    /// <summary>What was done to one measure of those that a button changed.</summary>
    private static (RecordedUpdate Undone, UpdateTrace Trace)? PartOf(long measure, long first, RecordedUpdate update, UpdateTrace trace) =>
        (trace.MeasureId ?? first) == measure ? (update, trace)
        : update.Others.Zip(trace.Others).Where(other => other.Second.MeasureId == measure).Select(other => ((RecordedUpdate, UpdateTrace)?)(other.First, other.Second)).FirstOrDefault();

    private RecordedUpdate Recorded(UpdateDraft draft) => new()
    {
        Action = draft.Action, Ledger = measure.Ledger, Measure = measure.Name, PercentBefore = measure.Percent, Percent = _after.Percent, Status = _after.Status, At = press.At, As = draft.As,
    };

    private UpdateTrace Trace() => new() { Former = MeasureCells.Of(measure), LedTo = measure.Version + 1, ProblemLedTo = measure.ProblemVersion + 1 };

    private sealed record AttachedRow
    {
        public string Name { get; init; } = string.Empty;

        public int Version { get; init; }

        public string Sha256 { get; init; } = string.Empty;
    }
}
