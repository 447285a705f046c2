using CaseReform.Ops.Bot.Cards;
using CaseReform.Ops.Bot.Updates;
using CaseReform.Ops.Data.Orders;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Bot.Orders;

/// <summary>How orders are spoken of: what a card asks to check, its lines, what was recorded, why not.</summary>
internal static class OrderWords
{
    private const int MaxReason = 200;

    /// <summary>请核对：…</summary>
    public static string Check(OfficeOrder order, OrderOutlook.Ready ready) => order switch
    {
        OfficeOrder.MoveDeadline => Say(OrderTexts.CheckDeadline, ready.Now(OrderField.Number), Value(OrderField.Deadline, ready.Now(OrderField.Deadline))),
        OfficeOrder.ChangeResponsible => Say(OrderTexts.CheckResponsible, ready.Now(OrderField.Number), ready.Now(OrderField.Responsible)),
        OfficeOrder.ChangeHolder => Say(OrderTexts.CheckHolder, ready.Now(OrderField.Post), ready.Now(OrderField.Holder)),
        OfficeOrder.SetDeputy => Say(
            ready.IsRequest ? OrderTexts.CheckDeputyAsked : OrderTexts.CheckDeputy, ready.Now(OrderField.Person), Value(OrderField.From, ready.Now(OrderField.From)), Value(OrderField.To, ready.Now(OrderField.To)),
            ready.Now(OrderField.Acting)),
        OfficeOrder.EndDeputy when IsChanged(ready, OrderField.Acting) => Say(
            OrderTexts.CheckDeputyCancelled, ready.Now(OrderField.Person), Before(ready, OrderField.Acting), Until(ready.Now(OrderField.From)!, ready.Now(OrderField.To))),
        OfficeOrder.EndDeputy when Later(ready) is { } later => Say(OrderTexts.CheckDeputyEndFor, ready.Now(OrderField.Person), ready.Now(OrderField.Acting), later),
        OfficeOrder.EndDeputy => Say(OrderTexts.CheckDeputyEnd, ready.Now(OrderField.Person), ready.Now(OrderField.Acting)),
        OfficeOrder.Grant grant => Say(ready.IsRequest ? OrderTexts.CheckGrantAsked : OrderTexts.CheckGrant, ready.Now(OrderField.Person), PostRoleNames.NameOf(grant.Role)),
        OfficeOrder.SetAddress => Say(ready.IsRequest ? OrderTexts.CheckAddressAsked : OrderTexts.CheckAddress, ready.Now(OrderField.Person)),
        OfficeOrder.Decide decide => Say(decide.Approves ? OrderTexts.CheckApprove : OrderTexts.CheckDecline, ready.Now(OrderField.Request)),
        OfficeOrder.Suggest => OrderTexts.CheckSuggest,
        OfficeOrder.AnswerSuggestion => Say(OrderTexts.CheckAnswer, ready.Now(OrderField.SuggestionNumber)),
        OfficeOrder.EnterProblem => Say(OrderTexts.CheckProblem, ready.Now(OrderField.NewNumber)),
        OfficeOrder.Urge => Say(OrderTexts.CheckUrge, ready.Now(OrderField.Number) ?? ready.Now(OrderField.Numbers)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>What is in the ledger now.</summary>
    public static string Recorded(OrderConfirmation.Done done, OfficeHours hours)
    {
        var said = Say(OrderTexts.Recorded, Clock(done.At, hours), What(done.Order, done.Outlook));
        return done.Again ? Say(UpdateTexts.RecordedAgain, said) : said;
    }

    /// <summary>The lines of a card.</summary>
    public static IEnumerable<(string Title, string Value)> Lines(OrderOutlook.Ready ready)
    {
        foreach (var fact in ready.Facts)
        {
            if (fact.Field == OrderField.Ledger)
            {
                continue;
            }

            var now = fact.Field is OrderField.Number or OrderField.NewNumber ? Say(UpdateTexts.FactNumberInLedger, fact.Value, ready.Now(OrderField.Ledger)) : Value(fact.Field, fact.Value);
            yield return (Title(fact.Field), fact.Changes ? UpdateWords.Change(Value(fact.Field, fact.Before), now) : now);
        }
    }

    /// <summary>What is to be considered.</summary>
    public static string Remark(OrderRemark remark) => remark.Kind switch
    {
        OrderRemarkKind.DayPassed => Say(OrderTexts.DayPassed, Day(remark.With[0])),
        OrderRemarkKind.DayOff => Say(OrderTexts.DayOff, Day(remark.With[0]), Weekday(remark.With[0])),
        OrderRemarkKind.PromiseEnds => Say(OrderTexts.PromiseEnds, Day(remark.With[0])),
        OrderRemarkKind.NoAddress => Say(OrderTexts.NoAddress, remark.With[0]),
        OrderRemarkKind.OtherUnit => Say(OrderTexts.OtherUnit, remark.With[0], remark.With[1], remark.With[2]),
        OrderRemarkKind.StillHolds => Say(OrderTexts.StillHolds, remark.With[0], remark.With[1]),
        OrderRemarkKind.ToldNow => Say(OrderTexts.ToldNow, remark.With[0], remark.With[1]),
        OrderRemarkKind.ToldOn => Say(OrderTexts.ToldOn, remark.With[0], remark.With[1], Day(remark.With[2]), remark.With[3]),
        OrderRemarkKind.NobodyToTell => Say(OrderTexts.NobodyToTell, remark.With[0], remark.With[1]),
        OrderRemarkKind.RemindersTo => Say(OrderTexts.RemindersTo, remark.With[0]),
        OrderRemarkKind.NobodyReached => Say(OrderTexts.NobodyReached, remark.With[0]),
        OrderRemarkKind.ActingAway => Say(OrderTexts.ActingAway, remark.With[0]),
        OrderRemarkKind.ActingStays => Say(OrderTexts.ActingStays, remark.With[0], Until(remark.With[1], remark.With.ElementAtOrDefault(2))),
        OrderRemarkKind.ActingCut => Say(OrderTexts.ActingCut, remark.With[0], Until(remark.With[1], remark.With.ElementAtOrDefault(2))),
        OrderRemarkKind.ActingLater => Say(OrderTexts.ActingLater, remark.With[0], Until(remark.With[1], remark.With.ElementAtOrDefault(2))),
        OrderRemarkKind.OfficeDecides => Say(OrderTexts.OfficeDecides, remark.With[0]),
        OrderRemarkKind.OfficeDecidesRole => Say(OrderTexts.OfficeDecidesRole, remark.With[0]),
        OrderRemarkKind.OfficeDecidesUnits => Say(OrderTexts.OfficeDecidesUnits, remark.With[0]),
        OrderRemarkKind.SecondDecides => Say(OrderTexts.SecondDecides, remark.With[0]),
        OrderRemarkKind.SessionsEnd => Say(OrderTexts.SessionsEnd, remark.With[0]),
        OrderRemarkKind.SameSymptom => Say(OrderTexts.SameSymptom, remark.With[0]),
        OrderRemarkKind.NobodyOfThatName => Say(OrderTexts.NobodyOfThatName, remark.With[0]),
        OrderRemarkKind.Provisional => OrderTexts.Provisional,
        OrderRemarkKind.NotReleased => OrderTexts.NotReleased,
        OrderRemarkKind.UrgedToday => Say(OrderTexts.UrgedTodayLeft, remark.With[0]),
    };

    /// <summary>Why nothing was changed.</summary>
    public static string Refused(OrderRefusal reason, IReadOnlyList<string> with) => reason switch
    {
        OrderRefusal.Unknown => UpdateTexts.RefusedUnknown,
        OrderRefusal.NotYours => UpdateTexts.RefusedNotYours,
        OrderRefusal.Expired => Say(UpdateTexts.RefusedExpired, UpdateHandler.Minutes),
        OrderRefusal.Dropped => UpdateTexts.RefusedDropped,
        OrderRefusal.Changed => OrderTexts.RefusedChanged,
        OrderRefusal.NotPermitted => OrderTexts.RefusedNotPermitted,
        OrderRefusal.Withdrawn => UpdateTexts.RefusedWithdrawn,
        OrderRefusal.ProblemClosed => Say(OrderTexts.RefusedProblemClosed, with[0]),
        OrderRefusal.Completed => Say(OrderTexts.RefusedCompleted, with[0]),
        OrderRefusal.SameDeadline => Say(OrderTexts.RefusedSameDeadline, with[0], Day(with[1])),
        OrderRefusal.BeforeIssue => Say(OrderTexts.RefusedBeforeIssue, Day(with[0]), Day(with[1])),
        OrderRefusal.LongTerm => Say(OrderTexts.RefusedLongTerm, with[0]),
        OrderRefusal.LedgerGone => Say(OrderTexts.RefusedLedgerGone, with[0]),
        OrderRefusal.UnitGone => OrderTexts.RefusedUnitGone,
        OrderRefusal.DaysReversed => Say(OrderTexts.RefusedDaysReversed, Day(with[0]), Day(with[1])),
        OrderRefusal.DaysPassed => Say(OrderTexts.RefusedDaysPassed, Day(with[0])),
        OrderRefusal.SameActing => Say(OrderTexts.RefusedSameActing, with[0]),
        OrderRefusal.RequestGone => Say(OrderTexts.RefusedRequestGone, with[0]),
        OrderRefusal.NeedsOther => OrderTexts.RefusedNeedsOther,
        OrderRefusal.AddressUnfit => Say(OrderTexts.RefusedAddressUnfit, with[0]),
        OrderRefusal.AddressTaken => Say(OrderTexts.RefusedAddressTaken, with[0], with[1]),
        OrderRefusal.SameAddress => Say(OrderTexts.RefusedSameAddress, with[0], with[1]),
        OrderRefusal.HasRole => Say(OrderTexts.RefusedHasRole, with[0], with[1]),
        OrderRefusal.SuggestionGone => Say(OrderTexts.RefusedSuggestionGone, with[0]),
        OrderRefusal.Answered => Say(OrderTexts.RefusedAnswered, with[0]),
        OrderRefusal.PersonGone => OrderTexts.RefusedPersonGone,
        OrderRefusal.NoPost => Say(OrderTexts.RefusedNoPost, with[0]),
        OrderRefusal.SamePerson => Say(OrderTexts.RefusedSamePerson, with[0], with[1]),
        OrderRefusal.PostGone => OrderTexts.RefusedPostGone,
        OrderRefusal.PostPrivileged => OrderTexts.RefusedPostPrivileged,
        OrderRefusal.DeputyGone => Say(OrderTexts.RefusedDeputyGone, with[0], with[1]),
        OrderRefusal.UrgedToday => Say(OrderTexts.RefusedUrgedToday, with[0]),
        OrderRefusal.NobodyToTell => Say(OrderTexts.RefusedNobodyToTell, with[0], with[1]),
    };

    /// <summary>What an order is, in one line of a list.</summary>
    public static string Line(OfficeOrder order, OrderOutlook.Ready ready) => Plain(Check(order, ready with { IsRequest = false }));

    /// <summary>What a card that waits would do, in a few words.</summary>
    public static string Held(OfficeOrder order, OrderOutlook.Ready ready) => Plain(Check(order, ready)).TrimEnd('。');

    private static string Plain(string check) => check.StartsWith(OrderTexts.CheckPrefix, StringComparison.Ordinal) ? check[OrderTexts.CheckPrefix.Length..] : check;

    private static string What(OfficeOrder order, OrderOutlook.Ready ready) => order switch
    {
        _ when ready.IsRequest => Say(OrderTexts.RecordedRequest, Line(order, ready).TrimEnd('。')),
        OfficeOrder.SetDeputy => Say(
            OrderTexts.RecordedDeputy, ready.Now(OrderField.Person), Value(OrderField.From, ready.Now(OrderField.From)), Value(OrderField.To, ready.Now(OrderField.To)), ready.Now(OrderField.Acting)),
        OfficeOrder.EndDeputy when IsChanged(ready, OrderField.Acting) => Say(
            OrderTexts.RecordedDeputyCancelled, ready.Now(OrderField.Person), Before(ready, OrderField.Acting), Until(ready.Now(OrderField.From)!, ready.Now(OrderField.To))),
        OfficeOrder.EndDeputy when Later(ready) is { } later => Say(OrderTexts.RecordedDeputyEndFor, ready.Now(OrderField.Person), ready.Now(OrderField.Acting), later),
        OfficeOrder.EndDeputy => Say(OrderTexts.RecordedDeputyEnd, ready.Now(OrderField.Person), ready.Now(OrderField.Acting)),
        OfficeOrder.Grant grant => Say(OrderTexts.RecordedGrant, ready.Now(OrderField.Person), PostRoleNames.NameOf(grant.Role)),
        OfficeOrder.SetAddress => Say(OrderTexts.RecordedAddress, ready.Now(OrderField.Person), ready.Now(OrderField.Email)),
        OfficeOrder.Decide decide => Say(decide.Approves ? OrderTexts.RecordedApproved : OrderTexts.RecordedDeclined, ready.Now(OrderField.Request), ready.Now(OrderField.AskedBy)),
        OfficeOrder.Suggest => OrderTexts.RecordedSuggestion,
        OfficeOrder.AnswerSuggestion => Say(OrderTexts.RecordedAnswer, ready.Now(OrderField.SuggestionNumber), ready.Now(OrderField.AskedBy)),
        OfficeOrder.MoveDeadline => Say(
            OrderTexts.RecordedDeadline, Numbered(ready), Before(ready, OrderField.Deadline), Value(OrderField.Deadline, ready.Now(OrderField.Deadline)),
            Value(OrderField.OriginalDeadline, ready.Now(OrderField.OriginalDeadline))),
        OfficeOrder.ChangeResponsible => Say(
            OrderTexts.RecordedResponsible, Numbered(ready), Before(ready, OrderField.Responsible), ready.Now(OrderField.Responsible), ready.Now(OrderField.ResponsiblePost)),
        OfficeOrder.ChangeHolder => Say(
            OrderTexts.RecordedHolder, ready.Now(OrderField.Post), Value(OrderField.From, ready.Now(OrderField.From)), Before(ready, OrderField.Holder), ready.Now(OrderField.Holder), ready.Now(OrderField.OpenMeasures)),
        OfficeOrder.EnterProblem => Say(OrderTexts.RecordedProblem, ready.Now(OrderField.NewNumber), ready.Now(OrderField.Ledger), ready.Now(OrderField.LeadUnit)),
        OfficeOrder.Urge => Say(OrderTexts.RecordedUrge, ready.Now(OrderField.Number) is null ? ready.Now(OrderField.Numbers) : Numbered(ready), ready.Now(OrderField.Told)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static bool IsChanged(OrderOutlook.Ready ready, OrderField field) => ready.Facts.Any(fact => fact.Field == field && fact.Changes);

    /// <summary>The day from which somebody acts again.</summary>
    private static string? Later(OrderOutlook.Ready ready) => ready.Remarks.FirstOrDefault(remark => remark.Kind == OrderRemarkKind.ActingLater) is { } later ? Day(later.With[1]) : null;

    /// <summary>2026年12月5日至2026年12月8日, or 2026年12月5日起</summary>
    private static string Until(string from, string? to) => to is null ? Say(OrderTexts.FromOn, Day(from)) : Say(OrderTexts.FromTo, Day(from), Day(to));

    private static string Numbered(OrderOutlook.Ready ready) => Say(UpdateTexts.FactNumberInLedger, ready.Now(OrderField.Number), ready.Now(OrderField.Ledger));

    private static string Before(OrderOutlook.Ready ready, OrderField field) => Value(field, ready.Facts.First(fact => fact.Field == field).Before);

    private static string Title(OrderField field) => field switch
    {
        OrderField.Number => UpdateTexts.FactNumber,
        OrderField.Ledger => OrderTexts.FactLedger,
        OrderField.Measure => UpdateTexts.FactMeasure,
        OrderField.Symptom => UpdateTexts.FactProblem,
        OrderField.Deadline => UpdateTexts.FactDeadline,
        OrderField.OriginalDeadline => OrderTexts.FactOriginalDeadline,
        OrderField.Reason => OrderTexts.FactReason,
        OrderField.Responsible => OrderTexts.FactResponsible,
        OrderField.ResponsiblePost => OrderTexts.FactResponsiblePost,
        OrderField.Post => OrderTexts.FactPost,
        OrderField.Holder => OrderTexts.FactHolder,
        OrderField.From => OrderTexts.FactFrom,
        OrderField.OpenMeasures => OrderTexts.FactOpenMeasures,
        OrderField.Numbers => UpdateTexts.FactNumber,
        OrderField.Words => OrderTexts.FactWords,
        OrderField.Told => OrderTexts.FactTold,
        OrderField.NewNumber => OrderTexts.FactNewNumber,
        OrderField.LeadUnit => OrderTexts.FieldUnit,
        OrderField.DeadlineText => OrderTexts.FactDeadlineText,
        OrderField.Source => OrderTexts.FieldSource,
        OrderField.IssuedOn => OrderTexts.FactIssuedOn,
        OrderField.Person => OrderTexts.FactPerson,
        OrderField.Acting => OrderTexts.FactActing,
        OrderField.To => OrderTexts.FactTo,
        OrderField.Email => OrderTexts.FactEmail,
        OrderField.Posts => OrderTexts.FactPosts,
        OrderField.Request => OrderTexts.FactRequest,
        OrderField.AskedBy => OrderTexts.FactAskedBy,
        OrderField.Suggestion => OrderTexts.FactSuggestion,
        OrderField.SuggestionNumber => OrderTexts.FactRequest,
        OrderField.Answer => OrderTexts.FactAnswer,
    };

    private static string Value(OrderField field, string? value) => field switch
    {
        OrderField.Deadline or OrderField.OriginalDeadline => value is null ? UpdateTexts.NoDeadline : Day(value),
        OrderField.From or OrderField.To or OrderField.IssuedOn => value is null ? OrderTexts.None : Day(value),
        OrderField.Suggestion or OrderField.Answer => CardText.Plain(value, SpokenText.MaxLength),
        OrderField.Reason => CardText.Plain(value, MaxReason),
        OrderField.Responsible or OrderField.ResponsiblePost => value is null ? OrderTexts.Unnamed : CardText.Plain(value),
        OrderField.Holder => value is null ? OrderTexts.Vacant : CardText.Plain(value),
        OrderField.Words => value is null ? OrderTexts.NoWords : CardText.Plain(value, MaxReason),
        OrderField.OpenMeasures => Say(OrderTexts.OpenMeasures, value),
        OrderField.Number or OrderField.Ledger or OrderField.Measure or OrderField.Symptom or OrderField.Post or OrderField.Numbers or OrderField.Told
            or OrderField.NewNumber or OrderField.LeadUnit or OrderField.DeadlineText or OrderField.Source
            or OrderField.Person or OrderField.Acting or OrderField.Email or OrderField.Posts or OrderField.Request or OrderField.AskedBy or OrderField.SuggestionNumber => value is null ? OrderTexts.None : CardText.Plain(value),
    };

    private static string Day(string iso) => UpdateWords.Day(IsoDay.Parse(iso));

    private static string Weekday(string iso) => OrderTexts.Weekdays[(int)IsoDay.Parse(iso).DayOfWeek].ToString();

    private static string Clock(DateTimeOffset at, OfficeHours hours) =>
        TimeZoneInfo.ConvertTime(at, hours.Zone).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
