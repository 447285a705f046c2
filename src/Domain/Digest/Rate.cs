using System.Globalization;

namespace CaseReform.Ops.Domain.Digest;

/// <summary>A share as the bulletins print it: one decimal, half away from zero (168 of 257 is 65.4%); — when there is nothing to divide by.</summary>
public readonly record struct Rate(int Part, int Whole)
{
    /// <summary>Tenths of a percent, or null for 0 of 0.</summary>
    public int? PerMille => Whole <= 0 ? null : (int)(((2000L * Part) + Whole) / (2L * Whole));

    /// <inheritdoc/>
    public override string ToString() =>
        PerMille is { } tenths ? string.Create(CultureInfo.InvariantCulture, $"{tenths / 10}.{tenths % 10}%") : "—";
}
