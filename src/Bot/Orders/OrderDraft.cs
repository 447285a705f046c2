using System.Text.Json;
using System.Text.Json.Serialization;

using CaseReform.Ops.Bot.Cards;
using CaseReform.Ops.Bot.Updates;
using CaseReform.Ops.Data.Orders;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Bot.Orders;

/// <summary>What an order is about.</summary>
internal enum OrderKind
{
    /// <summary>改时限</summary>
    Deadline,

    /// <summary>换责任人</summary>
    Responsible,

    /// <summary>换任职人员</summary>
    Holder,

    /// <summary>催办</summary>
    Urge,

    /// <summary>立项</summary>
    Problem,

    /// <summary>代理</summary>
    Deputy,

    /// <summary>取消代理</summary>
    DeputyEnd,

    /// <summary>授予职责</summary>
    Grant,

    /// <summary>改邮箱</summary>
    Address,

    /// <summary>同意一项申请</summary>
    Approve,

    /// <summary>不同意一项申请</summary>
    Decline,

    /// <summary>意见</summary>
    Suggest,

    /// <summary>答复意见</summary>
    Answer,
}

/// <summary>An order as far as it is known; buttons and forms carry it. It comes from outside like any text: what it names is looked up and judged anew each time.</summary>
internal sealed record OrderDraft
{
    private static readonly JsonSerializerOptions Json = new(AdaptiveCard.Json) { Converters = { new JsonStringEnumConverter() }, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, MaxDepth = 4 };

    private const int MaxMeasures = 20;

    /// <summary>What for.</summary>
    public OrderKind Kind { get; init; }

    /// <summary>The measures.</summary>
    public IReadOnlyList<long>? Measures { get; init; }

    /// <summary>A person of the directory.</summary>
    public long? Person { get; init; }

    /// <summary>A post.</summary>
    public long? Post { get; init; }

    /// <summary>A day.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The last day.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Another person of the directory.</summary>
    public long? Acting { get; init; }

    /// <summary>A role.</summary>
    public PostRole? Role { get; init; }

    /// <summary>A unit by its row, or the number of a request or a suggestion.</summary>
    public long? Row { get; init; }

    /// <summary>Words.</summary>
    public string? Text { get; init; }

    /// <summary>问题表现</summary>
    public string? Symptom { get; init; }

    /// <summary>整改措施</summary>
    public string? Measure { get; init; }

    /// <summary>A unit as it was said.</summary>
    public string? Unit { get; init; }

    /// <summary>完成时限 as it was said.</summary>
    public string? Term { get; init; }

    /// <summary>问题来源</summary>
    public string? Source { get; init; }

    /// <summary>A person as they were called.</summary>
    public string? Name { get; init; }

    /// <summary>A ledger as it was said.</summary>
    public string? Ledger { get; init; }

    /// <summary>Whether a form sent it: what was left empty was left empty knowingly.</summary>
    public bool Form { get; init; }

    /// <summary>A button that goes on with it.</summary>
    public Submit Button(string title) => Submit.Of(title, new { @do = "order", order = JsonSerializer.SerializeToElement(this, Json) });

    /// <summary>Reads what a button or a form sent; null when it is none of ours. Fields of a form go before what the button carries.</summary>
    public static OrderDraft? Read(JsonElement value)
    {
        try
        {
            if (!value.TryGetProperty("order", out var order) || order.ValueKind != JsonValueKind.Object || order.Deserialize<OrderDraft>(Json) is not { } draft || !Enum.IsDefined(draft.Kind))
            {
                return null;
            }

            return draft with
            {
                Text = Field(value, "text", draft.Text),
                Symptom = Field(value, "symptom", draft.Symptom),
                Measure = Field(value, "measure", draft.Measure),
                Unit = Field(value, "unit", draft.Unit),
                Term = Field(value, "term", draft.Term),
                Source = Field(value, "source", draft.Source),
                Name = Field(value, "name", draft.Name),
                Ledger = Field(value, "ledger", draft.Ledger),
                Day = Wish.Text(value, "day") is { Length: > 0 } day ? IsoDay.Find(day) : draft.Day,
                Until = Wish.Text(value, "until") is { Length: > 0 } until ? IsoDay.Find(until) : draft.Until,
            };
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Field(JsonElement value, string name, string? carried) => SpokenText.Clean(Wish.Text(value, name)) ?? SpokenText.Clean(carried);

    /// <summary>The order; null while something is missing.</summary>
    public OfficeOrder? Order => this switch
    {
        { Kind: OrderKind.Responsible, Measures: [var measure], Person: { } person } => new OfficeOrder.ChangeResponsible(measure, person),
        { Kind: OrderKind.Holder, Post: { } post, Person: { } person } => new OfficeOrder.ChangeHolder(post, person),
        { Kind: OrderKind.Urge, Measures: { Count: > 0 and <= MaxMeasures } measures } => new OfficeOrder.Urge(measures, Text),
        { Kind: OrderKind.Deputy, Person: { } away, Acting: { } acting, Day: { } from, Until: { } until } => new OfficeOrder.SetDeputy(away, acting, from, until),
        { Kind: OrderKind.DeputyEnd, Person: { } away, Acting: { } acting, Day: { } from } => new OfficeOrder.EndDeputy(away, acting, from),
        { Kind: OrderKind.Grant, Person: { } person, Role: { } role, Row: { } unit } => new OfficeOrder.Grant(person, role, unit),
        { Kind: OrderKind.Address, Person: { } person, Text: { } email } => new OfficeOrder.SetAddress(person, email),
        { Kind: OrderKind.Approve, Row: { } request } => new OfficeOrder.Decide(request, true, Text),
        { Kind: OrderKind.Decline, Row: { } request, Text: { } reason } => new OfficeOrder.Decide(request, false, reason),
        { Kind: OrderKind.Suggest, Text: { } text } => new OfficeOrder.Suggest(text),
        { Kind: OrderKind.Answer, Row: { } suggestion, Text: { } text } => new OfficeOrder.AnswerSuggestion(suggestion, text),
        { Kind: OrderKind.Deadline, Measures: [var measure], Day: { } to, Text: { } reason } => new OfficeOrder.MoveDeadline(measure, to, reason),
        _ => null,
    };
}
