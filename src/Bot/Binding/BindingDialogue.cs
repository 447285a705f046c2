using CaseReform.Ops.Bot.Activities;
using CaseReform.Ops.Bot.SignIn;
using CaseReform.Ops.Data.Access;
using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Text;

using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace CaseReform.Ops.Bot.Binding;

/// <summary>
/// Finds out once who an account of an outside channel belongs to: work mail address, code from that mailbox. Nobody learns from the answers which addresses
/// exist. It remembers nothing between messages: what is said tells where the dialogue stands.
/// </summary>
internal sealed class BindingDialogue(BindingStore bindings, AccessMailStore mails, Standings standings, RefusalAudit refusals, TimeProvider clock)
{
    private const int MaxCodeTextLength = 40;
    private const string Through = "connector";

    /// <summary>Whether these words ask for the end of a binding.</summary>
    public static bool IsUnbinding(string? text) => Words(text) is { } words && BindingTexts.UnbindWords.Split(' ').Contains(words, StringComparer.Ordinal);

    /// <summary>Answers somebody who is not known.</summary>
    /// <param name="turn">What was said.</param>
    /// <param name="account">Whose account, as the channel proved it.</param>
    /// <param name="reference">Where the private conversation is, kept with the binding.</param>
    /// <param name="token">Stops waiting.</param>
    public async Task OnStrangerAsync(ITurnContext turn, string account, string reference, CancellationToken token)
    {
        if (await AnswerAsync(turn, account, reference, token) is { } answer)
        {
            await turn.SendActivityAsync(PlainMessage.Of(answer), token);
        }
    }

    /// <summary>Answers somebody whose account is bound but who has no post today.</summary>
    public static Task OnPostlessAsync(ITurnContext turn, CancellationToken token) =>
        turn.Activity.Type == ActivityTypes.Message ? turn.SendActivityAsync(PlainMessage.Of(BindingTexts.BoundWithoutPost), token) : Task.CompletedTask;

    /// <summary>Says again what the code led to, when the turn that used it up is repeated.</summary>
    /// <returns>False when it is not that turn.</returns>
    public async Task<bool> IsSaidAgainAsync(ITurnContext turn, string account, long person, CancellationToken token)
    {
        if (CodeIn(Words(turn.Activity.Text)) is not { } code || !await mails.IsUsedCodeAsync(account, code, token))
        {
            return false;
        }

        await turn.SendActivityAsync(PlainMessage.Of(await BoundAsync(person, token)), token);
        return true;
    }

    /// <summary>Ends a binding.</summary>
    public async Task UnbindAsync(ITurnContext turn, string account, CancellationToken token)
    {
        await bindings.UnbindAsync(account, Origin(account), token);
        await turn.SendActivityAsync(PlainMessage.Of(BindingTexts.Unbound), token);
    }

    private async Task<string?> AnswerAsync(ITurnContext turn, string account, string reference, CancellationToken token)
    {
        var activity = turn.Activity;
        if (activity.Type == ActivityTypes.ConversationUpdate)
        {
            return turn.IsPrivate && activity.MembersAdded?.Any(member => member.Id == activity.Recipient?.Id) == true ? BindingTexts.AskAddress : null;
        }

        if (activity.Type != ActivityTypes.Message)
        {
            return null;
        }

        var words = Words(activity.Text) ?? string.Empty;
        if (!turn.IsPrivate)
        {
            await refusals.NoteAsync(account, "speak", "not bound", Through, token);
            return BindingTexts.InPrivateOnly;
        }

        if (IsUnbinding(words))
        {
            // said again by a turn that is repeated after its binding went
            return BindingTexts.Unbound;
        }

        if (words.Contains('@', StringComparison.Ordinal))
        {
            return await AskAsync(words, account, token);
        }

        if (CodeIn(words) is { } code)
        {
            return await TryAsync(code, account, reference, token);
        }

        await refusals.NoteAsync(account, "speak", "not bound", Through, token);
        return BindingTexts.AskAddress;
    }

    private async Task<string> AskAsync(string words, string account, CancellationToken token)
    {
        // people write 我的邮箱是：… around it
        var typed = words.Split([' ', '\t', '\n', '\r', ',', ';', ':', '、', '。', '是', '为', '(', ')', '<', '>'], StringSplitOptions.RemoveEmptyEntries)
            .First(part => part.Contains('@', StringComparison.Ordinal));
        if (!EmailAddress.TryParse(typed, out var address, out var reason))
        {
            return Say(BindingTexts.AddressUnclear, reason);
        }

        var person = await mails.PersonOfAsync(address, token);
        var isAllowed = await mails.RequestCodeAsync(address, person, account, clock.GetUtcNow(), token);
        await bindings.NoteAsync(account, isAllowed ? "binding.asked" : "binding.limited", person, Origin(account), token);
        return isAllowed ? BindingTexts.CodeSent : BindingTexts.TooOften;
    }

    private async Task<string> TryAsync(string code, string account, string reference, CancellationToken token)
    {
        switch (await mails.TryCodeAsync(account, code, reference, Origin(account), token))
        {
            case CodeTry.Right right:
                return await BoundAsync(right.PersonId, token);
            case CodeTry.Wrong { Left: > 0 } wrong:
                return Say(BindingTexts.CodeWrong, wrong.Left);
            case CodeTry.Wrong:
                await bindings.NoteAsync(account, "binding.failed", null, Origin(account), token);
                return BindingTexts.CodeUsedUp;
            default:
                return BindingTexts.NoCode;
        }
    }

    private async Task<string> BoundAsync(long person, CancellationToken token) =>
        await standings.OfAsync(person, token) is { } standing ? Say(BindingTexts.Bound, standing.Person.Name) : BindingTexts.BoundWithoutPost;

    private static string? CodeIn(string? words) =>
        words?.Length <= MaxCodeTextLength && words.Where(char.IsAsciiDigit).ToArray() is { Length: AccessSecret.CodeDigits } digits ? new string(digits) : null;

    /// <summary>Full-width letters and digits become plain ones.</summary>
    private static string? Words(string? text) => text?.Narrowed().Trim();

    private ChangeOrigin Origin(string account) => new(clock.GetUtcNow(), account, Through);
}
