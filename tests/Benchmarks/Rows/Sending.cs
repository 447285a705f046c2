using System.Diagnostics;
using System.Text.Json.Serialization;

using CaseReform.Ops.Benchmarks.Harness;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Testing.Processes;

using Microsoft.Extensions.DependencyInjection;

namespace CaseReform.Ops.Benchmarks.Rows;

/// <summary>What it took a child to send letters.</summary>
/// <param name="Seconds">From its first step to the last recorded answer.</param>
/// <param name="Sent">Letters that were taken.</param>
/// <param name="Bytes">All of them together.</param>
/// <param name="PeakMemory">Of the child, in bytes.</param>
internal sealed record Sending(double Seconds, int Sent, long Bytes, long PeakMemory)
{
    [JsonIgnore]
    public double Rate => Sent / Seconds;

    /// <summary>How long a letter is on average.</summary>
    [JsonIgnore]
    public long Size => Bytes / Sent;

    /// <summary>Lets a child do its work and expects a letter for each recipient.</summary>
    public static async Task<Sending> ByChildAsync(string work, string folder, int recipients)
    {
        var sending = await Child.RunAsync<Sending>(work, folder);
        return sending.Sent == recipients ? sending : throw new InvalidOperationException($"sent {sending.Sent} letters to {recipients} persons");
    }

    /// <summary>The child's part: sends, and answers what it took.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="send">Sends on the composed program and answers how many letters.</param>
    public static async Task MeasureAsync(string folder, Func<IServiceProvider, Task<int>> send)
    {
        using var host = Ground.Open(folder);
        var start = Stopwatch.GetTimestamp();
        var sent = await send(host.Services);
        var (seconds, peak) = (Stopwatch.GetElapsedTime(start).TotalSeconds, ProcessMemory.OwnPeak);
        var bytes = await host.Services.GetRequiredService<Database>().ReadAsync(
            session => session.ScalarAsync<long>("SELECT CAST(sum(length(bytes)) AS BIGINT) FROM letter_bodies"), CancellationToken.None);
        await Child.SayAsync(new Sending(seconds, sent, bytes, peak));
    }
}
