using System.Globalization;

using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Data.Workers;
using CaseReform.Ops.Hosting.Periodic;
using CaseReform.Ops.Hosting.Start;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Bot.Channels.Inbox;

/// <summary>
/// Holds this bot's name in a PostgreSQL, where the lock of the folder cannot: a copied folder would take the conversations of its original. A bot that finds
/// its name with another process, after it stood still or was cut off for too long, ends.
/// </summary>
internal sealed partial class BotName : PeriodicService
{
    private const string Kind = "bot";

    private readonly BotIdentity _identity;
    private readonly IHostApplicationLifetime _lifetime;
    private readonly DatabaseKind _database;
    private readonly Lazy<NameLock> _name;

    public BotName(BotIdentity identity, IOptions<DatabaseOptions> database, TimeProvider clock, IHostApplicationLifetime lifetime, ILogger<BotName> log)
        : base(TimeSpan.FromSeconds(1), "this bot's name cannot be confirmed", TimeProvider.System, log)
    {
        (_identity, _lifetime, _database) = (identity, lifetime, database.Value.Kind);
        _name = new Lazy<NameLock>(() => new NameLock(database.Value, Kind, identity.Lease.Owner, TimeProvider.System, clock as DatabaseClock));
    }

    /// <summary>Takes the name.</summary>
    /// <exception cref="SecondProcessException">Another process has it.</exception>
    public async Task TakeAsync(CancellationToken token)
    {
        if (_database == DatabaseKind.Postgres && await _name.Value.TakeAsync(token) is { IsHeld: false } taken)
        {
            throw new SecondProcessException(string.Format(CultureInfo.InvariantCulture, InboxTexts.NameTaken, _identity.Lease.Owner, taken.By));
        }
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (_name.IsValueCreated)
        {
            await _name.Value.DisposeAsync();
        }
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => _database == DatabaseKind.Postgres ? base.ExecuteAsync(stoppingToken) : Task.CompletedTask;

    /// <inheritdoc/>
    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        // a dead session of our own, after a cut, is not another process: it goes by itself
        if (!_lifetime.ApplicationStopping.IsCancellationRequested
            && await _name.Value.HoldAsync(stoppingToken) is null && await _name.Value.TakeAsync(stoppingToken) is { IsHeld: false } taken)
        {
            Log.NameTaken(Logger, _identity.Lease.Owner, taken.By);
            Environment.ExitCode = 1;
            _lifetime.StopApplication();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Critical, "the name {Name} is held by another process ({By}): this bot ends")]
        public static partial void NameTaken(ILogger logger, string name, string by);
    }
}
