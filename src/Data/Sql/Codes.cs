using System.Collections.Frozen;
using System.Data;
using System.Runtime.CompilerServices;

using CaseReform.Ops.Data.Access;
using CaseReform.Ops.Data.Chat;
using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Domain.CloseOut;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.Asks;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Reminders;

using Dapper;

namespace CaseReform.Ops.Data.Sql;

/// <summary>The database text of every enum, both ways. A code keeps its spelling for good.</summary>
public static class Codes
{
    /// <summary>Codes of problem states.</summary>
    public static CodeMap<ProblemStatus> ProblemStatus { get; } = new(
        (Domain.Ledger.ProblemStatus.NotStarted, "not_started"),
        (Domain.Ledger.ProblemStatus.InProgress, "in_progress"),
        (Domain.Ledger.ProblemStatus.CloseOutRequested, "close_out_requested"),
        (Domain.Ledger.ProblemStatus.UnderReview, "under_review"),
        (Domain.Ledger.ProblemStatus.PublicNotice, "public_notice"),
        (Domain.Ledger.ProblemStatus.Closed, "closed"),
        (Domain.Ledger.ProblemStatus.Returned, "returned"),
        (Domain.Ledger.ProblemStatus.ExtensionPending, "extension_pending"),
        (Domain.Ledger.ProblemStatus.LongTerm, "long_term"),
        (Domain.Ledger.ProblemStatus.Reopened, "reopened"));

    /// <summary>Codes of measure states.</summary>
    public static CodeMap<MeasureStatus> MeasureStatus { get; } = new(
        (Domain.Ledger.MeasureStatus.NotStarted, "not_started"),
        (Domain.Ledger.MeasureStatus.InProgress, "in_progress"),
        (Domain.Ledger.MeasureStatus.Completed, "completed"),
        (Domain.Ledger.MeasureStatus.LongTerm, "long_term"));

    /// <summary>Codes of source kinds.</summary>
    public static CodeMap<SourceKind> SourceKind { get; } = new(
        (Domain.Ledger.SourceKind.Unknown, "unknown"),
        (Domain.Ledger.SourceKind.TypicalCase, "typical_case"),
        (Domain.Ledger.SourceKind.Inspection, "inspection"),
        (Domain.Ledger.SourceKind.Audit, "audit"),
        (Domain.Ledger.SourceKind.Supervision, "supervision"),
        (Domain.Ledger.SourceKind.SelfCheck, "self_check"),
        (Domain.Ledger.SourceKind.Petition, "petition"),
        (Domain.Ledger.SourceKind.Hotline, "hotline"),
        (Domain.Ledger.SourceKind.PublicOpinion, "public_opinion"),
        (Domain.Ledger.SourceKind.DisciplinaryProposal, "disciplinary_proposal"),
        (Domain.Ledger.SourceKind.LifeMeeting, "life_meeting"),
        (Domain.Ledger.SourceKind.Other, "other"));

    /// <summary>Codes of scopes.</summary>
    public static CodeMap<ProblemScope> ProblemScope { get; } = new(
        (Domain.Ledger.ProblemScope.Unknown, "unknown"),
        (Domain.Ledger.ProblemScope.Individual, "individual"),
        (Domain.Ledger.ProblemScope.Common, "common"));

    /// <summary>Codes of post roles.</summary>
    public static CodeMap<PostRole> PostRole { get; } = new(
        (Domain.People.PostRole.Handler, "handler"),
        (Domain.People.PostRole.SupervisingLeader, "supervising_leader"),
        (Domain.People.PostRole.FirstResponsible, "first_responsible"),
        (Domain.People.PostRole.Overseer, "overseer"),
        (Domain.People.PostRole.Office, "office"),
        (Domain.People.PostRole.LeadingGroup, "leading_group"),
        (Domain.People.PostRole.Inspector, "inspector"));

    /// <summary>Codes of notice kinds.</summary>
    public static CodeMap<NoticeKind> NoticeKind { get; } = new(
        (Domain.Reminders.NoticeKind.To, "to"),
        (Domain.Reminders.NoticeKind.Copy, "copy"));

    /// <summary>Codes of notice states.</summary>
    public static CodeMap<NoticeState> NoticeState { get; } = new(
        (Domain.Reminders.NoticeState.Pending, "pending"),
        (Domain.Reminders.NoticeState.Sent, "sent"),
        (Domain.Reminders.NoticeState.Superseded, "superseded"),
        (Domain.Reminders.NoticeState.Undeliverable, "undeliverable"));

    /// <summary>Codes of why a notice was superseded. They share their column with <see cref="DueRung.Reason"/>.</summary>
    public static CodeMap<NoticeReason> NoticeReason { get; } = new(
        (Domain.Reminders.NoticeReason.LowerRung, "lower-rung"), (Domain.Reminders.NoticeReason.BeforeGoLive, "before-go-live"),
        (Domain.Reminders.NoticeReason.Completed, "completed"), (Domain.Reminders.NoticeReason.ProblemClosed, "problem-closed"),
        (Domain.Reminders.NoticeReason.DeadlineMoved, "deadline-moved"), (Domain.Reminders.NoticeReason.LongTerm, "long-term"),
        (Domain.Reminders.NoticeReason.Reported, "reported"), (Domain.Reminders.NoticeReason.Promised, "promised"),
        (Domain.Reminders.NoticeReason.PostChanged, "post-changed"), (Domain.Reminders.NoticeReason.LadderChanged, "ladder-changed"),
        (Domain.Reminders.NoticeReason.NotDue, "not-due"), (Domain.Reminders.NoticeReason.Withdrawn, "withdrawn"), (Domain.Reminders.NoticeReason.NotWanted, "not-wanted"),
        (Domain.Reminders.NoticeReason.Late, "late"), (Domain.Reminders.NoticeReason.OutOfScope, "out-of-scope"));

    /// <summary>Codes of letter states.</summary>
    public static CodeMap<LetterState> LetterState { get; } = new(
        (Mail.LetterState.Waiting, "waiting"), (Mail.LetterState.Leased, "leased"), (Mail.LetterState.Uncertain, "uncertain"),
        (Mail.LetterState.Sent, "sent"), (Mail.LetterState.Refused, "refused"), (Mail.LetterState.GivenUp, "given_up"),
        (Mail.LetterState.Dropped, "dropped"));

    /// <summary>Codes of what letters fail for.</summary>
    public static CodeMap<LetterCause> LetterCause { get; } = new(
        (Mail.LetterCause.Sending, "sending"), (Mail.LetterCause.Mailbox, "mailbox"), (Mail.LetterCause.Letter, "letter"),
        (Mail.LetterCause.Address, "address"), (Mail.LetterCause.Uncertain, "uncertain"));

    /// <summary>Codes of letter kinds.</summary>
    public static CodeMap<LetterKind> LetterKind { get; } = new(
        (Mail.LetterKind.Ladder, "ladder"), (Mail.LetterKind.Digest, "digest"), (Mail.LetterKind.Office, "office"), (Mail.LetterKind.Probe, "probe"),
        (Mail.LetterKind.Access, "access"), (Mail.LetterKind.Tiding, "tiding"));

    /// <summary>Codes of what happened to a problem.</summary>
    public static CodeMap<EventKind> EventKind { get; } = new(
        (Ledger.EventKind.Entered, "new"), (Ledger.EventKind.Closed, "closed"), (Ledger.EventKind.Reopened, "reopened"),
        (Ledger.EventKind.Correction, "correction"), (Ledger.EventKind.Relapse, "relapse"));

    /// <summary>Codes of the moves of a close-out.</summary>
    public static CodeMap<CloseOutMove> CloseOutMove { get; } = new(
        (Domain.CloseOut.CloseOutMove.Apply, "apply"), (Domain.CloseOut.CloseOutMove.Withdraw, "withdraw"), (Domain.CloseOut.CloseOutMove.Agree, "agree"),
        (Domain.CloseOut.CloseOutMove.Verify, "verify"), (Domain.CloseOut.CloseOutMove.Return, "return"), (Domain.CloseOut.CloseOutMove.Publish, "publish"),
        (Domain.CloseOut.CloseOutMove.Object, "object"), (Domain.CloseOut.CloseOutMove.Settle, "settle"), (Domain.CloseOut.CloseOutMove.Close, "close"),
        (Domain.CloseOut.CloseOutMove.Reopen, "reopen"), (Domain.CloseOut.CloseOutMove.LookBack, "look_back"));

    /// <summary>Codes of the stages of a close-out.</summary>
    public static CodeMap<CloseOutStage> CloseOutStage { get; } = new(
        (Domain.CloseOut.CloseOutStage.NotStarted, "not_started"), (Domain.CloseOut.CloseOutStage.InProgress, "in_progress"),
        (Domain.CloseOut.CloseOutStage.LongTerm, "long_term"), (Domain.CloseOut.CloseOutStage.Completed, "completed"),
        (Domain.CloseOut.CloseOutStage.UnitReview, "unit_review"), (Domain.CloseOut.CloseOutStage.OfficeReview, "office_review"),
        (Domain.CloseOut.CloseOutStage.Verified, "verified"), (Domain.CloseOut.CloseOutStage.PublicNotice, "public_notice"),
        (Domain.CloseOut.CloseOutStage.Closed, "closed"), (Domain.CloseOut.CloseOutStage.Returned, "returned"), (Domain.CloseOut.CloseOutStage.Reopened, "reopened"));

    /// <summary>Codes of the clauses of a verification.</summary>
    public static CodeMap<CloseOutClause> CloseOutClause { get; } = new(
        (Domain.CloseOut.CloseOutClause.Causes, "causes"), (Domain.CloseOut.CloseOutClause.Risks, "risks"),
        (Domain.CloseOut.CloseOutClause.Measures, "measures"), (Domain.CloseOut.CloseOutClause.Results, "results"));

    /// <summary>Codes of whether a measure was effective.</summary>
    public static CodeMap<Effectiveness> Effectiveness { get; } = new(
        (Domain.CloseOut.Effectiveness.NotJudged, "not_judged"), (Domain.CloseOut.Effectiveness.Yes, "yes"), (Domain.CloseOut.Effectiveness.No, "no"));

    /// <summary>Codes of how somebody came in.</summary>
    public static CodeMap<SignInKind> SessionKind { get; } = new(
        (Access.SignInKind.Link, "link"), (Access.SignInKind.Proxy, "proxy"), (Access.SignInKind.Chosen, "chosen"));

    /// <summary>Codes of what access mails carry.</summary>
    public static CodeMap<AccessMailKind> AccessMailKind { get; } = new(
        (Access.AccessMailKind.Link, "link"), (Access.AccessMailKind.Code, "code"));

    /// <summary>Codes of how messages to a channel end.</summary>
    public static CodeMap<OutgoingEnd> OutgoingEnd { get; } = new(
        (Chat.OutgoingEnd.Sent, "sent"), (Chat.OutgoingEnd.Uncertain, "uncertain"), (Chat.OutgoingEnd.Refused, "refused"), (Chat.OutgoingEnd.GivenUp, "given_up"));

    /// <summary>Codes of what the office asks of the worker.</summary>
    public static CodeMap<OfficeAskKind> OfficeAskKind { get; } = new(
        (Domain.Asks.OfficeAskKind.ImportLedger, "import_ledger"), (Domain.Asks.OfficeAskKind.ImportPeople, "import_people"),
        (Domain.Asks.OfficeAskKind.ExportLedger, "export_ledger"), (Domain.Asks.OfficeAskKind.PreviewReminders, "preview_reminders"),
        (Domain.Asks.OfficeAskKind.Release, "release"), (Domain.Asks.OfficeAskKind.Resend, "resend"),
        (Domain.Asks.OfficeAskKind.PreviewDigest, "preview_digest"), (Domain.Asks.OfficeAskKind.IssueDigest, "issue_digest"),
        (Domain.Asks.OfficeAskKind.Check, "check"), (Domain.Asks.OfficeAskKind.ListUnits, "list_units"), (Domain.Asks.OfficeAskKind.ListPeople, "list_people"),
        (Domain.Asks.OfficeAskKind.WithdrawLedger, "withdraw_ledger"), (Domain.Asks.OfficeAskKind.MergeUnits, "merge_units"));

    /// <summary>Codes of where such a request stands.</summary>
    public static CodeMap<OfficeAskState> OfficeAskState { get; } = new(
        (Domain.Asks.OfficeAskState.Waiting, "waiting"), (Domain.Asks.OfficeAskState.Running, "running"), (Domain.Asks.OfficeAskState.Unconfirmed, "unconfirmed"),
        (Domain.Asks.OfficeAskState.Done, "done"), (Domain.Asks.OfficeAskState.Refused, "refused"), (Domain.Asks.OfficeAskState.Lapsed, "lapsed"));

    /// <summary>A map makes itself known as it is made; this makes all.</summary>
    internal static void RegisterHandlers() => RuntimeHelpers.RunClassConstructor(typeof(Codes).TypeHandle);
}

/// <summary>One enum's codes, both ways; a member without a code stops the program at its first use, a test finds it before.</summary>
/// <typeparam name="T">The enum.</typeparam>
public sealed class CodeMap<T> : SqlMapper.TypeHandler<T>
    where T : struct, Enum
{
    private readonly FrozenDictionary<T, string> _texts;
    private readonly FrozenDictionary<string, T> _values;

    internal CodeMap(params (T Value, string Code)[] codes)
    {
        _texts = codes.ToFrozenDictionary(c => c.Value, c => c.Code);
        _values = codes.ToFrozenDictionary(c => c.Code, c => c.Value);
        SqlMapper.AddTypeHandler(this);
    }

    /// <summary>The code of a value.</summary>
    public string this[T value] => _texts[value];

    /// <summary>The value of a code, or null when the text is none.</summary>
    public T? Find(string? code) => code is not null && _values.TryGetValue(code, out var value) ? value : null;

    /// <inheritdoc/>
    public override T Parse(object value) => _values[(string)value];

    /// <inheritdoc/>
    public override void SetValue(IDbDataParameter parameter, T value)
    {
        parameter.DbType = DbType.String;
        parameter.Value = _texts[value];
    }
}
