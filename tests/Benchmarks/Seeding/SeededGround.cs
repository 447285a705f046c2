using CaseReform.Ops.Benchmarks.Harness;
using CaseReform.Ops.Data.Sql;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CaseReform.Ops.Benchmarks.Seeding;

/// <summary>A ground with an authority and a ledger on it, and the composed program over it.</summary>
internal sealed class SeededGround : IDisposable
{
    private readonly Ground _ground;

    private SeededGround(Ground ground, int units)
    {
        (_ground, Host, Authority) = (ground, ground.Open(), new Authority(units));
        Database = Get<Database>();
    }

    public IHost Host { get; }

    public Authority Authority { get; }

    public Database Database { get; }

    /// <summary>The data folder.</summary>
    public string Folder => _ground.Folder;

    /// <summary>An authority of so many units, and a ledger without a measure whose reminders are released.</summary>
    public static async Task<SeededGround> CreateAsync(Ground ground, int units)
    {
        var seeded = new SeededGround(ground, units);
        await seeded.Authority.SeedAsync(seeded.Database);
        await Ledger.BeginAsync(seeded.Host);
        return seeded;
    }

    public T Get<T>()
        where T : notnull => Host.Services.GetRequiredService<T>();

    /// <inheritdoc cref="Ledger.AddAsync"/>
    public Task AddAsync(long from, long to, Func<long, Draft> draw) => Ledger.AddAsync(Database, Authority, from, to, draw);

    /// <inheritdoc cref="Ground.SettleAsync"/>
    public Task SettleAsync() => _ground.SettleAsync(Database);

    public void Dispose() => Host.Dispose();
}
