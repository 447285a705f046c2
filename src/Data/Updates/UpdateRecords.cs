using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Data.Updates;

/// <summary>A change that waits for its confirmation.</summary>
public sealed record NewProposal
{
    /// <summary>SHA-256 of the nonce in hexadecimal; the nonce itself is only in the card.</summary>
    public required string NonceHash { get; init; }

    /// <summary>Who asked.</summary>
    public required long PersonId { get; init; }

    /// <summary>Where: nobody can confirm elsewhere.</summary>
    public required string Conversation { get; init; }

    /// <summary>The measure as the card shows it; its version is compared when it is confirmed.</summary>
    public required MeasureRow Measure { get; init; }

    /// <summary>What is to be done.</summary>
    public required UpdateDraft Draft { get; init; }

    /// <summary>When it was asked.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Until when it may be confirmed.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}

/// <summary>A button that was pressed.</summary>
/// <param name="NonceHash">SHA-256 of its nonce in hexadecimal.</param>
/// <param name="PersonId">By whom.</param>
/// <param name="Conversation">Where.</param>
/// <param name="At">When.</param>
/// <param name="Day">The office day of that instant.</param>
public sealed record Press(string NonceHash, long PersonId, string Conversation, DateTimeOffset At, DateOnly Day);

/// <summary>A card that waits for its button.</summary>
/// <typeparam name="T">What it proposes.</typeparam>
/// <param name="NonceHash">SHA-256 of its nonce in hexadecimal.</param>
/// <param name="At">When it was put up.</param>
/// <param name="Proposes">What it proposes.</param>
public sealed record OpenCard<T>(string NonceHash, DateTimeOffset At, T Proposes);

/// <summary>What became of a confirmation.</summary>
public abstract record Confirmation
{
    private Confirmation() { }

    /// <summary>It is in the ledger, now or since an earlier press of the same button.</summary>
    /// <param name="Update">What.</param>
    /// <param name="Again">Whether an earlier press did it.</param>
    public sealed record Recorded(RecordedUpdate Update, bool Again = false) : Confirmation;

    /// <summary>取消 was pressed: nothing was changed, and nothing will be.</summary>
    /// <param name="Files">The files that it would have added; they wait on.</param>
    public sealed record Dropped(IReadOnlyList<long> Files) : Confirmation;

    /// <summary>Nothing was changed.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="Draft">What was wanted, where it makes sense to ask anew.</param>
    /// <param name="MeasureId">Of what.</param>
    /// <param name="Which">Of several measures the one that stands in the way.</param>
    public sealed record Refused(UpdateRefusal Reason, UpdateDraft? Draft = null, long? MeasureId = null, string? Which = null) : Confirmation;
}

/// <summary>Why a change was not made.</summary>
public enum UpdateRefusal
{
    /// <summary>No such proposal: purged, or never made.</summary>
    Unknown,

    /// <summary>Asked by somebody else, or in another conversation.</summary>
    NotYours,

    /// <summary>Too late.</summary>
    Expired,

    /// <summary>取消 was pressed before.</summary>
    Dropped,

    /// <summary>It was recorded and undone.</summary>
    Undone,

    /// <summary>The measure is not what the card showed any more.</summary>
    Changed,

    /// <summary>The problem is closed.</summary>
    ProblemClosed,

    /// <summary>The problem was withdrawn since the card was shown.</summary>
    Withdrawn,

    /// <summary>The person may not do this (any more).</summary>
    NotPermitted,

    /// <summary>The measure is complete.</summary>
    Completed,

    /// <summary>There is no deadline to promise for.</summary>
    NothingToPromise,

    /// <summary>The day cannot be promised.</summary>
    DayNotAllowed,

    /// <summary>The day of the completion is still to come.</summary>
    CompletedAhead,

    /// <summary>The day of the completion lies before the problem was handed out.</summary>
    CompletedBeforeIssue,

    /// <summary>A promise was given under this deadline.</summary>
    PromisedBefore,

    /// <summary>Ten minutes have passed, or nothing was done.</summary>
    NothingToUndo,

    /// <summary>Somebody has built on it.</summary>
    BuiltOn,

    /// <summary>Files are gone or used.</summary>
    FilesGone,

    /// <summary>An application for 销号 rests on it.</summary>
    AppliedFor,

    /// <summary>The problem stands in a public notice.</summary>
    InNotice,
}

/// <summary>What was recorded, as everybody who asks again is told. Stored with the proposal.</summary>
public sealed record RecordedUpdate
{
    /// <summary>What was done.</summary>
    public required UpdateAction Action { get; init; }

    /// <summary>The ledger's name.</summary>
    public required string Ledger { get; init; }

    /// <summary>措施编号</summary>
    public required string Measure { get; init; }

    /// <summary>The percentage before.</summary>
    public int? PercentBefore { get; init; }

    /// <summary>The percentage now.</summary>
    public int? Percent { get; init; }

    /// <summary>What was said.</summary>
    public string? Text { get; init; }

    /// <summary>Where the measure stands now.</summary>
    public MeasureStatus Status { get; init; }

    /// <summary>The promised day.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>The day of the completion that was recorded.</summary>
    public DateOnly? CompletedOn { get; init; }

    /// <summary>The files' names.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>As what it was said, or what was undone had been; null for 责任人 and 办公室.</summary>
    public PostRole? As { get; init; }

    /// <summary>What was undone.</summary>
    public UpdateAction? Undone { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>What the same button did to further measures.</summary>
    public IReadOnlyList<RecordedUpdate> Others { get; init; } = [];
}

/// <summary>One's own last update, to be undone.</summary>
/// <param name="Id">The proposal's row.</param>
/// <param name="MeasureId">The measure.</param>
/// <param name="Update">What was recorded.</param>
/// <param name="Former">The cells it had before.</param>
/// <param name="LedTo">The measure's version it led to.</param>
public sealed record LastUpdate(long Id, long MeasureId, RecordedUpdate Update, MeasureCells Former, int LedTo)
{
    /// <summary>What the same button did to further measures; they are undone together.</summary>
    public IReadOnlyList<LastUpdate> Others { get; init; } = [];
}

/// <summary>What is needed to undo an update. Stored with the proposal.</summary>
internal sealed record UpdateTrace
{
    /// <summary>The measure; null means that of the proposal.</summary>
    public long? MeasureId { get; init; }

    public required MeasureCells Former { get; init; }

    public required int LedTo { get; init; }

    public required int ProblemLedTo { get; init; }

    public long? ReportId { get; init; }

    public long? PromiseId { get; init; }

    public IReadOnlyList<long> Files { get; init; } = [];

    /// <summary>The same of the further measures, in the order of the recorded ones.</summary>
    public IReadOnlyList<UpdateTrace> Others { get; init; } = [];
}
