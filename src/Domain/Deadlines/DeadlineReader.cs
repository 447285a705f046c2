using System.Globalization;
using CaseReform.Ops.Domain.Calendar;

namespace CaseReform.Ops.Domain.Deadlines;

/// <summary>Reads what offices write under 完成时限. What is damaged, unclear or only partly known is refused, never guessed.</summary>
public static class DeadlineReader
{
    /// <summary>The longest text that is read, in characters.</summary>
    public const int MaxLength = 200;

    /// <summary>How many years before the ledger's a deadline may lie.</summary>
    public const int YearsBack = 10;

    /// <summary>How many years after the ledger's a deadline may lie.</summary>
    public const int YearsAhead = 20;

    /// <summary>Reads one cell.</summary>
    /// <param name="text">As written.</param>
    /// <param name="issuedOn">印发/交办日期, from which relative terms count.</param>
    /// <param name="ledgerYear">The year of a text that names none: that of the issue date where there is one.</param>
    /// <param name="calendar">For terms in working days.</param>
    /// <param name="terms">What the office set.</param>
    /// <exception cref="ArgumentOutOfRangeException">The ledger's year is outside the years of calendars.</exception>
    public static DeadlineReading Read(string? text, DateOnly? issuedOn, int ledgerYear, WorkingCalendar calendar, DeadlineTerms terms)
    {
        var basis = new DeadlineBasis(issuedOn, Checked(ledgerYear), calendar, terms);
        if (string.IsNullOrWhiteSpace(text))
        {
            return new DeadlineReading.Refused(DeadlineTexts.Empty);
        }

        if (text.Length > MaxLength)
        {
            return Refuse(DeadlineTexts.TooLong, MaxLength);
        }

        var other = OtherWords.Of(text, basis);
        if (!ReferenceEquals(other.Text, text))
        {
            return ReadLines(other.Text, basis) is DeadlineReading.Understood { Parts: var parts }
                ? new DeadlineReading.Understood([.. parts.Select(part => part with
                {
                    Text = parts.Count == 1 ? text.Trim() : part.Text,
                    Reckoned = part.Date is not null,
                    Note = string.Join(DeadlineTexts.NoteSeparator, new[] { other.Note, part.Note }.OfType<string>()) is { Length: > 0 } note ? note : null,
                })])
                : ReadLines(text, basis);
        }

        return ReadLines(text, basis);
    }

    private static DeadlineReading ReadLines(string text, DeadlineBasis basis)
    {
        // A line break is either a wrapped line or the end of a clause: the first reading that makes sense of everything counts.
        var joined = Read(FoldedText.Of(text, lineBreaksSeparate: false), basis);
        return joined is DeadlineReading.Refused && text.AsSpan().Trim().IndexOfAny('\r', '\n') >= 0
            ? Read(FoldedText.Of(text, lineBreaksSeparate: true), basis)
            : joined;
    }

    /// <summary>Takes a cell that holds a real date.</summary>
    public static DeadlineReading FromDate(DateOnly date, int ledgerYear)
    {
        var text = date.ToString(DeadlineTexts.DayFormat, CultureInfo.InvariantCulture);
        return IsFarAway(date, Checked(ledgerYear))
            ? Refuse(DeadlineTexts.YearFarAway, text, text, ledgerYear)
            : new DeadlineReading.Understood([new DeadlinePart { Date = date, Text = text }]);
    }

    /// <summary>Whether a cell holds a mark that stands for nothing, or only how far it is: / 无 已完成.</summary>
    public static bool SaysNoDay(string text) =>
        text.Length <= 20 && FoldedText.Of(text, lineBreaksSeparate: false).Text.TrimEnd('。', '.', '/') is var plain
        && (plain.Length == 0 || DeadlineWords.Nothing.Contains(plain) || DeadlineWords.Status.Contains(plain));

    /// <summary>A day in the form in which offices write a deadline.</summary>
    /// <param name="date">The day.</param>
    /// <param name="longTerm">并长期坚持</param>
    public static DeadlinePart Written(DateOnly date, bool longTerm) => new()
    {
        Date = date,
        LongTerm = longTerm,
        Text = longTerm ? Say(DeadlineTexts.DayAndLongTerm, SpanTerms.Text(date)) : SpanTerms.Text(date),
    };

    internal static bool IsFarAway(DateOnly date, int ledgerYear) => date.Year < ledgerYear - YearsBack || date.Year > ledgerYear + YearsAhead;

    internal static DeadlineReading.Refused Refuse(string sentence, params object[] parts) =>
        new(Say(sentence, parts));

    private static DeadlineReading Read(FoldedText text, DeadlineBasis basis) =>
        text.DigitsApart ? Refuse(DeadlineTexts.DigitsApart) : new CellReader(new Scan(text, basis)).Read();

    private static int Checked(int ledgerYear) => ledgerYear is >= CalendarYear.FirstYear and <= CalendarYear.LastYear
        ? ledgerYear
        : throw new ArgumentOutOfRangeException(nameof(ledgerYear), ledgerYear, "outside the years of calendars");
}
