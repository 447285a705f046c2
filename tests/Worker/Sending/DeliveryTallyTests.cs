using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Worker.Sending;

namespace CaseReform.Ops.Worker.Tests.Sending;

public sealed class DeliveryTallyTests
{
    [Theory]
    [InlineData(LetterState.Sent, "1 0 0 0")]
    [InlineData(LetterState.Uncertain, "0 1 0 0")]
    [InlineData(LetterState.Refused, "0 0 1 0")]
    [InlineData(LetterState.GivenUp, "0 0 1 0")]
    [InlineData(LetterState.Waiting, "0 0 0 1")]
    public void Each_end_is_counted_as_what_it_is(LetterState state, string counts)
    {
        var tally = new DeliveryTally();

        tally.Count(state);

        Assert.Equal(counts, $"{tally.Sent} {tally.Uncertain} {tally.Refused} {tally.Later}");
    }
}
