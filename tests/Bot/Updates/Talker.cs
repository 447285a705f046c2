using System.Text.Json;
using System.Text.Json.Nodes;

using CaseReform.Ops.Bot.Activities;
using CaseReform.Ops.Bot.CloseOut;
using CaseReform.Ops.Bot.Tests.Activities;
using CaseReform.Ops.Bot.Tests.Answers;
using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Bot.Understanding.Grammar;
using CaseReform.Ops.Bot.Updates;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.Calendar;

using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace CaseReform.Ops.Bot.Tests.Updates;

/// <summary>One person in one conversation.</summary>
internal sealed class Talker(UpdateTown town, long person)
{
    public long Person => person;

    public string Conversation { get; set; } = $"c{person}";

    public string Channel { get; set; } = "directline";

    public bool Alone { get; set; } = true;

    /// <summary>Says something that was understood so; answers what the bot says.</summary>
    public async Task<Heard> SayAsync(Intent intent, params Attachment[] attachments)
    {
        var turn = await TurnAsync(attachments);
        Assert.True(await town.Get<IUpdateHandler>().HandleAsync(turn.Context, intent, TestContext.Current.CancellationToken));
        return await turn.EndAsync();
    }

    /// <summary>Says a sentence about the close-out.</summary>
    public async Task<Heard> SayCloseOutAsync(string sentence)
    {
        var turn = await TurnAsync([]);
        Assert.True(await town.Get<CloseOutHandler>().HandleAsync(turn.Context, CloseOutGrammar.Read(sentence)!, TestContext.Current.CancellationToken));
        return await turn.EndAsync();
    }

    /// <summary>Presses a button of a card about the close-out, with what was filled in.</summary>
    public async Task<Heard> PressCloseOutAsync(Heard card, string title, params (string Id, string Value)[] fields)
    {
        var data = (JsonObject)JsonNode.Parse(card.Button(title).GetRawText())!;
        foreach (var (id, value) in fields)
        {
            data[id] = value;
        }

        var turn = await TurnAsync([]);
        Assert.True(await town.Get<CloseOutHandler>().SubmitAsync(turn.Context, JsonSerializer.SerializeToElement(data), data["do"]!.GetValue<string>(), TestContext.Current.CancellationToken));
        return await turn.EndAsync();
    }

    /// <summary>Says something to which the bot says nothing, since all was said.</summary>
    public async Task HearNothingAsync(Intent intent, params Attachment[] attachments)
    {
        var turn = await TurnAsync(attachments);
        Assert.True(await town.Get<IUpdateHandler>().HandleAsync(turn.Context, intent, TestContext.Current.CancellationToken));
        Assert.Empty(turn.Answers);
    }

    public Task<Heard> ReportAsync(string number, int? percent, string? text = null) => SayAsync(new Intent.Report(new SpokenNumber(number), percent, text));

    /// <summary>Presses a button of a card, with what was filled in.</summary>
    public Task<Heard> PressAsync(Heard card, string title, params (string Id, string Value)[] fields)
    {
        var data = (JsonObject)JsonNode.Parse(card.Button(title).GetRawText())!;
        foreach (var (id, value) in fields)
        {
            data[id] = value;
        }

        return SubmitAsync(JsonSerializer.SerializeToElement(data));
    }

    public async Task<Heard> SubmitAsync(JsonElement value)
    {
        var turn = await TurnAsync([]);
        Assert.True(await town.Get<IUpdateHandler>().SubmitAsync(turn.Context, value, TestContext.Current.CancellationToken));
        return await turn.EndAsync();
    }

    private async Task<SpokenOnce> TurnAsync(Attachment[] attachments)
    {
        var roster = await town.Get<RosterStore>().LoadAsync(TestContext.Current.CancellationToken);
        var day = town.Get<OfficeHours>().DayOf(town.Test.Now);
        return new SpokenOnce(
            new Activity
            {
                Type = ActivityTypes.Message, ChannelId = Channel, Conversation = new ConversationAccount { Id = Conversation }, From = new ChannelAccount { Id = $"p{person}" },
                Attachments = attachments,
            },
            Standing.Of(roster, person, day),
            Alone);
    }

    /// <summary>What is said in one turn.</summary>
    private sealed class SpokenOnce(Activity activity, Standing? speaker, bool alone)
    {
        private readonly RememberingAdapter _adapter = new();

        public ITurnContext Context => field ??= _adapter.Turn(activity, speaker, alone);

        public IReadOnlyList<Activity> Answers => _adapter.Sent;

        /// <summary>What was said; then what is done afterwards is done.</summary>
        public async Task<Heard> EndAsync()
        {
            var said = Assert.Single(Answers);
            foreach (var work in Context.Afterwards)
            {
                await work(TestContext.Current.CancellationToken);
            }

            foreach (var card in said.Attachments ?? [])
            {
                CardShape.Check((JsonElement)card.Content);
            }

            return new Heard(said);
        }
    }
}

/// <summary>What the bot said.</summary>
internal sealed record Heard(Activity Activity)
{
    /// <summary>The sentence.</summary>
    public string Text => Activity.Text!;

    /// <summary>All that is said, also by the card.</summary>
    public string All => Activity.Summary ?? Activity.Text!;

    public bool HasCard => Activity.Attachments is { Count: > 0 };

    public string Card => Content.GetRawText();

    public IReadOnlyList<string> Buttons => [.. Submits(Content).Select(b => b.GetProperty("title").GetString()!)];

    /// <summary>What stands in a field of the card; null when nothing does.</summary>
    public string? Field(string id) => Content.GetProperty("body").EnumerateArray().Single(e => e.TryGetProperty("id", out var named) && named.GetString() == id)
        .TryGetProperty("value", out var value) ? value.GetString() : null;

    private JsonElement Content => (JsonElement)Activity.Attachments[0].Content;

    public JsonElement Button(string title) =>
        Submits(Content).First(b => b.GetProperty("title").GetString() == title).GetProperty("data");

    private static IEnumerable<JsonElement> Submits(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Submits),
        JsonValueKind.Object when element.TryGetProperty("type", out var type) && type.GetString() == "Action.Submit" => [element],
        JsonValueKind.Object => element.EnumerateObject().SelectMany(m => Submits(m.Value)),
        _ => [],
    };
}
