using CaseReform.Ops.Bot.Answers;
using CaseReform.Ops.Bot.Cards;
using CaseReform.Ops.Bot.Updates;

using Microsoft.Bot.Builder;

namespace CaseReform.Ops.Bot.Orders;

/// <summary>代理, 授予职责 and 改邮箱.</summary>
internal sealed partial class OrderHandler
{
    private async Task<Answer> DeputyAsync(ITurnContext turn, ReaderContext context, OrderWish.SetDeputy wish, CancellationToken token)
    {
        if ((wish.From?.Refusal ?? wish.To?.Refusal) is { } impossible)
        {
            return new Answer(impossible);
        }

        long? away = context.Reader.Person.Id;
        if (wish.Away is { } named)
        {
            (away, var unknown) = PersonOf(context, named, out var several);
            if (unknown is not null)
            {
                return unknown;
            }

            if (several is not null)
            {
                return Choose(Say(OrderTexts.WhichPerson, CardText.Plain(named, 20), several.Count), several.Select(p => (Described(context, p), Draft(p.Id).Button(Titled(context, p)))));
            }
        }

        return await AdvanceAsync(turn, context, Draft(away), token);

        // one day is from and until
        OrderDraft Draft(long? person) => new()
        {
            Kind = OrderKind.Deputy, Person = person, Name = SpokenText.Clean(wish.Acting), Day = wish.From?.From ?? wish.From?.Day, Until = wish.To?.Day ?? wish.From?.Day,
        };
    }

    private async Task<Answer> AdvanceDeputyAsync(ITurnContext turn, ReaderContext context, OrderDraft draft, CancellationToken token)
    {
        if (draft.Person is not { } id || context.Roster.Person(id) is not { } away)
        {
            return new Answer(UpdateTexts.NotUnderstood);
        }

        if (draft.Name is null || draft.Day is null || draft.Until is null)
        {
            var fault = !draft.Form ? null : draft.Day is null ? OrderTexts.FromMissing : draft.Until is null ? OrderTexts.UntilMissing : OrderTexts.ActingMissing;
            return OrderForms.Deputy(away.Name, draft, fault);
        }

        var (acting, unknown) = PersonOf(context, draft.Name, out var several);
        return unknown is not null ? OrderForms.Deputy(away.Name, draft, unknown.Sentence)
            : several is not null ? Choose(
                Say(OrderTexts.WhichPerson, CardText.Plain(draft.Name, 20), several.Count), several.Select(p => (Described(context, p), (draft with { Acting = p.Id }).Button(Titled(context, p)))))
            : await AdvanceAsync(turn, context, draft with { Acting = acting }, token);
    }

    private async Task<Answer> GrantAsync(ITurnContext turn, ReaderContext context, OrderWish.Grant wish, CancellationToken token)
    {
        var (person, unknown) = PersonOf(context, wish.Name, out _);
        if (unknown is not null)
        {
            return unknown;
        }

        // where the others of that role are; the first of a role sits where the office does
        var units = context.Roster.Posts.Where(post => post.Role == wish.Role).Select(post => post.UnitId).Distinct().Order().ToList();
        units = units.Count > 0 ? units : [.. context.Roster.Posts.Where(post => post.Role == Domain.People.PostRole.Office).Select(post => post.UnitId).Distinct().Order()];
        var draft = new OrderDraft { Kind = OrderKind.Grant, Person = person, Role = wish.Role, Text = person is null ? wish.Name : null };
        return units switch
        {
            [] => new Answer(Say(OrderTexts.NoRoleUnit, Domain.People.PostRoleNames.NameOf(wish.Role))),
            [var one] => await AdvanceAsync(turn, context, draft with { Row = one }, token),
            _ => Choose(
                Say(OrderTexts.WhichPost, units.Count),
                units.Select(unit => (context.Roster.Unit(unit)!.Name, (draft with { Row = unit }).Button(context.Roster.Unit(unit)!.Name)))),
        };
    }

    private async Task<Answer> AddressAsync(ITurnContext turn, ReaderContext context, OrderWish.SetAddress wish, CancellationToken token)
    {
        var (person, unknown) = PersonOf(context, wish.Name, out var several);
        var draft = new OrderDraft { Kind = OrderKind.Address, Person = person, Text = SpokenText.Clean(wish.Email) };
        return unknown
            ?? (several is null
                ? await AdvanceAsync(turn, context, draft, token)
                : Choose(Say(OrderTexts.WhichPerson, CardText.Plain(wish.Name, 20), several.Count), several.Select(p => (Described(context, p), (draft with { Person = p.Id }).Button(Titled(context, p))))));
    }
}
