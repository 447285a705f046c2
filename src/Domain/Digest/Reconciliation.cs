using System.Diagnostics;
using CaseReform.Ops.Domain.Ledger;

namespace CaseReform.Ops.Domain.Digest;

/// <summary>Follows the open problems from the last digest to this one, row by row: two errors that cancel in the sum are found as well.</summary>
public static class Reconciliation
{
    /// <summary>Counts the movement and compares what it leads to with what the ledger holds.</summary>
    /// <param name="opening">Open at the last digest, from its snapshot.</param>
    /// <param name="movements">What the history says happened since.</param>
    /// <param name="closing">Open now, from the ledger.</param>
    public static (DigestFlow Flow, DigestCheck Check) Reconcile(
        IEnumerable<ProblemKey> opening, IEnumerable<Movement> movements, IEnumerable<ProblemKey> closing)
    {
        var open = opening.ToHashSet();
        var before = open.Count;
        var now = closing.ToHashSet();
        var suspects = new HashSet<ProblemKey>();
        var counts = new int[Enum.GetValues<MovementKind>().Length];
        foreach (var movement in movements)
        {
            counts[(int)movement.Kind]++;
            if (!Apply(open, movement))
            {
                suspects.Add(movement.Problem);
            }
        }

        var flow = new DigestFlow(
            before,
            counts[(int)MovementKind.Added],
            counts[(int)MovementKind.Reopened],
            counts[(int)MovementKind.Closed],
            counts[(int)MovementKind.CorrectedIn] - counts[(int)MovementKind.CorrectedOut],
            now.Count);
        open.SymmetricExceptWith(now);
        suspects.UnionWith(open);
        return (flow, suspects.Count == 0 ? new DigestCheck.Balanced() : new DigestCheck.Mismatch(flow.Expected, now.Count, Sorted(suspects)));
    }

    /// <summary>False for a movement that cannot have happened, such as closing what was closed.</summary>
    private static bool Apply(HashSet<ProblemKey> open, Movement movement) => movement.Kind switch
    {
        MovementKind.Added or MovementKind.Reopened or MovementKind.CorrectedIn => open.Add(movement.Problem),
        MovementKind.Closed or MovementKind.CorrectedOut => open.Remove(movement.Problem),
        _ => throw new UnreachableException(),
    };

    private static ProblemKey[] Sorted(HashSet<ProblemKey> problems) =>
        [.. problems.OrderBy(p => p.Ledger, StringComparer.Ordinal).ThenBy(p => NaturalOrder.Key(p.Number.Text), StringComparer.Ordinal)];
}
