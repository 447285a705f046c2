using CaseReform.Ops.Worker.Checks;
using CaseReform.Ops.Worker.Tests.Support;

namespace CaseReform.Ops.Worker.Tests.Checks;

/// <summary>What waits, what may have arrived, and what more there is than is shown.</summary>
public sealed class SituationCheckTests
{
    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public async Task Letters_that_wait_for_more_than_a_day_are_counted(int milliseconds, bool isCounted)
    {
        using var bureau = await Bureau.OpenAsync();
        await bureau.QueueAsync(2);
        bureau.Clock.Advance(TimeSpan.FromDays(1) + TimeSpan.FromMilliseconds(milliseconds));

        Assert.Equal(isCounted, (await SentencesAsync(bureau)).Contains(string.Format(System.Globalization.CultureInfo.InvariantCulture, ChecksTexts.Waiting, 2)));
    }

    [Fact]
    public async Task Letters_that_may_have_arrived_are_counted_at_once()
    {
        using var bureau = await Bureau.OpenAsync();
        await bureau.QueueAsync(3);
        await bureau.ChangeAsync("UPDATE letters SET state = 'uncertain' WHERE recipient <> 'reader0@example.cn'");

        Assert.Contains(string.Format(System.Globalization.CultureInfo.InvariantCulture, ChecksTexts.Uncertain, 2), await SentencesAsync(bureau));
    }

    [Theory]
    [InlineData(20, 20)]
    [InlineData(21, 21)]
    [InlineData(25, 21)]
    public async Task Of_many_refused_letters_twenty_are_named_and_the_rest_counted(int refused, int sentences)
    {
        using var bureau = await Bureau.OpenAsync();
        await bureau.QueueAsync(refused);
        await bureau.ChangeAsync("UPDATE letters SET state = 'refused', next_attempt = NULL, done_at = 1, cause = 'address', detail = '550'");

        var all = await SentencesAsync(bureau);

        Assert.Equal(sentences, all.Count);
        Assert.Equal(refused > 20, all.Contains(string.Format(System.Globalization.CultureInfo.InvariantCulture, ChecksTexts.More, refused - 20)));
    }

    private static async Task<IReadOnlyList<string>> SentencesAsync(Bureau bureau) =>
        [.. (await bureau.All<ICheck>().OfType<SituationCheck>().Single().RunAsync(full: false, Bureau.Token)).Select(f => f.Sentence)];
}
