namespace CaseReform.Ops.Data.Sql;

/// <summary>
/// Lets something be written in the same transaction as a change that somebody else makes: what is done for a request is done in one transaction with the note that it
/// is. It joins every write transaction of the calling flow that makes an audited change; writes without one are housekeeping.
/// </summary>
public static class JoinedWrites
{
    private static readonly AsyncLocal<Joined?> Flow = new();

    internal static Joined? Current => Flow.Value;

    /// <summary>Joins until it is disposed. What throws undoes the whole transaction; a transaction that is begun anew begins with <paramref name="before"/>.</summary>
    /// <param name="before">Runs before the change is made, in its transaction.</param>
    /// <param name="after">Runs after it, in its transaction.</param>
    public static IDisposable Begin(Func<DatabaseSession, Task> before, Func<DatabaseSession, Task> after)
    {
        var former = Flow.Value;
        Flow.Value = new Joined(before, after);
        return new End(former);
    }

    internal sealed record Joined(Func<DatabaseSession, Task> Before, Func<DatabaseSession, Task> After);

    private sealed class End(Joined? former) : IDisposable
    {
        public void Dispose() => Flow.Value = former;
    }
}
