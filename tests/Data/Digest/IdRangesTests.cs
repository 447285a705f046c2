using CaseReform.Ops.Data.Digest;

namespace CaseReform.Ops.Data.Tests.Digest;

public sealed class IdRangesTests
{
    [Theory]
    [InlineData("", new long[0])]
    [InlineData("7", new long[] { 7 })]
    [InlineData("1-3,5,8-9", new long[] { 1, 2, 3, 5, 8, 9 })]
    public void Neighbours_are_written_as_one(string text, long[] ids)
    {
        Assert.Equal(text, IdRanges.Write(ids));
        Assert.Equal(ids, IdRanges.Read(text));
    }
}
