namespace CaseReform.Ops.Domain.Reminders;

/// <summary>Deadlines and days of the last sign of life that lead to one light today: what a ladder says, as ranges that a database can compare.</summary>
/// <param name="Light">The light.</param>
/// <param name="After">Deadlines after this day; null from the beginning.</param>
/// <param name="To">Deadlines up to this day; null without end.</param>
/// <param name="QuietAfter">Last heard of after this day; null: whenever.</param>
/// <param name="QuietTo">Last heard of up to this day; null: whenever.</param>
public sealed record LightBand(Light Light, DateOnly? After, DateOnly? To, DateOnly? QuietAfter, DateOnly? QuietTo);
