using System.Diagnostics;

using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Hosting.Telemetry;
using CaseReform.Ops.Testing.Databases;

using Npgsql;

using OpenTelemetry;
using OpenTelemetry.Trace;

namespace CaseReform.Ops.Worker.Tests.Telemetry;

/// <summary>Spans of a real PostgreSQL, as the exporter sees them.</summary>
public sealed class KnownTagsOnlyTests
{
    private const string Canary = "canary-7731";

    [Fact]
    public async Task A_span_of_the_database_carries_no_statement_no_value_and_no_sentence_of_an_error()
    {
        await using var test = await new PostgresFixture().NewAsync();
        using var source = new ActivitySource("test " + Guid.NewGuid());
        var sent = new List<Activity>();
        ActivityTraceId trace;
        using (var provider = Sdk.CreateTracerProviderBuilder().AddSource(source.Name).AddNpgsql().AddProcessor(new KnownTagsOnly()).AddInMemoryExporter(sent).Build())
        {
            using var whole = source.StartActivity("whole")!;
            trace = whole.TraceId;
            whole.SetTag("note", Canary);
            await test.ScalarAsync<string>($"SELECT '{Canary}'");
            await test.ScalarAsync<string>("SELECT @text", new { text = Canary });
            await Assert.ThrowsAsync<PostgresException>(() => test.ScalarAsync<int>($"SELECT '{Canary}'::int"));
        }

        var spans = sent.Where(s => s.TraceId == trace).ToList();
        Assert.Contains(spans, s => s.Source.Name == "Npgsql" && s.GetTagItem("db.system.name") is "postgresql");
        Assert.Contains(spans, s => s.Status == ActivityStatusCode.Error && s.GetTagItem("db.response.status_code") is "22P02");
        Assert.All(spans, s =>
        {
            string[] all =
            [
                s.DisplayName, s.StatusDescription ?? "", s.TraceStateString ?? "", .. s.TagObjects.Select(t => $"{t.Key}={t.Value}"),
                .. s.Events.SelectMany(e => e.Tags.Select(t => $"{t.Key}={t.Value}")),
            ];
            Assert.All(all, text => Assert.DoesNotContain(Canary, text, StringComparison.Ordinal));
            Assert.All(all, text => Assert.DoesNotContain("SELECT", text, StringComparison.Ordinal));
        });
    }
}
