using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace CaseReform.Ops.Bot.Activities;

/// <summary>
/// Activities as JSON. Everything read here was written by somebody else: what is too large, too deep, of another type than the schema says, names a
/// member twice, or holds text that no encoder could write again is refused whole. Members without a name in our classes come out as they went in.
/// </summary>
internal static class ActivityJson
{
    /// <summary>The most bytes an activity may have.</summary>
    public const int LargestBody = 256 * 1024;

    /// <summary>The most bytes of an activity that was taken in and written by us: a character of one byte may have become an escape of six.</summary>
    public const int LargestStored = 6 * LargestBody;

    /// <summary>The most levels an activity may have.</summary>
    public const int DeepestLevel = 32;

    /// <summary>The longest id; channels' own stay below 300.</summary>
    public const int LongestId = 512;

    /// <summary>How activities and what is sent with them are written, for records of our own that hold them.</summary>
    public static JsonSerializerOptions Options { get; } = new(ActivityJsonContext.Default.Options)
    {
        // Chinese stays readable and short; what HTML could take for its own is still escaped
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    private static readonly ActivityJsonContext Context = new(new JsonSerializerOptions(Options));

    /// <summary>Reads one activity.</summary>
    /// <param name="utf8">The bytes as they came.</param>
    /// <param name="activity">What they say.</param>
    /// <param name="most">The most bytes it may have.</param>
    /// <returns>False for anything that is no activity.</returns>
    public static bool TryRead(ReadOnlySpan<byte> utf8, [NotNullWhen(true)] out Activity? activity, int most = LargestBody)
    {
        activity = null;
        try
        {
            if (utf8.Length <= most && IsWritable(utf8))
            {
                activity = JsonSerializer.Deserialize(utf8, Context.Activity);
            }
        }
        catch (JsonException)
        {
            return false;
        }

        activity = activity is not null && IsSound(activity) ? activity : null;
        return activity is not null;
    }

    /// <summary>Reads a request's body, never more than <see cref="LargestBody"/> of it.</summary>
    /// <returns>The bytes, or null when there are more.</returns>
    public static async Task<ReadOnlyMemory<byte>?> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > LargestBody)
        {
            return null;
        }

        try
        {
            while (true)
            {
                var read = await request.BodyReader.ReadAsync(cancellationToken);
                var whole = read.IsCompleted || read.Buffer.Length > LargestBody;
                ReadOnlyMemory<byte>? body = read.IsCompleted && read.Buffer.Length <= LargestBody ? read.Buffer.ToArray() : null;
                request.BodyReader.AdvanceTo(whole ? read.Buffer.End : read.Buffer.Start, read.Buffer.End);
                if (whole)
                {
                    return body;
                }
            }
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return null;
        }
    }

    /// <summary>Writes one activity.</summary>
    public static byte[] Write(Activity activity) => JsonSerializer.SerializeToUtf8Bytes(activity, Context.Activity);

    /// <summary>Writes several: what a turn with <c>expectReplies</c> is answered with, and what Direct Line calls an activity set.</summary>
    public static byte[] Write(ActivitySet set) => JsonSerializer.SerializeToUtf8Bytes(set, Context.ActivitySet);

    /// <summary>Escapes may spell half of a surrogate pair, which is well-formed JSON and no text.</summary>
    private static bool IsWritable(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = DeepestLevel });
        var longest = ArrayPool<char>.Shared.Rent(utf8.Length);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                {
                    // also finds bytes that are no UTF-8
                    _ = reader.CopyString(longest);
                }
            }

            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
        finally
        {
            ArrayPool<char>.Shared.Return(longest);
        }
    }

    private static bool IsSound(Activity a) =>
        IsId(a.Id) && IsId(a.ChannelId) && IsId(a.ReplyToId) && IsId(a.Type) && IsId(a.Name) && IsId(a.Conversation?.Id) && IsId(a.Conversation?.TenantId)
        && IsAccount(a.From) && IsAccount(a.Recipient)
        && AreAll(a.MembersAdded, IsAccount) && AreAll(a.MembersRemoved, IsAccount)
        && AreAll(a.Attachments, _ => true) && AreAll(a.SuggestedActions?.Actions, _ => true) && AreAll(a.SuggestedActions?.To, _ => true);

    private static bool IsAccount(ChannelAccount? account) => account is null || (IsId(account.Id) && IsId(account.AadObjectId));

    /// <summary>Ids are kept, compared and put into addresses.</summary>
    private static bool IsId(string? id) => id is null || (id.Length <= LongestId && !id.Any(char.IsControl));

    private static bool AreAll<T>(IList<T>? items, Func<T, bool> holds) => items is null || items.All(item => item is not null && holds(item));
}

/// <summary>Several activities, and where reading goes on.</summary>
internal sealed class ActivitySet
{
    /// <summary>The activities, oldest first.</summary>
    public required IReadOnlyList<Activity> Activities { get; init; }

    /// <summary>Where the next reading begins; Direct Line only.</summary>
    public string? Watermark { get; init; }
}

/// <summary>Made at build time: no reflection at start, and no type that nobody named here can be asked for.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    MaxDepth = ActivityJson.DeepestLevel,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(ActivitySet))]
internal sealed partial class ActivityJsonContext : JsonSerializerContext;
