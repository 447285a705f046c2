using CaseReform.Ops.Domain.Ledger;

namespace CaseReform.Ops.Domain.Tests.Ledger;

public sealed class NumberSequenceTests
{
    [Theory]
    [InlineData("12", "13")]
    [InlineData("XC-009", "XC-010")]
    [InlineData("099", "100")]
    [InlineData("甲", "甲-2")]
    public void Counting_goes_on_as_it_began(string last, string next) => Assert.Equal(next, NumberSequence.After(last));
}
