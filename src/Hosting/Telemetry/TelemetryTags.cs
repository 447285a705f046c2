namespace CaseReform.Ops.Hosting.Telemetry;

/// <summary>The attributes that may leave this machine. Whatever a library adds besides — paths, statements, addresses, messages — is cut off.</summary>
public static class TelemetryTags
{
    /// <summary>A job of the worker.</summary>
    public const string Job = "caseops.job";

    /// <summary>What came of it: a word of the program's own.</summary>
    public const string Outcome = "caseops.outcome";

    /// <summary>A queue in the database.</summary>
    public const string Queue = "caseops.queue";

    /// <summary>A channel of the chat.</summary>
    public const string Channel = "caseops.channel";

    /// <summary>A kind of table that is imported.</summary>
    public const string Table = "caseops.table";

    /// <summary>A limit or a right that was in the way.</summary>
    public const string Limit = "caseops.limit";

    /// <summary>All of them, with those of the libraries whose values are words of a protocol or of a program, never what people wrote.</summary>
    internal static readonly string[] Known =
    [
        Job, Outcome, Queue, Channel, Table, Limit,
        "http.request.method", "http.response.status_code", "http.route", "url.scheme", "network.protocol.version", "error.type",
        "aspnetcore.rate_limiting.policy", "aspnetcore.rate_limiting.result",
        "db.system.name", "db.response.status_code", "db.client.connection.state",
        "gc.heap.generation", "exception.type",
    ];
}
