namespace CaseReform.Ops.Data.Orders;

/// <summary>What would come of an order, as things are now.</summary>
public abstract record OrderOutlook
{
    private OrderOutlook() { }

    /// <summary>It can be done.</summary>
    public sealed record Ready : OrderOutlook
    {
        /// <summary>What it is about and what would change, in the order of the card.</summary>
        public required IReadOnlyList<OrderFact> Facts { get; init; }

        /// <summary>What is to be considered.</summary>
        public IReadOnlyList<OrderRemark> Remarks { get; init; } = [];

        /// <summary>It becomes a request: somebody of the office decides it.</summary>
        public bool IsRequest { get; init; }

        /// <summary>The value of a fact as it would be; null when there is none.</summary>
        public string? Now(OrderField field) => Facts.FirstOrDefault(fact => fact.Field == field)?.Value;
    }

    /// <summary>It cannot.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="With">What the sentence speaks of.</param>
    public sealed record Refused(OrderRefusal Reason, params IReadOnlyList<string> With) : OrderOutlook;
}

/// <summary>One line of a card.</summary>
/// <param name="Field">What it tells.</param>
/// <param name="Value">What it is, or would be; days as <c>2026-12-20</c>. Null for none.</param>
public sealed record OrderFact(OrderField Field, string? Value)
{
    /// <summary>Whether it would change.</summary>
    public bool Changes { get; init; }

    /// <summary>What it is before.</summary>
    public string? Before { get; init; }

    /// <summary>A change.</summary>
    public static OrderFact Change(OrderField field, string? before, string? after) => new(field, after) { Before = before, Changes = true };
}

/// <summary>What a line of a card tells. Stored with orders, so the spelling is for good.</summary>
public enum OrderField
{
    /// <summary>措施编号</summary>
    Number,

    /// <summary>台账</summary>
    Ledger,

    /// <summary>整改措施</summary>
    Measure,

    /// <summary>问题表现</summary>
    Symptom,

    /// <summary>完成时限</summary>
    Deadline,

    /// <summary>完成时限 at first.</summary>
    OriginalDeadline,

    /// <summary>Why.</summary>
    Reason,

    /// <summary>责任人 of a measure.</summary>
    Responsible,

    /// <summary>The post that answers for it.</summary>
    ResponsiblePost,

    /// <summary>A post.</summary>
    Post,

    /// <summary>Who holds it.</summary>
    Holder,

    /// <summary>From which day on.</summary>
    From,

    /// <summary>How many open measures a post answers for.</summary>
    OpenMeasures,

    /// <summary>Several measures by their numbers.</summary>
    Numbers,

    /// <summary>What the office says.</summary>
    Words,

    /// <summary>Who is told.</summary>
    Told,

    /// <summary>问题编号 of a new problem.</summary>
    NewNumber,

    /// <summary>牵头单位</summary>
    LeadUnit,

    /// <summary>完成时限 in words.</summary>
    DeadlineText,

    /// <summary>问题来源</summary>
    Source,

    /// <summary>交办日期</summary>
    IssuedOn,

    /// <summary>A person.</summary>
    Person,

    /// <summary>Who acts.</summary>
    Acting,

    /// <summary>The last day.</summary>
    To,

    /// <summary>邮箱</summary>
    Email,

    /// <summary>Posts that somebody holds.</summary>
    Posts,

    /// <summary>The number of a request.</summary>
    Request,

    /// <summary>Who asked.</summary>
    AskedBy,

    /// <summary>意见 as it was said.</summary>
    Suggestion,

    /// <summary>The number of a suggestion.</summary>
    SuggestionNumber,

    /// <summary>What the office answers.</summary>
    Answer,
}

/// <summary>Something to consider before confirming.</summary>
/// <param name="Kind">What.</param>
/// <param name="With">What the sentence speaks of; days as <c>2026-12-20</c>.</param>
public sealed record OrderRemark(OrderRemarkKind Kind, params IReadOnlyList<string> With);

/// <summary>What there is to consider. Stored with orders, so the spelling is for good.</summary>
public enum OrderRemarkKind
{
    /// <summary>The new deadline has passed already.</summary>
    DayPassed,

    /// <summary>Nobody works on the new deadline.</summary>
    DayOff,

    /// <summary>What was promised was promised under the deadline of now.</summary>
    PromiseEnds,

    /// <summary>Somebody has no mail address: no letter reaches them.</summary>
    NoAddress,

    /// <summary>Somebody answers in another unit than the measure's: which post.</summary>
    OtherUnit,

    /// <summary>Somebody goes on holding another post: which.</summary>
    StillHolds,

    /// <summary>Somebody's next letter goes out presently.</summary>
    ToldNow,

    /// <summary>Somebody's next letter goes out on a day, from an hour on.</summary>
    ToldOn,

    /// <summary>Nobody can be told of a measure.</summary>
    NobodyToTell,

    /// <summary>Who gets the reminders of a new problem.</summary>
    RemindersTo,

    /// <summary>The unit of a new problem has nobody who gets its reminders.</summary>
    NobodyReached,

    /// <summary>Reminders were not released yet: nothing goes out before.</summary>
    NotReleased,

    /// <summary>Measures that were urged today already.</summary>
    UrgedToday,

    /// <summary>A problem of the ledger says the same.</summary>
    SameSymptom,

    /// <summary>Nobody of that name holds a post: the measure falls to the unit's seat.</summary>
    NobodyOfThatName,

    /// <summary>The day was counted over a year without a calendar.</summary>
    Provisional,

    /// <summary>Whoever is to act is away as well in that time.</summary>
    ActingAway,

    /// <summary>Who is to act has a longer time already, which stays: from, to.</summary>
    ActingStays,

    /// <summary>Who is to act has a longer time from the same day, which is cut short: from, to.</summary>
    ActingCut,

    /// <summary>Who acts later on, from and to: that does not end.</summary>
    ActingLater,

    /// <summary>It becomes a request: somebody of another unit is to act.</summary>
    OfficeDecides,

    /// <summary>It becomes a request: whoever is away sees everything.</summary>
    OfficeDecidesRole,

    /// <summary>It becomes a request: whoever is away sits in a unit that the other does not.</summary>
    OfficeDecidesUnits,

    /// <summary>It becomes a request: one of these people confirms it.</summary>
    SecondDecides,

    /// <summary>Whoever is signed in with the old address is signed out, and the old address and the office are told.</summary>
    SessionsEnd,
}

/// <summary>Why an order is not carried out.</summary>
public enum OrderRefusal
{
    /// <summary>No such card: purged, or never made.</summary>
    Unknown,

    /// <summary>Asked by somebody else, or in another conversation.</summary>
    NotYours,

    /// <summary>Too late.</summary>
    Expired,

    /// <summary>取消 was pressed before.</summary>
    Dropped,

    /// <summary>It is not what the card showed any more.</summary>
    Changed,

    /// <summary>The person may not do this (any more).</summary>
    NotPermitted,

    /// <summary>The measure or its problem is gone.</summary>
    Withdrawn,

    /// <summary>The problem is closed.</summary>
    ProblemClosed,

    /// <summary>The measure is complete.</summary>
    Completed,

    /// <summary>It is so already.</summary>
    SameDeadline,

    /// <summary>The day lies before the problem was handed out.</summary>
    BeforeIssue,

    /// <summary>长期坚持: there is no day to move.</summary>
    LongTerm,

    /// <summary>The person is not (any more) in the directory.</summary>
    PersonGone,

    /// <summary>The person holds no post that can answer for a measure.</summary>
    NoPost,

    /// <summary>It is this person already.</summary>
    SamePerson,

    /// <summary>The post is gone.</summary>
    PostGone,

    /// <summary>The post sees everything; it is granted, not handed on.</summary>
    PostPrivileged,

    /// <summary>All of them were urged today already.</summary>
    UrgedToday,

    /// <summary>Nobody who has to act can be reached by mail.</summary>
    NobodyToTell,

    /// <summary>There is no such ledger (any more).</summary>
    LedgerGone,

    /// <summary>The unit is gone, or takes nothing new any more.</summary>
    UnitGone,

    /// <summary>The last day lies before the first.</summary>
    DaysReversed,

    /// <summary>All of it has passed.</summary>
    DaysPassed,

    /// <summary>Nobody acts for themselves.</summary>
    SameActing,

    /// <summary>There is no such request that waits.</summary>
    RequestGone,

    /// <summary>Who asks or gains does not decide it themselves.</summary>
    NeedsOther,

    /// <summary>The address is no address: the reason.</summary>
    AddressUnfit,

    /// <summary>Somebody has the address: who.</summary>
    AddressTaken,

    /// <summary>It is the address already.</summary>
    SameAddress,

    /// <summary>The person has the role already.</summary>
    HasRole,

    /// <summary>There is no such suggestion.</summary>
    SuggestionGone,

    /// <summary>The suggestion was answered.</summary>
    Answered,

    /// <summary>Nobody acts for them any more, or not as it was.</summary>
    DeputyGone,
}
