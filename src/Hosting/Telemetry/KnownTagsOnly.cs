using System.Diagnostics;

using OpenTelemetry;

namespace CaseReform.Ops.Hosting.Telemetry;

/// <summary>Cuts from each span what is not on the list of <see cref="TelemetryTags"/>, before the exporter sees it: statements, paths with tokens in them, sentences of exceptions.</summary>
internal sealed class KnownTagsOnly : BaseProcessor<Activity>
{
    private static readonly HashSet<string> Known = [.. TelemetryTags.Known];

    private readonly ActivityListener _exceptions = new() { ShouldListenTo = _ => true, ExceptionRecorder = Hush };

    /// <summary>Begins to keep sentences and stack traces out of the exceptions that libraries note in spans; an event cannot be changed afterwards.</summary>
    public KnownTagsOnly() => ActivitySource.AddActivityListener(_exceptions);

    /// <inheritdoc/>
    public override void OnEnd(Activity data)
    {
        foreach (var tag in data.TagObjects.Where(t => !Known.Contains(t.Key)).ToList())
        {
            data.SetTag(tag.Key, null);
        }

        // the same without its description, which is the sentence of an exception
        data.SetStatus(data.Status);
        if (data.TraceStateString is not null || data.Events.Any(e => e.Tags.Any(t => !Known.Contains(t.Key) && t.Value is not "")))
        {
            data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _exceptions.Dispose();
        base.Dispose(disposing);
    }

    private static void Hush(Activity activity, Exception exception, ref TagList tags)
    {
        tags.Add("exception.message", string.Empty);
        tags.Add("exception.stacktrace", string.Empty);
    }
}
