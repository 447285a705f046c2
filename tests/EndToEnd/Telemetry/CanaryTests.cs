using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.EndToEnd.Tests.Harness;
using CaseReform.Ops.Testing.Mail;
using CaseReform.Ops.Testing.Processes;
using CaseReform.Ops.Testing.Time;
using CaseReform.Ops.Testing.Tools;

namespace CaseReform.Ops.EndToEnd.Tests.Telemetry;

/// <summary>What leaves the machine when telemetry is on: figures, and nothing of the people.</summary>
public abstract class CanaryTests(DatabaseKind kind)
{
    private const string Number = "77310042";
    private const string Word = "金丝雀一号";
    private const string Foreign = "canary-from-outside-7731";
    private const string HeaderSecret = "canary-key-of-the-collector";

    private static readonly string[] OfWorker =
    [
        "caseops.notices.planned", "caseops.letter.attempts", "caseops.smtp.duration", "caseops.signin.mails", "caseops.queue.length", "caseops.queue.oldest.age",
        "caseops.job.duration", "caseops.sending.paused", "caseops.import.rows", "caseops.import.duration", "Sent", "Refused", "letters.leased", "caseops-worker",
    ];

    private static readonly string[] OfBot =
    [
        "caseops.chat.turns", "caseops.chat.answer.duration", "caseops.signin.requests", "caseops.limit.refusals", "http.server.request.duration", "/signin/link/{linkToken}", "inbox", "directline",
        "caseops-bot",
    ];

    private readonly List<string> _canaries = [Number, Word, Foreign, HeaderSecret, "town.example", "ops.example", "首问负责制", "专项措施", "示例000", "经办", "甲市", "SELECT", "INSERT"];

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task Metrics_and_traces_carry_figures_and_nothing_of_the_people()
    {
        using var collector = new Collector();
        await using var receiver = new Receiver
        {
            Answer = (_, line) => line.Contains("<leader1@", StringComparison.Ordinal) && line.StartsWith("RCPT", StringComparison.Ordinal) ? $"550 5.1.1 {Foreign} unknown" : null,
        };
        await using var at = await Installation.NewAsync(kind);
        at.MailTo(receiver.Port);
        at.Settings["Telemetry__Endpoint"] = collector.Address;
        at.Settings["Telemetry__Interval"] = "00:00:01";
        at.Settings["Telemetry__TraceShare"] = "1";
        at.Settings["Telemetry__HeadersFile"] = "collector.headers";
        at.Settings["DirectLine__MessageBurst"] = "4";
        at.Settings["DirectLine__MessagesPerMinute"] = "1";
        await File.WriteAllTextAsync(Path.Combine(at.Folder, "collector.headers"), $"x-key={HeaderSecret}\n");
        await Town.WorkAlwaysAsync(at);
        await new Town(2, [Town.LocalToday, Town.Workdays(Town.LocalToday, -1)]).SettleAsync(at, from: Town.Workdays(Town.LocalToday, -1));
        await at.ExecuteAsync($"UPDATE problems SET number = '{Number}' WHERE id = 1");
        _canaries.AddRange([at.Folder, "host.name"]);
        if (Environment.MachineName.Length >= 6)
        {
            // a shorter one stands by chance somewhere in the octets of a figure
            _canaries.Add(Environment.MachineName);
        }

        var port = FreePort.Next();
        await using (var worker = at.Start("run"))
        {
            await using var bot = await at.StartBotAsync(port);
            await TalkAsync(port, receiver);
            await Until.TrueAsync(() => OfWorker.Concat(OfBot).All(name => collector.Holds("/v1/metrics", name)));
            foreach (var process in new[] { bot, worker })
            {
                process.TerminateNow();
                Assert.Equal(0, (await process.EndAsync()).Exit);
            }
        }

        Assert.All(OfWorker.Concat(OfBot), name => Assert.True(collector.Holds("/v1/metrics", name), name));
        Assert.All(["reminders", "send", "turn", "Microsoft.AspNetCore.Hosting.HttpRequestIn"], name => Assert.True(collector.Holds("/v1/traces", name), name));
        Assert.Equal(kind == DatabaseKind.Postgres, collector.Holds("/v1/traces", "postgresql"));
        Assert.All(collector.Came, came => Assert.Contains("x-key", came.Headers, StringComparison.OrdinalIgnoreCase));
        Assert.All(_canaries.Except([HeaderSecret]), canary => Assert.False(collector.HoldsAnywhere(canary), canary));
        Assert.DoesNotContain(collector.Came, came => came.Body.AsSpan().IndexOf("canary-key"u8) >= 0);
    }

    /// <summary>Somebody signs in, asks, reports and is held back; a stranger knocks.</summary>
    private async Task TalkAsync(int port, Receiver receiver)
    {
        var site = FormattableString.Invariant($"http://127.0.0.1:{port}");
        var address = Town.Address(0, "责任人");
        var cookies = new CookieContainer();
        using var http = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = new Uri(site) };
        http.DefaultRequestHeaders.Add("Origin", site);
        http.DefaultRequestHeaders.UserAgent.ParseAdd(Foreign);
        http.DefaultRequestHeaders.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        http.DefaultRequestHeaders.Add("tracestate", $"a={Foreign}");
        http.DefaultRequestHeaders.Add("baggage", $"a={Foreign}");
        using var unknown = await http.GetAsync(new Uri($"/{Foreign}?{Foreign}={Word}", UriKind.Relative));
        using var method = await http.SendAsync(new HttpRequestMessage(new HttpMethod("CANARY"), "/"));
        using var asked = await http.PostAsync(new Uri("/signin", UriKind.Relative), new FormUrlEncodedContent([new("address", address)]));
        Assert.Equal(HttpStatusCode.SeeOther, asked.StatusCode);

        string? link = null;
        await Until.TrueAsync(() => (link = receiver.Accepted.Where(r => r.Recipient == address && r.Text.Contains("/signin/link/", StringComparison.Ordinal))
            .Select(r => r.Text.Split('\n', ' ', '\r').First(w => w.Contains("/signin/link/", StringComparison.Ordinal))).FirstOrDefault()) is not null);
        var secret = link![(link!.LastIndexOf('/') + 1)..];
        using var shown = await http.GetAsync(new Uri(link!));
        using var entered = await http.PostAsync(new Uri("/signin/link", UriKind.Relative), new FormUrlEncodedContent([new("token", secret)]));
        Assert.Equal(HttpStatusCode.SeeOther, entered.StatusCode);
        _canaries.AddRange([secret, .. cookies.GetAllCookies().Select(c => c.Value)]);

        var talk = await TokenAsync(await http.PostAsync(new Uri("/v3/directline/tokens/generate", UriKind.Relative), null));
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", talk.GetProperty("token").GetString());
        var begun = await TokenAsync(await http.PostAsync(new Uri("/v3/directline/conversations", UriKind.Relative), null));
        var conversation = begun.GetProperty("conversationId").GetString()!;
        _canaries.AddRange([talk.GetProperty("token").GetString()!, conversation, new Uri(begun.GetProperty("streamUrl").GetString()!).Query[1..]]);
        var path = new Uri($"/v3/directline/conversations/{conversation}/activities", UriKind.Relative);
        var statuses = new List<HttpStatusCode>();
        foreach (var text in new[] { "我的任务", $"{Number}号进展", $"{Number}号进度60% {Word}", $"完成{Number}", Word, Word })
        {
            using var said = await http.PostAsync(path, JsonContent.Create(new { type = "message", text }));
            statuses.Add(said.StatusCode);
        }

        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
        await Until.TrueAsync(async () =>
        {
            var set = await http.GetFromJsonAsync<JsonElement>(path);
            return set.GetProperty("activities").EnumerateArray().Any(a => a.ToString().Contains("60%", StringComparison.Ordinal));
        });
    }

    private static async Task<JsonElement> TokenAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            Assert.True(answer.IsSuccessStatusCode, answer.StatusCode.ToString());
            return await answer.Content.ReadFromJsonAsync<JsonElement>();
        }
    }
}

public sealed class CanaryOnSqlite() : CanaryTests(DatabaseKind.Sqlite);

public sealed class CanaryOnPostgres() : CanaryTests(DatabaseKind.Postgres);
