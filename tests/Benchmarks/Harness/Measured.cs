namespace CaseReform.Ops.Benchmarks.Harness;

/// <summary>What one benchmark measured, and how busy the machine was meanwhile: figures taken on a busy machine are worth less.</summary>
/// <param name="Name">The benchmark.</param>
/// <param name="At">When it began.</param>
/// <param name="LoadBefore">The load average then.</param>
internal sealed record Measured(string Name, DateTimeOffset At, string LoadBefore)
{
    /// <summary>The load average when it ended; its own work is in it.</summary>
    public string LoadAfter { get; set; } = string.Empty;

    /// <summary>The table.</summary>
    public List<Row> Rows { get; } = [];
}
