using System.Text;

using CaseReform.Ops.Bot.Activities;
using CaseReform.Ops.Bot.Channels.Connector;
using CaseReform.Ops.Data.Access;
using CaseReform.Ops.Data.Chat;

using Microsoft.Bot.Schema;

namespace CaseReform.Ops.Bot.Notices;

/// <summary>Addresses what nobody asked for this moment to an account of the person's own on a channel outside.</summary>
internal sealed class OutsideMessages(BindingStore bindings, ConnectorMode mode)
{
    /// <summary>The message on its way; null where the person has no account there that is still bound.</summary>
    public async Task<OutgoingActivity?> ToAsync(long person, string channel, string name, Activity message, DateTimeOffset at, CancellationToken token)
    {
        if (!mode.IsOn || await ReferenceAsync(person, channel, token) is not { } reference)
        {
            return null;
        }

        reference.Text = message.Text;
        reference.Summary = message.Summary;
        reference.Attachments = message.Attachments;
        reference.SuggestedActions = message.SuggestedActions;
        reference.Timestamp = at;
        return new OutgoingActivity
        {
            Key = $"{channel}/{name}",
            Channel = channel,
            Conversation = reference.Conversation!.Id!,
            ServiceUrl = reference.ServiceUrl!,
            Json = Encoding.UTF8.GetString(ActivityJson.Write(reference)),
            CreatedAt = at,
        };
    }

    /// <summary>Where an account of the person's own is now that is still bound; what the choice noted may be over.</summary>
    private async Task<Activity?> ReferenceAsync(long person, string channel, CancellationToken token)
    {
        foreach (var binding in await bindings.OfAsync(person, token))
        {
            if (binding.Reference is { } json && ActivityJson.TryRead(Encoding.UTF8.GetBytes(json), out var activity, ActivityJson.MaxStoredBytes)
                && activity.ChannelId == channel && ChannelIdentity.IsPrivate(activity) && activity is { ServiceUrl: not null, Conversation.Id: not null })
            {
                return activity;
            }
        }

        return null;
    }
}
