namespace CaseReform.Ops.Worker.CommandLine;

/// <summary>How a command ends.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Failed: nothing was wrong with the input.</summary>
    public const int Failed = 1;

    /// <summary>The input was refused, in whole or in part.</summary>
    public const int Refused = 2;
}
