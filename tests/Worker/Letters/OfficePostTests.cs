using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Worker.Letters;
using CaseReform.Ops.Worker.Tests.Support;

namespace CaseReform.Ops.Worker.Tests.Letters;

public sealed class OfficePostTests
{
    [Fact]
    public async Task A_letter_of_the_early_morning_is_of_the_offices_day()
    {
        // still Sunday by UTC
        using var bureau = await Bureau.OpenAsync(new DateTimeOffset(2026, 11, 23, 7, 0, 0, TimeSpan.FromHours(8)));
        var page = LetterPage.Render(LetterSamples.FullLetter());

        var letter = bureau.Get<OfficePost>().Standalone(LetterKind.Office, "office", new LetterRecipient(1, "张示例", "zhang@example.cn"), page, bureau.Clock.GetUtcNow());

        Assert.Equal(new DateOnly(2026, 11, 23), letter.Day);
    }
}
