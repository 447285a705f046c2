using System.Diagnostics;
using System.Text.Json;

using CaseReform.Ops.Bot.Channels;
using CaseReform.Ops.Testing.Databases;
using CaseReform.Ops.Testing.Processes;
using CaseReform.Ops.Testing.Time;
using CaseReform.Ops.Testing.Tools;

using Microsoft.Extensions.DependencyInjection;

namespace CaseReform.Ops.Bot.Tests.Channels.DirectLine;

/// <summary>Microsoft's own client, botframework-directlinejs, as the judge, in both of its modes.</summary>
public sealed class MicrosoftClientTests
{
    private static readonly NodeProject Client = new("directline");

    [Theory(Timeout = Limit.Outside)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task It_talks_sends_a_file_and_goes_on_after_a_restart(bool webSocket)
    {
        await using var test = await new SqliteFixture().NewAsync();
        var port = FreePort.Next();
        var intake = new RememberedFiles();
        Task<ChatHost> StartAsync() => ChatHost.StartAsync(test, null, services => services.AddSingleton<IEvidenceIntake>(intake), port);
        var host = await StartAsync();
        var person = await ChatHost.PersonAsync(test);
        await using var own = await host.ClientAsync(person);
        using var generated = await own.GenerateAsync();
        await own.TakeAsync(generated, System.Net.HttpStatusCode.OK);
        using var talk = Client.Start("talk.cjs");

        Write(talk, new { domain = new Uri(host.Address, "v3/directline").ToString(), token = own.Token, webSocket });
        Assert.Equal("您好", (await ActivityAsync(talk)).GetProperty("text").GetString());
        Write(talk, new { say = "一" });
        var (echo, answer) = (await ActivityAsync(talk), await ActivityAsync(talk));
        Assert.Equal("一", echo.GetProperty("channelData").GetProperty("clientActivityID").GetString());
        Assert.Equal($"p{person}", echo.GetProperty("from").GetProperty("id").GetString());
        Assert.Equal("张示例：一", answer.GetProperty("text").GetString());

        Write(talk, new { say = "佐证", file = new { name = "会议记录.txt", text = "内容" } });
        var sent = await ActivityAsync(talk);
        Assert.Equal("会议记录.txt", sent.GetProperty("attachments")[0].GetProperty("name").GetString());
        Assert.False(sent.GetProperty("attachments")[0].TryGetProperty("contentUrl", out _));
        Assert.Equal("张示例：佐证", (await ActivityAsync(talk)).GetProperty("text").GetString());
        Assert.Equal("内容", Assert.Single(intake.Files).Text);

        if (webSocket)
        {
            // a poll that is refused ends the client for good, so only the socket is told of a restart
            await host.DisposeAsync();
            host = await StartAsync();
        }

        Write(talk, new { say = "二" });
        Assert.Equal("二", (await ActivityAsync(talk)).GetProperty("text").GetString());
        Assert.Equal("张示例：二", (await ActivityAsync(talk)).GetProperty("text").GetString());
        talk.StandardInput.Close();
        await talk.WaitForExitAsync();
        Assert.Empty(host.Log.Lines);
        await host.DisposeAsync();
    }

    private static void Write(Process talk, object order) => talk.StandardInput.WriteLine(JsonSerializer.Serialize(order));

    private static async Task<JsonElement> ActivityAsync(Process talk)
    {
        while (await talk.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(30)) is { } line)
        {
            var said = JsonDocument.Parse(line).RootElement;
            Assert.False(said.TryGetProperty("fault", out var fault), fault.ToString());
            if (said.TryGetProperty("activity", out var activity))
            {
                return activity;
            }
        }

        Assert.Fail(await talk.StandardError.ReadToEndAsync());
        return default;
    }
}
