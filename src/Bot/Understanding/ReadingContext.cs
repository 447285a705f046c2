using CaseReform.Ops.Domain.Calendar;

namespace CaseReform.Ops.Bot.Understanding;

/// <summary>What a sentence is read against.</summary>
/// <param name="Today">The office day.</param>
/// <param name="Calendar">For terms in working days.</param>
/// <param name="Names">Units and ledgers.</param>
/// <param name="OwnUnit">The speaker's unit, for 本单位; null when there are several or none.</param>
internal sealed record ReadingContext(DateOnly Today, WorkingCalendar Calendar, KnownNames Names, long? OwnUnit = null);
