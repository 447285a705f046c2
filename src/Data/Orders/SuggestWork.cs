using System.Globalization;

using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Data.Orders;

/// <summary>意见建议: kept under a number until the office has answered it.</summary>
internal sealed class SuggestWork(OfficeOrder.Suggest order) : OrderWork
{
    public override Task<OrderOutlook> LookAsync(OrderDesk desk) =>
        Task.FromResult<OrderOutlook>(new OrderOutlook.Ready { Facts = [new OrderFact(OrderField.Suggestion, order.Text)] });

    public override async Task DoAsync(OrderDesk desk)
    {
        var id = await desk.Session.InsertAsync(
            "INSERT INTO suggestions (person_id, at, text) VALUES (@person, @at, @text) RETURNING id", new { person = desk.Speaker.Person.Id, at = desk.Now, text = order.Text });
        desk.Session.Audit(desk.Origin.Entry("suggestion.made", FormattableString.Invariant($"suggestion {id}"), new { text = order.Text }));
        await TidingStore.AddAsync(desk.Session, TidingKind.Suggested, null, null, new TidingDetail { Number = id, Name = desk.Speaker.Person.Name }, desk.Now);
    }
}

/// <summary>The office answers a suggestion, once; whoever made it is told.</summary>
internal sealed class AnswerWork(OfficeOrder.AnswerSuggestion order) : OrderWork
{
    private static readonly SqlText ById =
        "SELECT s.id, s.person_id, s.at, s.text, s.answer, e.name AS person FROM suggestions s JOIN people e ON e.id = s.person_id WHERE s.id = @id";

    private static readonly SqlText Locked = new(ById.Sqlite, ById.Postgres + " FOR UPDATE OF s");

    private SuggestionRow _suggestion = null!;

    public override async Task<OrderOutlook> LookAsync(OrderDesk desk)
    {
        var number = order.SuggestionId.ToString(CultureInfo.InvariantCulture);
        if (await desk.Session.FirstAsync<SuggestionRow>(desk.Session.Writes ? Locked : ById, new { id = order.SuggestionId }) is not { } suggestion)
        {
            return new OrderOutlook.Refused(OrderRefusal.SuggestionGone, number);
        }

        _suggestion = suggestion;
        return suggestion.Answer is not null
            ? new OrderOutlook.Refused(OrderRefusal.Answered, number)
            : new OrderOutlook.Ready
            {
                Facts =
                [
                    new OrderFact(OrderField.SuggestionNumber, number),
                    new OrderFact(OrderField.AskedBy, suggestion.Person),
                    new OrderFact(OrderField.From, IsoDay.Text(desk.Hours.DayOf(suggestion.At))),
                    new OrderFact(OrderField.Suggestion, suggestion.Text),
                    new OrderFact(OrderField.Answer, order.Text),
                ],
            };
    }

    public override async Task DoAsync(OrderDesk desk)
    {
        await desk.Session.ExecuteAsync(
            "UPDATE suggestions SET answer = @text, answerer_id = @person, answered_at = @at WHERE id = @id",
            new { text = order.Text, person = desk.Speaker.Person.Id, at = desk.Now, id = order.SuggestionId });
        desk.Session.Audit(desk.Origin.Entry("suggestion.answered", FormattableString.Invariant($"suggestion {order.SuggestionId}"), new { text = order.Text }));
        await TidingStore.AddAsync(
            desk.Session, TidingKind.SuggestionAnswered, _suggestion.PersonId, null, new TidingDetail { Number = _suggestion.Id, Text = order.Text, About = _suggestion.Text }, desk.Now);
    }
}

internal sealed record SuggestionRow
{
    public long Id { get; init; }

    public long PersonId { get; init; }

    public string Person { get; init; } = string.Empty;

    public DateTimeOffset At { get; init; }

    public string Text { get; init; } = string.Empty;

    public string? Answer { get; init; }
}
