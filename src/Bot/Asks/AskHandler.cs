using System.Globalization;
using System.Text.Json;

using CaseReform.Ops.Bot.Activities;
using CaseReform.Ops.Bot.Answers;
using CaseReform.Ops.Bot.Cards;
using CaseReform.Ops.Bot.Updates;
using CaseReform.Ops.Data.Access;
using CaseReform.Ops.Data.Asks;
using CaseReform.Ops.Data.Evidence;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.Asks;
using CaseReform.Ops.Hosting.Office;

using Microsoft.Bot.Builder;
using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Bot.Asks;

/// <summary>What the office has the worker do: sentences, spreadsheets and buttons become requests; what comes of them is said when it is there.</summary>
internal sealed class AskHandler(
    OfficeAskStore store, EvidenceStore evidence, EvidenceFolder folder, RefusalAudit refusals, IOptions<OfficeOptions> office, TimeProvider clock)
{
    /// <summary>What the buttons of these cards do.</summary>
    public const string Button = "request";

    /// <summary>The button that says what a file is.</summary>
    public const string FileButton = "request-file";

    public const string Confirm = "confirm";

    public const string Again = "again";

    public const string Drop = "drop";

    private const string EvidenceScheme = "evidence:";

    private const int MaxAnswer = 2000;

    /// <summary>Answers a sentence that a worker is to do.</summary>
    /// <returns>False for any other sentence; nothing was sent.</returns>
    public async Task<bool> HandleAsync(ITurnContext turn, ReaderContext context, string text, CancellationToken token)
    {
        if (!turn.IsPrivate || SpokenAsk.Read(text, context.Names) is not { } said)
        {
            return false;
        }

        await SendAsync(turn, await AnswerAsync(turn, context.Reader, said, token), token);
        return true;
    }

    /// <summary>Takes a spreadsheet that somebody of the office sends without a word.</summary>
    /// <returns>False when it is something else; nothing was sent.</returns>
    public async Task<bool> FileAsync(ITurnContext turn, ReaderContext context, CancellationToken token)
    {
        if (!turn.IsPrivate || !OfficeAskRule.May(context.Reader, OfficeAskKind.ImportLedger) || turn.Activity.Attachments is not [{ ContentUrl: { } url }]
            || await SentAsync(turn, context.Reader, url, token) is not { } file || SheetFile.IsEvidence(file.Name))
        {
            return false;
        }

        if (SheetFile.KindOf(file.Name) is { } kind)
        {
            await SendAsync(turn, await ImportAsync(turn, context.Reader, kind, file, token), token);
            return true;
        }

        await SendAsync(turn, WhatIs(file), token);
        (ChatMemory.Of(turn) with { SheetAsked = file.Id }).Keep(turn);
        return true;
    }

    /// <summary>Answers a button of these cards.</summary>
    /// <returns>False for any other object; nothing was sent.</returns>
    public async Task<bool> SubmitAsync(ITurnContext turn, ReaderContext context, JsonElement value, CancellationToken token)
    {
        var what = SubmitText.Of(value, "do");
        if (what is not (Button or FileButton))
        {
            return false;
        }

        var answer = !turn.IsPrivate ? new Answer(AnswerTexts.GroupOnly)
            : what == FileButton ? await FileIsAsync(turn, context.Reader, value, token)
            : await PressedAsync(context.Reader, value, token);
        await SendAsync(turn, answer, token);
        return true;
    }

    /// <summary>What is said to a typed 确认 or 取消 while a card of this conversation waits for its button; null when none does.</summary>
    public async Task<Answer?> PressOnlyAsync(ITurnContext turn, Standing reader, bool cancels, CancellationToken token) =>
        (await store.OpenAsync(token)).LastOrDefault(ask => ask.State == OfficeAskState.Unconfirmed && ask.PersonId == reader.Person.Id && ask.Conversation == turn.Activity.Conversation?.Id) is { } open
            ? new Answer(Say(cancels ? AskTexts.PressToCancel : AskTexts.PressToConfirm, AskWords.Of(open.Kind)))
            : null;

    private async Task<Answer> AnswerAsync(ITurnContext turn, Standing reader, SpokenAsk said, CancellationToken token)
    {
        if (!OfficeAskRule.May(reader, said.Kind))
        {
            return NotPermitted(turn, reader, said.Kind);
        }

        if (said.Kind == OfficeAskKind.MergeUnits && said.Words.Count == 0)
        {
            return new Answer(AskTexts.MergeHow);
        }

        if (OfficeAskRule.NeedsFile(said.Kind))
        {
            return await WaitingAsync(turn, reader, said.Kind, token) is { } file
                ? await ImportAsync(turn, reader, said.Kind, file, token)
                : new Answer(said.Kind == OfficeAskKind.ImportLedger ? AskTexts.SendLedger : AskTexts.SendPeople);
        }

        return await AskAsync(turn, reader, new SpokenAsk(said.Kind, said.Words), null, token);
    }

    private async Task<Answer> ImportAsync(ITurnContext turn, Standing reader, OfficeAskKind kind, EvidenceFile file, CancellationToken token)
    {
        await using var content = folder.Open(file.Sha256);
        if (content is null)
        {
            return new Answer(AskTexts.FileGone);
        }

        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes, token);
        var answer = await AskAsync(turn, reader, new SpokenAsk(kind, new Dictionary<string, string>()), (file.Name, bytes.ToArray()), token);

        // from now on it is no file that waits for its measure
        await evidence.ForgetAsync(reader.Person.Id, Conversations.KeyOf(turn.Activity), [file.Id], token);
        return answer;
    }

    private async Task<Answer> AskAsync(ITurnContext turn, Standing reader, SpokenAsk said, (string Name, byte[] Bytes)? file, CancellationToken token)
    {
        // one message may ask for two things; a message that is read again asks for nothing new
        var ask = await store.AskAsync(
            new NewOfficeAsk
            {
                Turn = FormattableString.Invariant($"{turn.TurnId}/{said.Kind}/{said.Words.GetValueOrDefault(OfficeAskWords.Which)}"), PersonId = reader.Person.Id, Channel = turn.Activity.ChannelId ?? string.Empty, Conversation = turn.Activity.Conversation?.Id ?? string.Empty,
                Kind = said.Kind, Arguments = said.Words, FileName = file?.Name, File = file?.Bytes, At = clock.GetUtcNow(), Day = reader.Day,
            },
            token);
        return ask is null ? NotPermitted(turn, reader, said.Kind)
            : new Answer(file is null ? Say(AskTexts.Asked, AskWords.Of(said.Kind)) : Say(AskTexts.AskedFile, CardText.Plain(file.Value.Name, 80), AskWords.Of(said.Kind)));
    }

    private Answer NotPermitted(ITurnContext turn, Standing reader, OfficeAskKind kind)
    {
        turn.Afterwards.Add(stopping => refusals.NoteAsync(reader.Person, Operation.RunOffice, kind.ToString(), stopping));
        return new Answer(Say(AskTexts.OfficeOnly, AskWords.Of(kind), OfficeReach.Of(office.Value))) { Suggestions = HelpQuestions.Quick(reader) };
    }

    private static Answer WhatIs(EvidenceFile file)
    {
        var sentence = Say(AskTexts.WhatIsFile, CardText.Plain(file.Name, 80));
        return new Answer(sentence)
        {
            Lines = [AskTexts.WhatIsFileHint],
            Card = new AdaptiveCard([TextBlock.Heading(sentence)])
            {
                Actions =
                [
                    Submit.Of(AskTexts.IsLedger, new { @do = FileButton, file = file.Id, kind = "ledger" }),
                    Submit.Of(AskTexts.IsPeople, new { @do = FileButton, file = file.Id, kind = "people" }),
                    Submit.Of(AskTexts.IsEvidence, new { @do = FileButton, file = file.Id, kind = "evidence" }),
                ],
            },
        };
    }

    private async Task<Answer> FileIsAsync(ITurnContext turn, Standing reader, JsonElement value, CancellationToken token)
    {
        if (!OfficeAskRule.May(reader, OfficeAskKind.ImportLedger))
        {
            return NotPermitted(turn, reader, OfficeAskKind.ImportLedger);
        }

        var files = await evidence.WaitingAsync(reader.Person.Id, Conversations.KeyOf(turn.Activity), clock.GetUtcNow(), token);
        if (files.FirstOrDefault(file => file.Id == Number(value, "file")) is not { } file)
        {
            return new Answer(AskTexts.FileGone);
        }

        return SubmitText.Of(value, "kind") switch
        {
            "ledger" => await ImportAsync(turn, reader, OfficeAskKind.ImportLedger, file, token),
            "people" => await ImportAsync(turn, reader, OfficeAskKind.ImportPeople, file, token),
            _ => AsEvidence(turn, file),
        };
    }

    /// <summary>From now on only its measure is asked for.</summary>
    private static Answer AsEvidence(ITurnContext turn, EvidenceFile file)
    {
        var memory = ChatMemory.Of(turn);
        (memory with { SheetAsked = memory.SheetAsked == file.Id ? null : memory.SheetAsked }).Keep(turn);
        return new Answer(Say(AskTexts.AsEvidence, CardText.Plain(file.Name, 80)));
    }

    private async Task<Answer> PressedAsync(Standing reader, JsonElement value, CancellationToken token)
    {
        var (id, step, act) = (Number(value, "id"), Number(value, "step"), SubmitText.Of(value, "act"));
        if (await store.FindAsync(id, token) is not { } ask || ask.PersonId != reader.Person.Id)
        {
            return new Answer(AskTexts.CardOver);
        }

        var (now, name) = (clock.GetUtcNow(), AskWords.Of(ask.Kind));
        if (act == Drop)
        {
            return await DropAsync(reader, ask, step, token);
        }

        var answers = Answers(ask, value);
        var changed = answers.Any(answer => answer.Value != (ask.Words.GetValueOrDefault(answer.Key) ?? ask.Shown?.Questions.FirstOrDefault(question => question.Id == answer.Key)?.Value ?? string.Empty));

        // what was filled in is seen before it is done
        var confirms = act == Confirm && !changed && ask.Shown?.Buttons.Any(button => button.Choice == SubmitText.Of(value, "choice")) == true;
        if (confirms)
        {
            answers[OfficeAskWords.Choice] = SubmitText.Of(value, "choice")!;
        }

        var pressed = (await store.PressAsync(id, step, reader.Person.Id, confirms, answers, now, reader.Day, token)).Press;
        return pressed != OfficeAskPress.Taken ? Said(pressed, name)
            : new Answer(Say(confirms ? AskTexts.Confirmed : act == Confirm ? AskTexts.ChangedFirst : AskTexts.Shown, name));
    }

    /// <summary>The card put up last in this conversation that can still be confirmed.</summary>
    public async Task<WaitingProposal?> ProposalAsync(ITurnContext turn, Standing reader, CancellationToken token) =>
        await store.ShownAsync(reader.Person.Id, turn.Activity.ChannelId ?? string.Empty, turn.Activity.Conversation?.Id ?? string.Empty, clock.GetUtcNow(), token) is { } ask
            ? new WaitingProposal(ask.ChangedAt, stopping => DropAsync(reader, ask, ask.Step, stopping))
            : null;

    private async Task<Answer> DropAsync(Standing reader, OfficeAsk ask, long step, CancellationToken token)
    {
        var name = AskWords.Of(ask.Kind);
        return (await store.DropAsync(ask.Id, step, reader.Person.Id, clock.GetUtcNow(), reader.Day, token)).Press switch
        {
            OfficeAskPress.Taken => new Answer(Say(AskTexts.Dropped, name)),
            var press => Said(press, name),
        };
    }

    private static Answer Said(OfficeAskPress press, string name) => new(Say(
        press switch
        {
            OfficeAskPress.Before => AskTexts.Before,
            OfficeAskPress.Over => AskTexts.CardOver,
            OfficeAskPress.NotPermitted => AskTexts.Refused,
            OfficeAskPress.Taken => throw new System.Diagnostics.UnreachableException(),
        },
        name));

    private static Dictionary<string, string> Answers(OfficeAsk ask, JsonElement value)
    {
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var question in ask.Shown?.Questions ?? [])
        {
            if (SubmitText.Of(value, question.Id) is { Length: <= MaxAnswer } answer)
            {
                answers[question.Id] = answer.Trim();
            }
        }

        return answers;
    }

    /// <summary>The file of this very message, where it is a spreadsheet.</summary>
    private async Task<EvidenceFile?> SentAsync(ITurnContext turn, Standing reader, string url, CancellationToken token) =>
        url.StartsWith(EvidenceScheme, StringComparison.Ordinal) && long.TryParse(url[EvidenceScheme.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? (await evidence.WaitingAsync(reader.Person.Id, Conversations.KeyOf(turn.Activity), clock.GetUtcNow(), token)).FirstOrDefault(file => file.Id == id && SheetFile.Is(file.Name))
            : null;

    /// <summary>The spreadsheet that was asked about, or was sent last and is plainly of the kind; what is evidence stays that.</summary>
    private async Task<EvidenceFile?> WaitingAsync(ITurnContext turn, Standing reader, OfficeAskKind kind, CancellationToken token)
    {
        var asked = ChatMemory.Of(turn).SheetAsked;
        return (await evidence.WaitingAsync(reader.Person.Id, Conversations.KeyOf(turn.Activity), clock.GetUtcNow(), token))
            .LastOrDefault(file => SheetFile.Is(file.Name) && !SheetFile.IsEvidence(file.Name) && (file.Id == asked || SheetFile.KindOf(file.Name) == kind));
    }

    private static long Number(JsonElement value, string name) => value.TryGetProperty(name, out var number) && number.ValueKind == JsonValueKind.Number && number.TryGetInt64(out var found) ? found : 0;

    private static Task SendAsync(ITurnContext turn, Answer answer, CancellationToken token) => turn.SendActivityAsync(answer.ToActivity(turn.Activity.ChannelId), token);
}
