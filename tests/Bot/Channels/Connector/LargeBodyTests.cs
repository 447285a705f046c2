using System.Net;
using System.Net.Http.Headers;
using System.Text;

using CaseReform.Ops.Testing.Time;

namespace CaseReform.Ops.Bot.Tests.Channels.Connector;

/// <summary>What is counted here is the whole process's, so nothing else may run meanwhile.</summary>
[CollectionDefinition(nameof(LargeBodyTests), DisableParallelization = true)]
[Collection(nameof(LargeBodyTests))]
public sealed class LargeBodyTests : IAsyncLifetime
{
    private ConnectorHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await ConnectorHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory(Timeout = Limit.Outside)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Ten_megabytes_are_refused_without_being_kept(bool saysItsLength)
    {
        var body = Encoding.UTF8.GetBytes($$"""{"type":"message","text":"{{new string('x', 10 * 1024 * 1024)}}"}""");
        var before = GC.GetTotalAllocatedBytes(precise: true);
        for (var i = 0; i < 3; i++)
        {
            using HttpContent content = saysItsLength ? new ByteArrayContent(body) : new StreamContent(new Trickle(body));
            try
            {
                content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
                using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = content };
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _host.Token());
                using var answer = await _host.Http.SendAsync(request, TestContext.Current.CancellationToken);
                Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
            }
            catch (HttpRequestException)
            {
                // the server may hang up before all is sent
            }
        }

        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 20L * 1024 * 1024);
        Assert.Equal("听到：好", await _host.TalkAsync(_host.Message("after", "好")));
    }

    /// <summary>Bytes without a known length: they are sent in chunks.</summary>
    private sealed class Trickle(byte[] bytes) : Stream
    {
        private int _at;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var take = Math.Min(count, bytes.Length - _at);
            bytes.AsSpan(_at, take).CopyTo(buffer.AsSpan(offset));
            _at += take;
            return take;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
