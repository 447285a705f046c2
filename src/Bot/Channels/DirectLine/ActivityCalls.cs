using CaseReform.Ops.Bot.Activities;

using Microsoft.Bot.Schema;

namespace CaseReform.Ops.Bot.Channels.DirectLine;

/// <summary>POST conversations/{id}/activities: written, echoed and answered; the work comes afterwards.</summary>
internal sealed class ActivityCalls(Admission admission, ConversationBook book, Gates gates, Posting posting)
{
    /// <summary>A person types, presses buttons and fills in small forms.</summary>
    public const int LargestActivity = 64 * 1024;

    /// <summary>What a client may say; the others are the server's to say.</summary>
    public static bool IsForBot(string? type) => type is ActivityTypes.Message or ActivityTypes.Event;

    public async Task PostAsync(HttpContext context)
    {
        var name = (string)context.GetRouteValue("conversation")!;
        if (await admission.AdmitAsync(context, name) is not { } caller)
        {
            return;
        }

        if (await book.FindAsync(name, context.RequestAborted) is not { } conversation)
        {
            await Answers.RefuseAsync(context, StatusCodes.Status404NotFound, "ConversationEnded");
            return;
        }

        if (!await gates.MaySayAsync(context, conversation))
        {
            return;
        }

        if (await ActivityJson.ReadBodyAsync(context.Request, context.RequestAborted) is not { Length: <= LargestActivity } body)
        {
            await Answers.RefuseAsync(context, StatusCodes.Status413PayloadTooLarge, "TooLarge");
        }
        else if (!ActivityJson.TryRead(body.Span, out var activity) || !(IsForBot(activity.Type) || activity.Type == ActivityTypes.Typing))
        {
            await Answers.RefuseAsync(context, StatusCodes.Status400BadRequest, "BadActivity");
        }
        else
        {
            var id = Posting.IdOf(activity);
            if (activity.Type != ActivityTypes.Typing)
            {
                await posting.SayAsync(caller, conversation, activity, id, null, context.RequestAborted);
            }

            await Answers.WriteAsync(context, new IdAnswer(id));
        }
    }
}
