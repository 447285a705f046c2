using System.Globalization;

using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Data.Workers;
using CaseReform.Ops.Hosting.Start;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Bot.Channels.Inbox;

/// <summary>
/// Holds this bot's name in a PostgreSQL, where the lock of the folder cannot: a copied folder would take the conversations of its original. A bot that finds
/// its name with another process, after it stood still or was cut off for too long, ends.
/// </summary>
internal sealed partial class BotName : BackgroundService
{
    private const string Kind = "bot";

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    private readonly BotIdentity _identity;
    private readonly IHostApplicationLifetime _lifetime;
    private readonly DatabaseKind _database;
    private readonly Lazy<NameLock> _name;
    private readonly ILogger<BotName> _log;

    public BotName(BotIdentity identity, IOptions<DatabaseOptions> database, TimeProvider clock, IHostApplicationLifetime lifetime, ILogger<BotName> log)
    {
        (_identity, _lifetime, _database, _log) = (identity, lifetime, database.Value.Kind, log);
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
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (_database == DatabaseKind.Postgres && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Beat, TimeProvider.System, stoppingToken);

                // a dead session of our own, after a cut, is not another process: it goes by itself
                if (await _name.Value.HoldAsync(stoppingToken) is null && await _name.Value.TakeAsync(stoppingToken) is { IsHeld: false } taken)
                {
                    Log.NameTaken(_log, _identity.Lease.Owner, taken.By);
                    Environment.ExitCode = 1;
                    _lifetime.StopApplication();
                    return;
                }
            }
            catch (Exception) when (!stoppingToken.IsCancellationRequested)
            {
                // the database is away; whoever writes says so
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Critical, "the name {Name} is held by another process ({By}): this bot ends")]
        public static partial void NameTaken(ILogger logger, string name, string by);
    }
}
