namespace CaseReform.Ops.Testing.Time;

/// <summary>After how many milliseconds a test is given up: guards against one that hangs, and no measures.</summary>
public static class Limit
{
    /// <summary>A test that waits for a server, a browser or a channel.</summary>
    public const int Outside = 180_000;

    /// <summary>A test of the whole program, with its processes, kills and restarts.</summary>
    public const int WholeProgram = 900_000;
}
