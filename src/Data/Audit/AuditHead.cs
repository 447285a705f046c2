using System.Globalization;

namespace CaseReform.Ops.Data.Audit;

/// <summary>The last link of the chain.</summary>
/// <param name="Seq">Its number; 0 when nothing is chained yet.</param>
/// <param name="Mac">Its MAC, in hex.</param>
public sealed record AuditHead(long Seq, string Mac)
{
    /// <summary>Before the first entry.</summary>
    public static AuditHead Empty { get; } = new(0, new string('0', 64));

    /// <summary>Reads <c>12:ab…</c>.</summary>
    public static AuditHead? Parse(string? text)
    {
        var cut = text?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        return cut > 0 && long.TryParse(text![..cut], NumberStyles.None, CultureInfo.InvariantCulture, out var seq)
            ? new AuditHead(seq, text[(cut + 1)..].Trim())
            : null;
    }

    /// <summary>A form short enough to print on a page.</summary>
    public string Short => string.Create(CultureInfo.InvariantCulture, $"{Seq}:{Mac.AsSpan(0, 16)}");

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Seq}:{Mac}");
}
