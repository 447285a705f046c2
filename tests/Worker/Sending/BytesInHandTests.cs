using CaseReform.Ops.Worker.Sending;

namespace CaseReform.Ops.Worker.Tests.Sending;

public sealed class BytesInHandTests
{
    [Fact]
    public void There_is_room_until_the_limit_is_reached_and_a_larger_letter_goes_alone()
    {
        var hand = new BytesInHand(10);
        hand.Take(9);
        Assert.True(hand.RoomAsync().IsCompleted);

        hand.Take(20);
        Assert.False(hand.RoomAsync().IsCompleted);
    }

    [Fact]
    public async Task Who_waits_goes_on_as_soon_as_there_is_room()
    {
        var hand = new BytesInHand(10);
        hand.Take(15);
        hand.Take(5);
        var room = hand.RoomAsync();

        hand.Free(5);
        Assert.False(room.IsCompleted);
        hand.Free(15);

        await room.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }
}
