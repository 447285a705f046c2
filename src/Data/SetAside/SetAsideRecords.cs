namespace CaseReform.Ops.Data.SetAside;

/// <summary>What was set aside: the letter's kind (one of <see cref="Mail.LetterKinds"/>) when it is a person's letter, otherwise a matter in a letter.</summary>
public static class SetAsideKinds
{
    /// <summary>One measure that cannot stand in a letter; the letter goes out without it.</summary>
    public const string Matter = "matter";
}

/// <summary>One item that could not be handled. The others went on without it.</summary>
/// <param name="Kind">One of <see cref="SetAsideKinds"/> or of <see cref="Mail.LetterKinds"/>.</param>
/// <param name="PersonId">Whose letter it is, or null.</param>
/// <param name="MeasureId">The measure, or null.</param>
/// <param name="Fault">What went wrong.</param>
public sealed record ItemFault(string Kind, long? PersonId, long? MeasureId, Exception Fault)
{
    /// <summary>A person's letter.</summary>
    public static ItemFault Letter(string kind, long person, Exception fault) => new(kind, person, null, fault);

    /// <summary>A measure in letters.</summary>
    public static ItemFault Matter(long measure, Exception fault) => new(SetAsideKinds.Matter, null, measure, fault);

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

    /// <summary>One of <see cref="SetAsideKinds"/> or of <see cref="Mail.LetterKinds"/>.</summary>
    public string Kind { get; init; } = string.Empty;

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
