namespace CaseReform.Ops.Worker.Hosting;

/// <summary>The jobs by the names that <c>/ready</c>, the log and the metrics use.</summary>
internal static class JobNames
{
    public const string Reminders = "reminders";

    public const string Housekeeping = "housekeeping";

    public const string Digest = "digest";

    public const string Access = "access";

    public const string Requests = "requests";
}
