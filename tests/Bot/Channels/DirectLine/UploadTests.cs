using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

using CaseReform.Ops.Bot.Channels.DirectLine;
using CaseReform.Ops.Data.Evidence;
using CaseReform.Ops.Testing.Time;

namespace CaseReform.Ops.Bot.Tests.Channels.DirectLine;

public sealed class UploadTests : ChatTests
{
    [Fact(Timeout = Limit.Outside)]
    public async Task Files_are_kept_for_the_person_and_only_the_bot_learns_where()
    {
        await using var client = await Host.TalkAsync(Person);
        string? told = null;
        Bot.Before = turn =>
        {
            told = turn.Activity.Attachments?[0].ContentUrl;
            return Task.CompletedTask;
        };

        using var form = new MultipartFormDataContent { { File("会议纪要"), "file", "纪要.txt" }, { Activity(new { type = "message", text = "佐证" }), "activity" } };
        using var answer = await PostAsync(client, form);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("您好", await client.NextTextAsync());
        var echo = await client.NextAsync();
        Assert.Equal("""[{"contentType":"application/octet-stream","name":"纪要.txt"}]""", echo.GetProperty("attachments").GetRawText());
        Assert.Equal("张示例：佐证", await client.NextTextAsync());
        Assert.Equal("evidence:1", told);
        Assert.Equal(("纪要.txt", "会议纪要", Person, client.Conversation), Files.Files.Single());
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_file_that_is_refused_is_told_in_the_chat_and_the_others_are_kept()
    {
        await using var client = await Host.TalkAsync(Person);

        using var form = new MultipartFormDataContent { { File("x"), "file", "bad.exe" }, { File("y"), "file", "good.txt" } };
        using var answer = await PostAsync(client, form);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var texts = new[] { await client.NextTextAsync(), await client.NextTextAsync(), await client.NextTextAsync() };
        Assert.Contains("文件类型不支持。", texts);
        Assert.Equal("good.txt", Files.Files.Single().Name);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Where_every_file_is_refused_the_bot_is_told_and_nobody_is_shown_a_file()
    {
        await using var client = await Host.TalkAsync(Person);
        string? told = null;
        Bot.Before = turn =>
        {
            told = turn.Activity.Attachments?.Single().ContentUrl;
            return Task.CompletedTask;
        };
        Assert.Equal("您好", await client.NextTextAsync());

        using var form = new MultipartFormDataContent { { File("x"), "file", "bad.exe" } };
        using var answer = await PostAsync(client, form);

        Assert.Equal("[]", (await client.NextAsync()).GetProperty("attachments").GetRawText());
        Assert.Contains("文件类型不支持。", new[] { await client.NextTextAsync(), await client.NextTextAsync() });
        Assert.Equal("refused:", told);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Twenty_megabytes_pass_and_more_do_not()
    {
        await using var client = await Host.TalkAsync(Person);
        using var largest = new MultipartFormDataContent { { new ByteArrayContent(new byte[EvidenceFolder.MaxFileBytes]), "file", "大.bin" } };
        using var large = new MultipartFormDataContent { { new ByteArrayContent(new byte[EvidenceFolder.MaxFileBytes + (300 * 1024)]), "file", "太大.bin" } };

        using var passed = await PostAsync(client, largest);
        Assert.Equal(HttpStatusCode.OK, passed.StatusCode);
        try
        {
            using var refused = await PostAsync(client, large);
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
        }
        catch (HttpRequestException)
        {
            // the server closed the connection while the rest was still being sent
        }

        Assert.Equal("大.bin", Files.Files.Single().Name);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task What_is_no_upload_is_refused_and_nothing_is_said()
    {
        await using var client = await Host.TalkAsync(Person);
        MultipartFormDataContent Many()
        {
            var form = new MultipartFormDataContent();
            for (var i = 0; i < 11; i++)
            {
                form.Add(File("x"), "file", $"{i}.txt");
            }

            return form;
        }

        foreach (var (content, expected) in new (HttpContent, HttpStatusCode)[]
        {
            (new StringContent("{}", Encoding.UTF8, "application/json"), HttpStatusCode.UnsupportedMediaType),
            (Raw("multipart/form-data", "x"), HttpStatusCode.UnsupportedMediaType),
            (Raw("multipart/form-data; boundary=" + new string('b', 200), "x"), HttpStatusCode.UnsupportedMediaType),
            (Raw("multipart/form-data; boundary=b", "no part"), HttpStatusCode.BadRequest),
            (Raw("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=file; filename=a\r\n\r\ncut off"), HttpStatusCode.BadRequest),
            (Raw("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=file; filename=a\r\n\r\nwhole\r\n--b\r\nContent-Disposition: form-data; name=file; filename=b\r\n\r\ncut off"), HttpStatusCode.BadRequest),
            (Raw("multipart/form-data; boundary=b", "--b\r\n" + string.Concat(Enumerable.Range(0, 50).Select(i => $"X-{i}: {i}\r\n")) + "\r\nx\r\n--b--\r\n"), HttpStatusCode.BadRequest),
            (new MultipartFormDataContent(), HttpStatusCode.BadRequest),
            (new MultipartFormDataContent { { File("x"), "other", "a.txt" } }, HttpStatusCode.BadRequest),
            (new MultipartFormDataContent { { Activity(new { type = "message" }), "activity" } }, HttpStatusCode.BadRequest),
            (new MultipartFormDataContent { { File("x"), "file", "a.txt" }, { Activity(new { type = 5 }), "activity" } }, HttpStatusCode.BadRequest),
            (new MultipartFormDataContent { { Activity(new { type = 5 }), "activity" }, { File("x"), "file", "a.txt" } }, HttpStatusCode.BadRequest),
            (new MultipartFormDataContent { { Activity(new { type = "message", text = new string('x', 70_000) }), "activity" }, { File("x"), "file", "a.txt" } }, HttpStatusCode.BadRequest),
            (Many(), HttpStatusCode.BadRequest),
        })
        {
            using var answer = await PostAsync(client, content);
            Assert.Equal(expected, answer.StatusCode);
            Assert.Empty(Files.Files);
        }

        Assert.Empty(Bot.Heard);
        Assert.Empty(Host.Log.Lines);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Nobody_takes_all_places_for_uploads()
    {
        await using var client = await Host.TalkAsync(Person);
        await using var other = await Host.TalkAsync(await ChatHost.PersonAsync(Test, "李示例"));
        var (begun, go) = (new SemaphoreSlim(0), new TaskCompletionSource());
        Files.Before = () =>
        {
            begun.Release();
            return go.Task;
        };
        Task<HttpResponseMessage> Send(ChatClient of) => PostAsync(of, new MultipartFormDataContent { { File("x"), "file", "a.txt" } });

        var slow = Enumerable.Range(0, 4).Select(_ => Send(client)).ToList();
        for (var i = 0; i < slow.Count; i++)
        {
            await begun.WaitAsync(TestContext.Current.CancellationToken);
        }

        using var fifth = await Send(client);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, fifth.StatusCode);
        var others = Send(other);
        await begun.WaitAsync(TestContext.Current.CancellationToken);
        go.SetResult();
        foreach (var upload in slow.Append(others))
        {
            using var answer = await upload;
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        using var later = await Send(client);
        Assert.Equal(HttpStatusCode.OK, later.StatusCode);
    }

    private static ByteArrayContent File(string text) => new(Encoding.UTF8.GetBytes(text)) { Headers = { ContentType = new MediaTypeHeaderValue("text/plain") } };

    private static ByteArrayContent Activity(object activity) =>
        new(JsonSerializer.SerializeToUtf8Bytes(activity)) { Headers = { ContentType = new MediaTypeHeaderValue("application/vnd.microsoft.activity") } };

    private static ByteArrayContent Raw(string type, string body)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }

    private static Task<HttpResponseMessage> PostAsync(ChatClient client, HttpContent content) =>
        client.SendAsync(HttpMethod.Post, new Uri(client.Address, $"v3/directline/conversations/{client.Conversation}/upload?userId=p999"), content);
}
