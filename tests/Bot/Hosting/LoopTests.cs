using System.Collections.Concurrent;
using System.Diagnostics;

using CaseReform.Ops.Bot.Answers;
using CaseReform.Ops.Bot.Channels.Connector.Outbound;
using CaseReform.Ops.Bot.Channels.DirectLine;
using CaseReform.Ops.Bot.Channels.Inbox;
using CaseReform.Ops.Bot.Notices;
using CaseReform.Ops.Bot.SignIn;
using CaseReform.Ops.Bot.Tests.Channels.Connector;
using CaseReform.Ops.Bot.Updates;
using CaseReform.Ops.Testing.Databases;
using CaseReform.Ops.Testing.Time;

using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace CaseReform.Ops.Bot.Tests.Hosting;

/// <summary>A cancellation that is not the host's (a database driver's, a limit's) ends no loop.</summary>
public sealed class LoopTests
{
    /// <summary>Each loop, and the function that asks for the time in it.</summary>
    private static readonly Dictionary<Type, Type> Loops = new()
    {
        [typeof(LostTurnFinder)] = typeof(LostTurnFinder),
        [typeof(ChatUpkeep)] = typeof(ChatUpkeep),
        [typeof(StreamUpkeep)] = typeof(StreamUpkeep),
        [typeof(ConnectorPost)] = typeof(ConnectorPost),
        [typeof(UpdateUpkeep)] = typeof(UpdateUpkeep),
        [typeof(SignInUpkeep)] = typeof(SignInUpkeep),
        [typeof(ReaderContexts)] = typeof(FigureCacheWarmer),
        [typeof(NoticeRound)] = typeof(NoticeTimer),
    };

    [Fact(Timeout = Limit.Outside)]
    public async Task A_loop_goes_on_after_a_cancellation_that_is_not_the_hosts()
    {
        var clock = new PlantedClock(Seed.Friday, Loops.Keys);
        await using var host = await ConnectorHost.StartAsync(b => b.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(clock)));

        clock.Armed = true;
        var patience = Stopwatch.StartNew();
        while (clock.CameBack.Count < Loops.Count && patience.Elapsed < TimeSpan.FromSeconds(30))
        {
            clock.Advance(TimeSpan.FromHours(1));
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        Assert.Equal(Loops.Values.Select(t => t.Name).Order(), clock.Struck.Select(t => Loops[t].Name).Order());
        Assert.Equal(Loops.Values.Select(t => t.Name).Order(), clock.CameBack.Select(t => Loops[t].Name).Order());
    }

    /// <summary>Throws at each of some classes once, and notes which of them ask again.</summary>
    private sealed class PlantedClock(DateTimeOffset start, IReadOnlyCollection<Type> victims) : TimeProvider
    {
        private readonly MovableClock _clock = new(start);
        private readonly ConcurrentDictionary<Type, bool> _struck = new();

        public bool Armed { get; set; }

        public IReadOnlyCollection<Type> Struck => [.. _struck.Keys];

        public IReadOnlyCollection<Type> CameBack => [.. _struck.Where(s => s.Value).Select(s => s.Key)];

        public override long TimestampFrequency => _clock.TimestampFrequency;

        public void Advance(TimeSpan by) => _clock.Advance(by);

        public override DateTimeOffset GetUtcNow()
        {
            Strike();
            return _clock.GetUtcNow();
        }

        public override long GetTimestamp()
        {
            Strike();
            return _clock.GetTimestamp();
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => _clock.CreateTimer(callback, state, dueTime, period);

        private void Strike()
        {
            if (Armed && Caller() is { } caller && !_struck.TryAdd(caller, false))
            {
                _struck[caller] = true;
            }
            else if (Armed && Caller() is { })
            {
                throw new OperationCanceledException("planted");
            }
        }

        /// <summary>The class, or the one whose asynchronous function runs.</summary>
        private Type? Caller() => new StackTrace().GetFrames()
            .Select(frame => frame.GetMethod()?.DeclaringType)
            .Select(type => victims.FirstOrDefault(victim => type == victim || type?.DeclaringType == victim))
            .FirstOrDefault(victim => victim is not null);
    }
}
