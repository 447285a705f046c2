using System.Collections.Concurrent;
using System.Globalization;

using CaseReform.Ops.Benchmarks.Harness;
using CaseReform.Ops.Benchmarks.Seeding;

namespace CaseReform.Ops.Benchmarks.Chat;

/// <summary>Many people in the chat at once, each asking the same questions over and over.</summary>
/// <param name="talkers">Who.</param>
/// <param name="units">How many units there are: their matters take turns in the ledger.</param>
/// <param name="problems">How many matters each unit has; each time another one is asked for.</param>
internal sealed class Talk(IReadOnlyList<ChatLine> talkers, int units, int problems)
{
    private readonly ConcurrentQueue<(string Question, Exchange Exchange)> _seen = new();
    private int _asked;

    /// <summary>What is asked; the number of a matter goes where one is named.</summary>
    public static string[] Questions { get; } = ["总体情况", "我的任务", "{0}号进展", "红灯的", "逾期的", "轮岗那个搞到哪了", "专项资金的问题谁负责"];

    /// <summary>Everybody asks so many questions.</summary>
    /// <param name="each">How many a person asks.</param>
    /// <param name="pace">From one question of a person to the next; null: as soon as the answer is there.</param>
    public async Task RunAsync(int each, TimeSpan? pace)
    {
        var first = _asked;
        _asked += each;
        await Task.WhenAll(talkers.Select((talker, i) => Task.Run(async () =>
        {
            // not all at the same instant
            await Task.Delay((pace ?? TimeSpan.Zero) * i / talkers.Count);
            using var timer = new PeriodicTimer(pace ?? Timeout.InfiniteTimeSpan);
            for (var n = first; n < first + each; n++)
            {
                await AskAsync(talker, n);
                if (pace is not null)
                {
                    await timer.WaitForNextTickAsync();
                }
            }
        })));
    }

    /// <summary>What so large a part of the answers did not exceed; of one of <see cref="Questions"/>, or of all.</summary>
    public TimeSpan Quantile(double part, string? question = null) =>
        Figure.Quantile(_seen.Where(s => question is null || s.Question == question).Select(s => s.Exchange.Whole), part);

    /// <summary>What it took, in short, for whoever watches: p50/p99.</summary>
    public override string ToString() => string.Join(
        "; ",
        Questions.Select(q => string.Format(CultureInfo.InvariantCulture, q, "12") + " " + Times(_seen.Where(s => s.Question == q).Select(s => s.Exchange.Whole)))
            .Append("in " + Times(_seen.Select(s => s.Exchange.In)))
            .Append("work " + Times(_seen.Select(s => s.Exchange.Work)))
            .Append("out " + Times(_seen.Select(s => s.Exchange.Out))));

    private static string Times(IEnumerable<TimeSpan> times)
    {
        var list = times.ToList();
        return $"{Figure.Milliseconds(Figure.Quantile(list, 0.5))} / {Figure.Milliseconds(Figure.Quantile(list, 0.99))}";
    }

    private async Task AskAsync(ChatLine talker, int n)
    {
        var question = Questions[n % Questions.Length];
        var problem = talker.Person.Unit + ((long)units * (n % problems));
        _seen.Enqueue((question, await talker.AskAsync(string.Format(CultureInfo.InvariantCulture, question, Ledger.Number(problem)))));
    }
}
