using CaseReform.Ops.Domain.Calendar;

namespace CaseReform.Ops.Domain.Deadlines;

/// <summary>What a deadline text is read against.</summary>
internal sealed record DeadlineBasis(DateOnly? IssuedOn, int LedgerYear, WorkingCalendar Calendar, DeadlineTerms Terms);
