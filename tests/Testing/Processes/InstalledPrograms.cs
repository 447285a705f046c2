namespace CaseReform.Ops.Testing.Processes;

/// <summary>The worker and the bot as they are installed: they lie beside the tests that refer to their projects.</summary>
public static class InstalledPrograms
{
    public static string Worker { get; } = Path.Combine(AppContext.BaseDirectory, "CaseReform.Ops.Worker");

    public static string Bot { get; } = Path.Combine(AppContext.BaseDirectory, "CaseReform.Ops.Bot");
}
