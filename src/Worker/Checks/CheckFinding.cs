namespace CaseReform.Ops.Worker.Checks;

/// <summary>How bad a finding is.</summary>
internal enum CheckSeverity
{
    /// <summary>Good to know; nothing is wrong.</summary>
    Information,

    /// <summary>The office has something to put right.</summary>
    Warning,

    /// <summary>The system itself is not sound.</summary>
    Failure,
}

/// <summary>One thing <c>check</c> says.</summary>
/// <param name="Severity">How bad it is.</param>
/// <param name="Sentence">What it is, in Chinese.</param>
/// <param name="Advice">What to do; empty when there is nothing to do.</param>
internal sealed record CheckFinding(CheckSeverity Severity, string Sentence, string Advice);

/// <summary>One look at the system.</summary>
internal interface ICheck
{
    /// <summary>What is to be said; nothing when all is well.</summary>
    /// <param name="full">Also look at what takes long.</param>
    /// <param name="token">Stops the look.</param>
    Task<IReadOnlyList<CheckFinding>> RunAsync(bool full, CancellationToken token);
}
