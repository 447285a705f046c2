using CaseReform.Ops.Bot.Channels;
using CaseReform.Ops.Bot.Channels.Connector;
using CaseReform.Ops.Data.Evidence;
using CaseReform.Ops.Hosting.Network;

using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;

using static CaseReform.Ops.Bot.Updates.UpdateWords;

namespace CaseReform.Ops.Bot.Updates;

/// <summary>
/// Fetches files that a Connector channel names by an address. Somebody outside wrote that address: only hosts that the office named are asked, over https at
/// the usual port, without a token, a cookie or a redirect, with limits of size and time.
/// </summary>
internal sealed partial class FileFetch(
    ChannelHttp http, EvidenceIntake intake, IOptions<EvidenceOptions> options, ConnectorMode mode, TimeProvider clock, ILogger<FileFetch> logger)
{
    private const int MaxAddressLength = 2048;

    /// <summary>Whether the address may be asked at all.</summary>
    public bool IsAllowed(string? contentUrl)
    {
        if (contentUrl is not { Length: > 0 and <= MaxAddressLength } || !Uri.TryCreate(contentUrl, UriKind.Absolute, out var address) || address.UserInfo.Length > 0
            || contentUrl.Contains('\\', StringComparison.Ordinal))
        {
            return false;
        }

        return address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort && address.HostNameType == UriHostNameType.Dns
            ? Hosts.Names(options.Value.FetchHosts, address.IdnHost)
            : mode.MayUseLoopback && address.Scheme == Uri.UriSchemeHttp && ConnectorRules.IsLoopback(address) && options.Value.FetchHosts.Contains(address.Authority);
    }

    /// <summary>Fetches files side by side and takes them, within one limit of time for all: a turn ends in time whatever a host does.</summary>
    public async Task<IReadOnlyList<EvidenceTaking>> TakeAsync(IReadOnlyList<Attachment> attachments, long personId, string conversation, CancellationToken token)
    {
        using var limit = new CancellationTokenSource(options.Value.FetchLimit, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(token, limit.Token);
        var taken = await Task.WhenAll(attachments.Select((attachment, place) => TakeAsync(attachment, place, personId, conversation, both.Token)));
        token.ThrowIfCancellationRequested();
        return taken;
    }

    private async Task<EvidenceTaking> TakeAsync(Attachment attachment, int place, long personId, string conversation, CancellationToken token)
    {
        var name = EvidenceName.Clean(attachment.Name) is { Length: > 0 } clean ? clean : Say(EvidenceTexts.Unnamed, place + 1);
        if (!IsAllowed(attachment.ContentUrl))
        {
            return new EvidenceTaking.Refused(Say(EvidenceTexts.NotFetched, name));
        }

        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, attachment.ContentUrl);
            using var answer = await http.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token);
            if (answer.StatusCode != System.Net.HttpStatusCode.OK)
            {
                return new EvidenceTaking.Refused(Say(EvidenceTexts.NotFetched, name));
            }

            await using var content = await answer.Content.ReadAsStreamAsync(token);
            return await intake.TakeFromAsync(content, attachment.Name ?? string.Empty, personId, conversation, token);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            Log.NotFetched(logger, e.GetType().Name);
            return new EvidenceTaking.Refused(Say(e is OperationCanceledException ? EvidenceTexts.FetchedTooLate : EvidenceTexts.NotFetched, name));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "a file of a channel could not be fetched: {Error}")]
        public static partial void NotFetched(ILogger logger, string error);
    }
}
