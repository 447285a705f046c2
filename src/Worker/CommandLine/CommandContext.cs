using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CaseReform.Ops.Worker.CommandLine;

/// <summary>What a command works with: the composed program, where to write, and when to stop.</summary>
internal sealed record CommandContext(IHost Host, Output Output, DateTimeOffset? AsOf, CancellationToken Token)
{
    /// <summary>A service of the program.</summary>
    public T Get<T>()
        where T : notnull => Host.Services.GetRequiredService<T>();

    /// <summary>The clock, which shows <c>--as-of</c> when that was given.</summary>
    public TimeProvider Clock => Get<TimeProvider>();
}
