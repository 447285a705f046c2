using CaseReform.Ops.Bot.Hosting;

namespace CaseReform.Ops.Bot.Tests.Hosting;

public sealed class CoalescedReadTests
{
    private readonly CancellationToken _token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Those_who_come_while_a_look_is_under_way_share_the_next_one()
    {
        var looks = new List<TaskCompletionSource<int>>();
        var begun = new SemaphoreSlim(0);
        var look = new CoalescedRead<int>(_ =>
        {
            var one = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
            looks.Add(one);
            begun.Release();
            return one.Task;
        });

        var first = look.NowAsync(_token);
        await begun.WaitAsync(_token);
        var second = look.NowAsync(_token);
        var third = look.NowAsync(_token);
        Assert.Single(looks);

        looks[0].SetResult(1);
        Assert.Equal(1, await first);
        await begun.WaitAsync(_token);
        looks[1].SetResult(2);
        Assert.Equal(2, await second);
        Assert.Equal(2, await third);
        Assert.Equal(2, looks.Count);
    }

    [Fact]
    public async Task A_look_that_failed_fails_those_who_shared_it_only()
    {
        var fails = true;
        var look = new CoalescedRead<int>(_ => fails ? Task.FromException<int>(new InvalidDataException()) : Task.FromResult(1));
        await Assert.ThrowsAsync<InvalidDataException>(() => look.NowAsync(_token));

        fails = false;
        Assert.Equal(1, await look.NowAsync(_token));
    }
}
