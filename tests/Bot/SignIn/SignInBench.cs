using System.Net;

using CaseReform.Ops.Bot.SignIn;
using CaseReform.Ops.Data.Access;
using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Testing.Databases;
using CaseReform.Ops.Testing.Logs;
using CaseReform.Ops.Testing.Processes;
using CaseReform.Ops.Testing.Time;
using CaseReform.Ops.Testing.Tools;

using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CaseReform.Ops.Bot.Tests.SignIn;

/// <summary>The whole bot on a port of its own, with a unit whose 责任人 is Zhang; its clock stands until a test moves it.</summary>
internal sealed class SignInBench : WebApplicationFactory<Program>
{
    public const string Zhang = "zhang@example.test";

    private readonly TemporaryFolder _data = new();
    private readonly Dictionary<string, string> _settings;
    private readonly LogBook _log = new();

    private SignInBench(Dictionary<string, string> settings)
    {
        _settings = settings;
        Port = FreePort.Next();
    }

    public int Port { get; }

    public string Address => $"http://127.0.0.1:{Port}";

    public MovableClock Clock { get; } = new(Testing.Databases.Seed.Friday);

    public Seed Seed { get; private set; } = null!;

    public SeededUnit Unit { get; private set; } = null!;

    public long Person { get; private set; }

    public string Log => _log.ToString();

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<SignInBench> OpenAsync(params (string Key, string Value)[] settings)
    {
        var bench = new SignInBench(settings.ToDictionary(s => s.Key, s => s.Value));
        bench.UseKestrel(bench.Port);
        bench.StartServer();
        bench.Seed = new Seed(bench.Get<Database>());
        bench.Unit = await bench.Seed.UnitAsync("甲市示例局");
        bench.Person = await bench.Seed.HolderAsync(bench.Unit.Handler, "张示例", Zhang);
        return bench;
    }

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public Browser NewBrowser() => new(this);

    /// <summary>Does what the worker does: makes the secret of each waiting request. Answers the links' tokens.</summary>
    public async Task<IReadOnlyList<(string Base, string Token)>> MailsAsync()
    {
        var mails = new List<(string, string)>();
        await Get<AccessMailStore>().ComposeAsync(
            (request, secret) =>
            {
                mails.Add((request.LinkBase!, secret));
                return new StandaloneLetter
                {
                    Kind = LetterKind.Access, DedupKey = $"access|{request.Id}", Recipient = request.Email, Day = new DateOnly(2026, 11, 20), Subject = "登录",
                    MessageId = $"<{request.Id}@example.test>", Bytes = [1],
                };
            },
            100, Clock.GetUtcNow(), Token);
        return mails;
    }

    public Task<IReadOnlyList<string>> RowsAsync(string sql) => Get<Database>().ReadAsync(session => session.QueryAsync<string>(sql), Token);

    /// <summary>Changes people past the import.</summary>
    public Task ChangeAsync(string sql) => Get<Database>().WriteAsync(
        async session =>
        {
            await session.ExecuteAsync(sql);
            await RosterStore.TouchAsync(session);
        },
        Token);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _data.Dispose();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(_settings.GetValueOrDefault("environment", Environments.Production));
        builder.UseSetting("Database:DataFolder", _data.Path).UseSetting("Bot:Listen", Address);
        foreach (var (key, value) in _settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(_log));
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock));
    }
}

/// <summary>A browser: keeps cookies, names its origin, follows nothing by itself.</summary>
internal sealed class Browser : IDisposable
{
    private readonly SignInBench _bench;
    private readonly HttpClient _client;

    public Browser(SignInBench bench)
    {
        _bench = bench;
        _client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = Cookies }) { BaseAddress = new Uri(bench.Address) };
        _client.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36 Edg/142.0");
    }

    public CookieContainer Cookies { get; } = new();

    public string? Cookie(string name) => Cookies.GetCookies(new Uri(_bench.Address))[name]?.Value;

    public Task<Answer> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, path, null, headers);

    /// <summary>A form of a page of ours.</summary>
    public Task<Answer> PostAsync(string path, params (string Name, string Value)[] fields) => PostFromAsync(_bench.Address, path, fields);

    /// <summary>A form of some page, or of a program that names no origin.</summary>
    public Task<Answer> PostFromAsync(string? origin, string path, params (string Name, string Value)[] fields) => SendAsync(
        HttpMethod.Post, path, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))), origin is null ? [] : [("Origin", origin)]);

    public async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        foreach (var (name, value) in headers)
        {
            if (name == "Host")
            {
                request.Headers.Host = value;
            }
            else
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        using var response = await _client.SendAsync(request, SignInBench.Token);
        return new Answer(
            (int)response.StatusCode,
            response.Headers.Location?.OriginalString,
            await response.Content.ReadAsStringAsync(SignInBench.Token),
            response.Headers.Concat(response.Content.Headers).Where(h => h.Key != "Date").Select(h => $"{h.Key}: {string.Join(", ", h.Value)}").Order(StringComparer.Ordinal).ToList());
    }

    /// <summary>Asks for a link, gets the mail, clicks.</summary>
    public async Task SignInAsync()
    {
        await PostAsync("/signin", ("address", SignInBench.Zhang));
        var (_, token) = Assert.Single(await _bench.MailsAsync());
        await GetAsync($"/signin/link/{token}");
        Assert.Equal("/", (await PostAsync("/signin/link", ("token", token))).Location);
    }

    public async Task<bool> IsSignedInAsync() => (await GetAsync("/signin")).Location == "/";

    public void Dispose() => _client.Dispose();
}

internal sealed record Answer(int Status, string? Location, string Body, IReadOnlyList<string> Headers)
{
    public string Header(string name) => Headers.SingleOrDefault(h => h.StartsWith(name + ": ", StringComparison.OrdinalIgnoreCase))?[(name.Length + 2)..] ?? string.Empty;
}
