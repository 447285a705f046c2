using System.Globalization;

using CaseReform.Ops.Bot.Channels;
using CaseReform.Ops.Data.Evidence;

using Microsoft.Extensions.Options;

using static CaseReform.Ops.Bot.Updates.UpdateWords;

namespace CaseReform.Ops.Bot.Updates;

/// <summary>Takes files. Each is read, hashed and written whatever is known already, so that neither the answer nor its time tells whether somebody else has sent the same.</summary>
internal sealed partial class EvidenceIntake(
    EvidenceFolder folder, EvidenceStore store, IOptions<EvidenceOptions> options, TimeProvider clock, ILogger<EvidenceIntake> logger) : IEvidenceIntake
{
    private const string DirectLine = "directline";
    private const string Scheme = "evidence:";

    /// <inheritdoc/>
    public Task<EvidenceTaking> TakeAsync(Stream content, string name, long personId, string conversation, CancellationToken token) =>
        TakeFromAsync(content, name, personId, Conversations.KeyOf(DirectLine, conversation), token);

    /// <inheritdoc/>
    public Task ForgetAsync(IReadOnlyCollection<string> contentIds, long personId, string conversation, CancellationToken token) =>
        store.ForgetAsync(personId, Conversations.KeyOf(DirectLine, conversation), [.. contentIds.Select(id => long.Parse(id[Scheme.Length..], CultureInfo.InvariantCulture))], token);

    /// <summary>The same, by the key of a conversation on any channel.</summary>
    public async Task<EvidenceTaking> TakeFromAsync(Stream content, string name, long personId, string conversation, CancellationToken token)
    {
        var clean = EvidenceName.Clean(name);
        if (Path.GetExtension(clean).ToLowerInvariant() is ".zip" or ".rar" or ".7z" or ".tar" or ".gz" or ".tgz")
        {
            return Refuse(EvidenceTexts.Archive, clean);
        }

        if (clean.Length == 0 || ContentKinds.OfName(clean) is not { } kind)
        {
            return Refuse(EvidenceTexts.KindUnknown, clean, string.Join('、', ContentKinds.Endings));
        }

        var source = new SentStream(content);
        try
        {
            await using var file = await folder.ReceiveAsync(source, token);
            if (file.Size > EvidenceFolder.MaxFileBytes)
            {
                return Refuse(EvidenceTexts.TooLarge, clean, EvidenceFolder.MaxFileBytes / 1024 / 1024);
            }

            return await file.JudgeAsync(kind, token) switch
            {
                ContentVerdict.Agrees => await EnterAsync(file, new NewEvidence(personId, conversation, clean, kind, file.Size, file.Sha256), token),
                ContentVerdict.Empty => Refuse(EvidenceTexts.Empty, clean),
                ContentVerdict.Lies => Refuse(EvidenceTexts.ContentDiffers, clean),
                ContentVerdict.UnpacksTooLarge => Refuse(EvidenceTexts.UnpacksTooLarge, clean),
                ContentVerdict.NestsArchive => Refuse(EvidenceTexts.NestsArchive, clean),
                ContentVerdict.CarriesProgram => Refuse(EvidenceTexts.CarriesProgram, clean),
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException && !source.Failed)
        {
            Log.NotKept(logger, e.GetType().Name);
            return Refuse(EvidenceTexts.NotKept, clean);
        }
    }

    private static EvidenceTaking.Refused Refuse(string format, params object?[] parts) => new(Say(format, parts));

    private async Task<EvidenceTaking> EnterAsync(ReceivedFile file, NewEvidence evidence, CancellationToken token) =>
        await store.EnterAsync(evidence, options.Value.QuotaMegabytes * 1024L * 1024, file.Keep, clock.GetUtcNow(), token) is { } id
            ? new EvidenceTaking.Taken(FormattableString.Invariant($"{Scheme}{id}"), evidence.Name)
            : Refuse(EvidenceTexts.QuotaFull, evidence.Name, options.Value.QuotaMegabytes);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "a file that was sent could not be kept: {Error}")]
        public static partial void NotKept(ILogger logger, string error);
    }
}
