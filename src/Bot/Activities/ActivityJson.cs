using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

using Microsoft.Bot.Schema;

using Newtonsoft.Json.Linq;

namespace CaseReform.Ops.Bot.Activities;

/// <summary>
/// The SDK's activities as JSON, and the only place where one becomes the other. Everything read here was written by somebody else: what is too large, too
/// deep, of another type than the schema says, names a member twice, or holds text that no encoder could write again is refused whole. That is why
/// System.Text.Json reads and not Newtonsoft, which forgives. Members that are any JSON (<c>value</c>, <c>channelData</c>, a card) are a <see cref="JsonElement"/>;
/// members without a name in the SDK's classes come out as they went in, where a class has room for them (SuggestedActions and CardAction have none).
/// </summary>
internal static class ActivityJson
{
    /// <summary>The most bytes an activity may have.</summary>
    public const int MaxBodyBytes = 256 * 1024;

    /// <summary>The most bytes of an activity that was taken in and written by us: a character of one byte may have become an escape of six.</summary>
    public const int MaxStoredBytes = 6 * MaxBodyBytes;

    /// <summary>The most levels an activity may have.</summary>
    public const int MaxLevels = 32;

    /// <summary>The longest id; channels' own stay below 300.</summary>
    public const int MaxIdLength = 512;

    private static readonly JsonSerializerOptions Options = MakeOptions();

    private static readonly JsonTypeInfo<Activity> ActivityInfo = (JsonTypeInfo<Activity>)Options.GetTypeInfo(typeof(Activity));

    /// <summary>Reads one activity.</summary>
    /// <param name="utf8">The bytes as they came.</param>
    /// <param name="activity">What they say.</param>
    /// <param name="max">The most bytes it may have.</param>
    /// <returns>False for anything that is no activity.</returns>
    public static bool TryRead(ReadOnlySpan<byte> utf8, [NotNullWhen(true)] out Activity? activity, int max = MaxBodyBytes)
    {
        activity = null;
        try
        {
            if (utf8.Length <= max && IsWritable(utf8))
            {
                activity = JsonSerializer.Deserialize(utf8, ActivityInfo);
            }
        }
        catch (JsonException)
        {
            return false;
        }

        activity = activity is not null && IsSound(activity) ? activity : null;
        return activity is not null;
    }

    /// <summary>Reads a request's body, never more than <see cref="MaxBodyBytes"/> of it.</summary>
    /// <returns>The bytes, or null when there are more.</returns>
    public static async Task<ReadOnlyMemory<byte>?> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > MaxBodyBytes)
        {
            return null;
        }

        try
        {
            while (true)
            {
                var read = await request.BodyReader.ReadAsync(cancellationToken);
                var whole = read.IsCompleted || read.Buffer.Length > MaxBodyBytes;
                ReadOnlyMemory<byte>? body = read.IsCompleted && read.Buffer.Length <= MaxBodyBytes ? read.Buffer.ToArray() : null;
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
    public static byte[] Write(Activity activity) => JsonSerializer.SerializeToUtf8Bytes(activity, ActivityInfo);

    /// <summary>Writes what a turn with <c>expectReplies</c> is answered with.</summary>
    public static byte[] Write(ExpectedReplies replies) => JsonSerializer.SerializeToUtf8Bytes(replies, Options);

    /// <summary>Writes where a conversation is and with whom, without the activity that told it.</summary>
    public static string WriteReference(Activity activity)
    {
        var reference = activity.GetConversationReference();
        reference.ActivityId = null;
        return JsonSerializer.Serialize(reference, Options);
    }

    /// <summary>A member that the SDK's class has no name for.</summary>
    public static JsonElement? Unnamed(JObject? members, string name) =>
        members is not null && new UnnamedMembers(members).TryGetValue(name, out var value) ? value : null;

    /// <summary>Escapes may spell half of a surrogate pair, which is well-formed JSON and no text.</summary>
    private static bool IsWritable(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxLevels });
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
        && AreAll(a.Attachments, _ => true) && AreAll(a.SuggestedActions?.Actions, _ => true) && AreAll(a.SuggestedActions?.To, _ => true)
        && AreAll(a.Entities, _ => true) && AreAll(a.ReactionsAdded, _ => true) && AreAll(a.ReactionsRemoved, _ => true)
        && AreAll(a.ListenFor, _ => true) && AreAll(a.TextHighlights, _ => true);

    private static bool IsAccount(ChannelAccount? account) => account is null || (IsId(account.Id) && IsId(account.AadObjectId));

    /// <summary>Ids are kept, compared and put into addresses.</summary>
    private static bool IsId(string? id) => id is null || (id.Length <= MaxIdLength && !id.Any(char.IsControl));

    private static bool AreAll<T>(IList<T>? items, Func<T, bool> holds) => items is null || items.All(item => item is not null && holds(item));

    private static JsonSerializerOptions MakeOptions()
    {
        var options = new JsonSerializerOptions
        {
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NameAsTheSdkDoes } },
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            MaxDepth = MaxLevels,
            AllowDuplicateProperties = false,

            // Chinese stays readable and short; what HTML could take for its own is still escaped
            Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        };
        options.MakeReadOnly();
        return options;
    }

    /// <summary>The SDK's classes name their members with Newtonsoft's attributes, and keep the others in a bag.</summary>
    private static void NameAsTheSdkDoes(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object || type.Type.Assembly != typeof(Activity).Assembly)
        {
            return;
        }

        for (var i = type.Properties.Count - 1; i >= 0; i--)
        {
            var member = type.Properties[i];
            if (AttributeOf<Newtonsoft.Json.JsonPropertyAttribute>(member)?.PropertyName is { } name)
            {
                member.Name = name;
                continue;
            }

            type.Properties.RemoveAt(i);
            if (AttributeOf<Newtonsoft.Json.JsonExtensionDataAttribute>(member) is not null && member is { Get: { } bagOf, Set: { } setBag })
            {
                var rest = type.CreateJsonPropertyInfo(typeof(IDictionary<string, JsonElement>), "rest");
                rest.IsExtensionData = true;
                rest.Get = owner => new UnnamedMembers(BagOf(owner));
                rest.Set = (_, _) => { };
                type.Properties.Add(rest);

                JObject BagOf(object owner)
                {
                    if (bagOf(owner) is not JObject bag)
                    {
                        setBag(owner, bag = []);
                    }

                    return bag;
                }
            }
        }
    }

    private static T? AttributeOf<T>(JsonPropertyInfo member)
        where T : Attribute => member.AttributeProvider?.GetCustomAttributes(typeof(T), inherit: true) is [T attribute, ..] ? attribute : null;
}
