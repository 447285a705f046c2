using CaseReform.Ops.Bot.Answers;
using CaseReform.Ops.Bot.Cards;
using CaseReform.Ops.Bot.Updates;
using CaseReform.Ops.Data.Orders;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.People;

using Microsoft.Bot.Builder;

namespace CaseReform.Ops.Bot.Orders;

/// <summary>代理, 授予职责 and 改邮箱.</summary>
internal sealed partial class OrderHandler
{
    private async Task<Answer> DeputyAsync(ITurnContext turn, ReaderContext context, OrderWish.SetDeputy wish, CancellationToken token)
    {
        if (wish.Period.Refusal is { } impossible)
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

        if (wish.Period.NextYear is { } next)
        {
            return AskNextYear(Draft(away), next);
        }

        return await AdvanceAsync(turn, context, Draft(away), token);

        OrderDraft Draft(long? person) => new()
        {
            Kind = OrderKind.Deputy, Person = person, Name = SpokenText.Clean(wish.Acting), Day = wish.Period.From, Until = wish.Period.To,
        };
    }

    /// <summary>11月10日到12日 on 20 November: it is over, or next year's, and only the speaker knows.</summary>
    private static Answer AskNextYear(OrderDraft draft, (DateOnly From, DateOnly To) next) => Choose(
        Say(OrderTexts.AwayPassed, AwayPeriod.Text(draft.Day!.Value, draft.Until!.Value)),
        [(OrderTexts.AwayNextYear, (draft with { Day = next.From, Until = next.To }).Button(AwayPeriod.Text(next.From, next.To)))]);

    /// <summary>Who acts for somebody, now and later.</summary>
    private static Answer DeputyOf(ReaderContext context, OrderWish.AskDeputy wish)
    {
        var (away, unknown) = AwayOf(context, wish.Away);
        if (unknown is not null)
        {
            return unknown;
        }

        if (!away.TrueForAll(person => DeputyRule.MaySee(context.Roster, context.Reader, person.Id)))
        {
            return new Answer(OrderTexts.DeputyNotYours);
        }

        var said = away.SelectMany(person => Acting(context, person)).ToList();
        return new Answer(said[0])
        {
            Lines = [.. said.Skip(1)],
            Suggestions = away.Exists(person => person.Id == context.Reader.Person.Id && context.Roster.AbsencesFrom(person.Id, context.Today).Count > 0) ? [OrderTexts.SayCancelDeputy] : [],
        };
    }

    private static IEnumerable<string> Acting(ReaderContext context, Person away)
    {
        var now = context.Roster.AbsenceOf(away.Id, context.Today);
        yield return now is null ? Say(OrderTexts.NobodyActs, away.Name) : Say(OrderTexts.ActsNow, away.Name, NameOf(context, now.ActingPersonId), Days(now));
        foreach (var later in context.Roster.AbsencesFrom(away.Id, context.Today).Where(absence => absence.From > context.Today))
        {
            yield return Say(OrderTexts.ActsLater, Days(later), NameOf(context, later.ActingPersonId));
        }
    }

    /// <summary>取消代理: the one there is; of several one is chosen.</summary>
    /// <returns>Null where somebody only says that they are back, and nobody acts for them.</returns>
    private async Task<Answer?> EndDeputyAsync(ITurnContext turn, ReaderContext context, OrderWish.EndDeputy wish, CancellationToken token)
    {
        var (whose, unknown) = AwayOf(context, wish.Whose);
        if (unknown is not null)
        {
            return unknown;
        }

        // 取消李分管的代理 says who is away, or who acts; what the speaker may not end is not spoken of
        var found = whose.Where(person => MayEnd(person.Id)).SelectMany(person => context.Roster.AbsencesFrom(person.Id, context.Today)).ToList();
        if (found.Count == 0 && wish.Whose is not null)
        {
            found =
            [
                .. context.Roster.People.Where(person => MayEnd(person.Id)).SelectMany(person => context.Roster.AbsencesFrom(person.Id, context.Today))
                    .Where(absence => whose.Exists(person => person.Id == absence.ActingPersonId)),
            ];
        }

        if (found.Count == 0 && !whose.TrueForAll(person => MayEnd(person.Id)))
        {
            Note(turn, context, Operation.SetDeputy, OrderRefusal.NotPermitted);
            return new Answer(OrderWords.Refused(OrderRefusal.NotPermitted, []));
        }

        // who is back ends what runs, not what is to come
        found = wish.IsBack ? found.FindAll(absence => absence.From <= context.Today) : found;
        return found switch
        {
            [] when wish.IsBack => null,
            [] => new Answer(Say(OrderTexts.NoDeputyToEnd, whose[0].Name)),
            [var one] => await AdvanceAsync(turn, context, Draft(one), token),
            _ => Choose(Say(OrderTexts.WhichDeputy, found.Count), found.Select(absence =>
                (Say(OrderTexts.DeputyLine, NameOf(context, absence.PersonId), NameOf(context, absence.ActingPersonId)), Draft(absence).Button(Days(absence))))),
        };

        bool MayEnd(long person) => DeputyRule.MayEnd(context.Roster, context.Reader, person);

        static OrderDraft Draft(Absence absence) => new() { Kind = OrderKind.DeputyEnd, Person = absence.PersonId, Acting = absence.ActingPersonId, Day = absence.From };
    }

    /// <summary>Everybody of that name, the speaker for none.</summary>
    private static (List<Person> Found, Answer? Unknown) AwayOf(ReaderContext context, string? name)
    {
        if (name is null)
        {
            return ([context.Reader.Person], null);
        }

        var (one, unknown) = PersonOf(context, name, out var several);
        return unknown is not null ? ([], unknown) : ([.. several ?? [context.Roster.Person(one!.Value)!]], null);
    }

    private static string NameOf(ReaderContext context, long person) => context.Roster.Person(person)?.Name ?? OrderTexts.None;

    private static string Days(Absence absence) =>
        absence.To is { } to ? AwayPeriod.Text(absence.From, to) : Say(OrderTexts.FromOn, UpdateWords.Day(absence.From));

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
