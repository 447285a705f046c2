namespace CaseReform.Ops.Domain.Ledger;

/// <summary>What became of the numbers when a row of a sheet was deleted or put in and the rest was numbered anew.</summary>
public sealed record Renumbering
{
    /// <summary>Problems that the file has under another number than the ledger, in the order of the file.</summary>
    public required IReadOnlyList<MovedNumber> Moved { get; init; }

    /// <summary>For each problem of the file the number it has in the ledger; null where that cannot be told.</summary>
    public required IReadOnlyList<string?> Kept { get; init; }

    /// <summary>Problems of the file that are new and whose written number belongs to another: written number and the one they get.</summary>
    public required IReadOnlyList<MovedNumber> Given { get; init; }
}

/// <summary>One problem under two numbers.</summary>
/// <param name="Ledger">Its number in the ledger.</param>
/// <param name="File">Its number in the file.</param>
/// <param name="Text">What it is about.</param>
public sealed record MovedNumber(string Ledger, string File, string Text);
