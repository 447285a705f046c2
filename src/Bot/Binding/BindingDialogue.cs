using System.Globalization;
using System.Text;

using CaseReform.Ops.Bot.Activities;
using CaseReform.Ops.Bot.SignIn;
using CaseReform.Ops.Data.Access;
using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Bot.Binding;

/// <summary>
/// Finds out once who an account of an outside channel belongs to: work mail address, code from that mailbox. Nobody learns from the answers which addresses
/// exist. It remembers nothing between messages: what is said tells where the dialogue stands.
/// </summary>
internal sealed class BindingDialogue(BindingStore bindings, AccessMailStore mails, Standings standings, Refusals refusals, TimeProvider clock)
{
    private const int CodeDigits = 8;
    private const int LongestCodeText = 40;
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
            await turn.SendActivityAsync(MessageFactory.Text(answer), token);
        }
    }

    /// <summary>Answers somebody whose account is bound but who has no post today.</summary>
    public static Task OnPostlessAsync(ITurnContext turn, CancellationToken token) =>
        turn.Activity.Type == ActivityTypes.Message ? turn.SendActivityAsync(MessageFactory.Text(BindingTexts.BoundWithoutPost), token) : Task.CompletedTask;

    /// <summary>Ends a binding.</summary>
    public async Task UnbindAsync(ITurnContext turn, string account, CancellationToken token)
    {
        await bindings.UnbindAsync(account, Origin(account), token);
        await turn.SendActivityAsync(MessageFactory.Text(BindingTexts.Unbound), token);
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

        if (words.Length <= LongestCodeText && words.Where(char.IsAsciiDigit).ToArray() is { Length: CodeDigits } digits)
        {
            return await TryAsync(new string(digits), account, reference, token);
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
        switch (await mails.TryCodeAsync(account, code, clock.GetUtcNow(), token))
        {
            case CodeTry.Right right:
                await bindings.BindAsync(new Data.Access.Binding { Account = account, PersonId = right.PersonId, Reference = reference }, Origin(account), token);
                return await standings.OfAsync(right.PersonId, token) is { } standing ? Say(BindingTexts.Bound, standing.Person.Name) : BindingTexts.BoundWithoutPost;
            case CodeTry.Wrong { Left: > 0 } wrong:
                return Say(BindingTexts.CodeWrong, wrong.Left);
            case CodeTry.Wrong:
                await bindings.NoteAsync(account, "binding.failed", null, Origin(account), token);
                return BindingTexts.CodeUsedUp;
            default:
                return BindingTexts.NoCode;
        }
    }

    /// <summary>Full-width letters and digits become plain ones.</summary>
    private static string? Words(string? text) => text?.Normalize(NormalizationForm.FormKC).Trim();

    private ChangeOrigin Origin(string account) => new(clock.GetUtcNow(), account, Through);

    private static string Say(string format, object part) => string.Format(CultureInfo.InvariantCulture, format, part);
}
