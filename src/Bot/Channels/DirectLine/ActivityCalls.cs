using CaseReform.Ops.Bot.Activities;

using Microsoft.Bot.Schema;

namespace CaseReform.Ops.Bot.Channels.DirectLine;

/// <summary>POST conversations/{id}/activities: written, echoed and answered; the work comes afterwards.</summary>
internal sealed class ActivityCalls(Admission admission, ConversationCache conversations, Gates gates, PersonPost posting)
{
    /// <summary>A person types, presses buttons and fills in small forms.</summary>
    public const int MaxActivityBytes = 64 * 1024;

    /// <summary>What a client may say; the others are the server's to say.</summary>
    public static bool IsForBot(string? type) => type is ActivityTypes.Message or ActivityTypes.Event;

    public async Task PostAsync(HttpContext context)
    {
        var name = (string)context.GetRouteValue("conversation")!;
        if (await admission.AdmitAsync(context, name) is not { } caller)
        {
            return;
        }

        if (await conversations.FindAsync(name, context.RequestAborted) is not { } conversation)
        {
            await Responses.RefuseAsync(context, StatusCodes.Status404NotFound, "ConversationEnded");
            return;
        }

        if (!await gates.MaySayAsync(context, conversation))
        {
            return;
        }

        if (await ActivityJson.ReadBodyAsync(context.Request, context.RequestAborted) is not { Length: <= MaxActivityBytes } body)
        {
            await Responses.RefuseAsync(context, StatusCodes.Status413PayloadTooLarge, "TooLarge");
        }
        else if (!ActivityJson.TryRead(body.Span, out var activity) || !(IsForBot(activity.Type) || activity.Type == ActivityTypes.Typing))
        {
            await Responses.RefuseAsync(context, StatusCodes.Status400BadRequest, "BadActivity");
        }
        else
        {
            var id = PersonPost.IdOf(activity);
            if (activity.Type != ActivityTypes.Typing)
            {
                await posting.SayAsync(caller, conversation, activity, id, null, context.RequestAborted);
            }

            await Responses.WriteAsync(context, new IdResponse(id));
        }
    }
}
