namespace CaseReform.Ops.Benchmarks.Harness;

/// <summary>One line of the table.</summary>
/// <param name="What">What was measured.</param>
/// <param name="N">How many of what.</param>
/// <param name="Sqlite">The figure on SQLite, or a dash where no database is involved.</param>
/// <param name="Postgres">The figure on PostgreSQL.</param>
/// <param name="Goal">What it must reach; a dash where the figure only explains another.</param>
/// <param name="Met">Whether it does; null without a goal.</param>
internal sealed record Row(string What, string N, string Sqlite, string Postgres, string Goal = "–", bool? Met = null)
{
    /// <summary>The columns.</summary>
    public const string Head = "| what | N | SQLite | PostgreSQL | goal | met |\n|---|---:|---:|---:|---:|---|";

    /// <inheritdoc/>
    public override string ToString() => $"| {What} | {N} | {Sqlite} | {Postgres} | {Goal} | {Met switch { true => "yes", false => "**no**", null => "" }} |";
}
