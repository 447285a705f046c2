using System.Globalization;
using System.Net.Http.Headers;
using System.Threading.RateLimiting;

using CaseReform.Ops.Bot.Activities;
using CaseReform.Ops.Bot.Hosting;
using CaseReform.Ops.Data.Evidence;

using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Bot.Schema;

namespace CaseReform.Ops.Bot.Channels.DirectLine;

/// <summary>POST conversations/{id}/upload: files and, perhaps, what is said about them. Files go through to whoever keeps them as they arrive; none is held in memory.</summary>
internal sealed class UploadCalls(Admission admission, ConversationCache conversations, Gates gates, PersonPost posting, DirectLineAdapter channel, IEvidenceIntake? intake = null)
    : IDisposable
{
    private const int MaxFiles = 10;
    private const int MaxAtOnce = 16;
    private const int MaxOfOnePerson = 4;
    private const long Overhead = 256 * 1024;
    private const int MaxBoundaryLength = 100;

    private static readonly Attachment[] NothingKept = [new() { ContentType = "application/octet-stream", ContentUrl = EvidenceTaking.Refused.ContentId }];

    // by person: a slow upload takes a place for as long as it likes, and nobody may take them all
    private readonly PartitionedRateLimiter<long> _places = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<long, long>(person => PlacesOf(person, MaxOfOnePerson)), PartitionedRateLimiter.Create<long, long>(_ => PlacesOf(0, MaxAtOnce)));

    public async Task PostAsync(HttpContext context)
    {
        var name = (string)context.GetRouteValue("conversation")!;
        if (await admission.AdmitAsync(context, name) is not { } caller)
        {
            return;
        }

        if (intake is null || await conversations.FindAsync(name, context.RequestAborted) is not { } conversation)
        {
            await Responses.RefuseAsync(context, StatusCodes.Status404NotFound, "ConversationEnded");
            return;
        }

        if (!await gates.MaySayAsync(context, conversation))
        {
            return;
        }

        using var place = _places.AttemptAcquire(caller.PersonId);
        if (!place.IsAcquired)
        {
            BotMetrics.HeldBack("uploads");
            context.Response.Headers.RetryAfter = "10";
            await Responses.RefuseAsync(context, StatusCodes.Status503ServiceUnavailable, "TryLater");
            return;
        }

        await TakeAsync(context, caller, conversation, intake);
    }

    /// <inheritdoc/>
    public void Dispose() => _places.Dispose();

    private static RateLimitPartition<long> PlacesOf(long key, int places) =>
        RateLimitPartition.GetConcurrencyLimiter(key, _ => new ConcurrencyLimiterOptions { PermitLimit = places });

    private async Task TakeAsync(HttpContext context, Caller caller, Conversation conversation, IEvidenceIntake keeper)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = EvidenceFolder.MaxFileBytes + Overhead;
        }

        var upload = new Upload(keeper, caller.PersonId, conversation.Name);
        if (Boundary(context.Request.ContentType) is not { } boundary)
        {
            await Responses.RefuseAsync(context, StatusCodes.Status415UnsupportedMediaType, "NoMultipart");
            return;
        }

        int? refused = StatusCodes.Status400BadRequest;
        try
        {
            refused = await upload.ReadAsync(new MultipartReader(boundary, context.Request.Body) { HeadersCountLimit = 8, HeadersLengthLimit = 4096 }, context.RequestAborted);
        }
        catch (Exception e) when (e is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            // a bad request, as it was taken to be until read to its end
        }
        finally
        {
            // cut off or too large as a whole, too: all or nothing
            if (refused is not null)
            {
                await upload.ForgetAsync();
            }
        }

        if (refused is { } status)
        {
            await Responses.RefuseAsync(context, status, "BadUpload");
            return;
        }

        var activity = upload.Activity ?? new Activity { Type = ActivityTypes.Message };
        var id = PersonPost.IdOf(activity);
        await posting.SayAsync(caller, conversation, activity, id, upload.Files.Count > 0 ? upload.Files : NothingKept, context.RequestAborted);
        for (var i = 0; i < upload.Refusals.Count; i++)
        {
            await channel.SayAsync(conversation, string.Create(CultureInfo.InvariantCulture, $"{id}.file{i}"), upload.Refusals[i], context.RequestAborted);
        }

        await Responses.WriteAsync(context, new IdResponse(id));
    }

    private static string? Boundary(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type) && string.Equals(type.MediaType, "multipart/form-data", StringComparison.OrdinalIgnoreCase)
        && type.Parameters.FirstOrDefault(p => p.Name == "boundary")?.Value?.Trim('"') is { Length: > 0 and <= MaxBoundaryLength } boundary
            ? boundary
            : null;

    /// <summary>One request's parts.</summary>
    private sealed class Upload(IEvidenceIntake keeper, long personId, string conversation)
    {
        public Activity? Activity { get; private set; }

        public List<Attachment> Files { get; } = [];

        public List<string> Refusals { get; } = [];

        /// <returns>The status to refuse it with, or null.</returns>
        public async Task<int?> ReadAsync(MultipartReader reader, CancellationToken token)
        {
            for (var files = 0; await reader.ReadNextSectionAsync(token) is { } section;)
            {
                if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
                {
                    return StatusCodes.Status400BadRequest;
                }

                switch (disposition.Name?.Trim('"'))
                {
                    case "activity" when Activity is null:
                        if (await ActivityOf(section.Body, token) is not { } activity)
                        {
                            return StatusCodes.Status400BadRequest;
                        }

                        Activity = activity;
                        break;
                    case "file" when files++ < MaxFiles:
                        await KeepAsync(section.Body, disposition, token);
                        break;
                    default:
                        return StatusCodes.Status400BadRequest;
                }
            }

            return Files.Count + Refusals.Count == 0 ? StatusCodes.Status400BadRequest : null;
        }

        /// <summary>Nothing of a refused request is kept, whatever has become of the connection.</summary>
        public Task ForgetAsync() =>
            Files.Count == 0 ? Task.CompletedTask : keeper.ForgetAsync([.. Files.Select(f => f.ContentUrl!)], personId, conversation, CancellationToken.None);

        private async Task KeepAsync(Stream content, ContentDispositionHeaderValue disposition, CancellationToken token)
        {
            var name = (disposition.FileNameStar ?? disposition.FileName)?.Trim('"') ?? string.Empty;
            switch (await keeper.TakeAsync(content, name, personId, conversation, token))
            {
                case EvidenceTaking.Taken taken:
                    Files.Add(new Attachment { ContentType = "application/octet-stream", ContentUrl = taken.ContentId, Name = taken.Name });
                    break;
                case EvidenceTaking.Refused refused:
                    Refusals.Add(refused.Sentence);
                    break;
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        }

        private static async Task<Activity?> ActivityOf(Stream part, CancellationToken token)
        {
            using var bytes = new MemoryStream();
            var buffer = new byte[4096];
            for (int read; (read = await part.ReadAsync(buffer, token)) > 0;)
            {
                bytes.Write(buffer, 0, read);
                if (bytes.Length > ActivityCalls.MaxActivityBytes)
                {
                    return null;
                }
            }

            return ActivityJson.TryRead(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), out var activity) && ActivityCalls.IsForBot(activity.Type) ? activity : null;
        }
    }
}
