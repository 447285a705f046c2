using System.Net;

using CaseReform.Ops.Data.Access;

using Microsoft.AspNetCore.Mvc.Testing;

namespace CaseReform.Ops.Bot.Tests.Hosting;

/// <summary>The framework shows a page with a stack trace where a program runs for developers; people never see it.</summary>
public sealed class FaultAnswerTests
{
    [Fact]
    public async Task A_fault_is_answered_with_a_sentence_and_no_stack_trace()
    {
        await using var bot = new BotUnderTest();
        using var client = bot.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        await bot.LoseDatabaseAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/", UriKind.Relative));
        request.Headers.Add("Cookie", $"session={AccessSecret.NewToken()}");

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal("text/plain", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("系统出错，没有办成。请稍后重试；仍不行，请联系系统管理员。", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
    }
}
