using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Data.Sql;

namespace CaseReform.Ops.Data.SetAside;

/// <summary>One item that could not be handled. The others went on without it.</summary>
/// <param name="LetterKind">What letter it is, or null for a measure that cannot stand in letters; they go out without it.</param>
/// <param name="PersonId">Whose letter it is, or null.</param>
/// <param name="MeasureId">The measure, or null.</param>
/// <param name="Fault">What went wrong.</param>
public sealed record ItemFault(LetterKind? LetterKind, long? PersonId, long? MeasureId, Exception Fault)
{
    /// <summary>A person's letter.</summary>
    public static ItemFault Letter(LetterKind kind, long person, Exception fault) => new(kind, person, null, fault);

    /// <summary>A measure in letters.</summary>
    public static ItemFault Measure(long measure, Exception fault) => new(null, null, measure, fault);

    /// <summary>The letter's code, or that of a measure.</summary>
    public string Kind => LetterKind is { } letter ? Codes.LetterKind[letter] : "matter";

    /// <summary>One row an item.</summary>
    internal string Key => FormattableString.Invariant($"{Kind}|{MeasureId ?? PersonId}");
}

/// <summary>What was set aside while a batch was handled; the caller logs it.</summary>
/// <param name="surroundings">Program version and settings, in one mark: when it changes, everything is tried again.</param>
public sealed class FaultNotes(string surroundings)
{
    /// <summary>Program version and settings.</summary>
    public string Surroundings => surroundings;

    /// <summary>The items, with their faults.</summary>
    public List<ItemFault> All { get; } = [];
}

/// <summary>Something that stays aside until it changes or its next try comes.</summary>
public sealed record SetAsideItem
{
    /// <summary>Names the item.</summary>
    public string Key { get; init; } = string.Empty;

    /// <summary>What letter it is, or null for a measure.</summary>
    public LetterKind? LetterKind { get; init; }

    /// <summary>The person, when it is a letter.</summary>
    public long? PersonId { get; init; }

    /// <summary>The person's name.</summary>
    public string? Person { get; init; }

    /// <summary>The ledger's name, when it is a measure.</summary>
    public string? Ledger { get; init; }

    /// <summary>The problem's number as it is stored: it may be what is wrong.</summary>
    public string? Number { get; init; }

    /// <summary>The measure's place in the problem.</summary>
    public int? Ordinal { get; init; }

    /// <summary>A Chinese clause that the office understands, or null where only the program's log tells.</summary>
    public string? Reason { get; init; }
}

/// <summary>An item that cannot be used as it stands; the message is a Chinese clause for the office.</summary>
public sealed class UnfitException(string reason) : Exception(reason);
