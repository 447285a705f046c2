using CaseReform.Ops.Bot.Answers;
using CaseReform.Ops.Bot.Cards;
using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Bot.Understanding.Words;
using CaseReform.Ops.Bot.Updates;
using CaseReform.Ops.Domain.People;

using Microsoft.Bot.Builder;

namespace CaseReform.Ops.Bot.Orders;

/// <summary>换责任人, of a measure or of a post, and how people and units are found by what they were called.</summary>
internal sealed partial class OrderHandler
{
    private const int MaxNear = 5;

    private async Task<Answer> ResponsibleAsync(ITurnContext turn, ReaderContext context, OrderWish.ChangeResponsible wish, CancellationToken token)
    {
        var (person, unknown) = PersonOf(context, wish.Name, out _);
        if (unknown is not null)
        {
            return unknown;
        }

        var draft = new OrderDraft { Kind = OrderKind.Responsible, Person = person, Text = person is null ? wish.Name : null };
        var (measure, instead) = await FindAsync(context, wish.Spoken, draft, token);
        return instead ?? await AdvanceAsync(turn, context, draft with { Measures = [measure!.Id] }, token);
    }

    /// <summary>Of several people of that name one button each.</summary>
    private static Answer AskPerson(ReaderContext context, OrderDraft draft)
    {
        if (draft.Text is not { } name)
        {
            return new Answer(UpdateTexts.NotUnderstood);
        }

        var (person, unknown) = PersonOf(context, name, out var several);
        several ??= person is { } one ? [context.Roster.Person(one)!] : [];
        return unknown ?? Choose(
            Say(OrderTexts.WhichPerson, CardText.Plain(name, 20), several.Count),
            several.Select(p => (Described(context, p), (draft with { Text = null, Person = p.Id }).Button(Titled(context, p)))));
    }

    private async Task<Answer> HolderAsync(ITurnContext turn, ReaderContext context, OrderWish.ChangeHolder wish, CancellationToken token)
    {
        var units = UnitsOf(context, wish.Unit);
        if (units.Count == 0)
        {
            return UnitUnknown(context, wish.Unit);
        }

        var (person, unknown) = PersonOf(context, wish.Name, out var several);
        if (unknown is not null)
        {
            return unknown;
        }

        // several units of that short name, several posts of that role, several people of that name: one button for each that may be meant
        var posts = units.SelectMany(unit => context.Roster.Posts.Where(post => post.UnitId == unit.Id && post.Role == wish.Role)).ToList();
        var held = posts.FindAll(post => context.Roster.IsHeld(post.Id, context.Today));
        posts = units.Count == 1 && held.Count == 1 ? held : units.Count == 1 && held.Count == 0 ? [.. posts.OrderBy(post => post.Title.Length).Take(1)] : posts;
        var people = several ?? [context.Roster.Person(person!.Value)!];
        var drafts = posts.SelectMany(post => people.Select(p => (Post: post, Person: p, Draft: new OrderDraft { Kind = OrderKind.Holder, Post = post.Id, Person = p.Id }))).ToList();
        return drafts switch
        {
            [] => new Answer(Say(OrderTexts.NoSuchPost, units[0].Name, PostRoleNames.NameOf(wish.Role))),
            [var one] => await AdvanceAsync(turn, context, one.Draft, token),
            _ => Choose(Say(OrderTexts.WhichPost, drafts.Count), drafts.Select(d => (
                Say(OrderTexts.HeldBy, context.Roster.TitleOf(d.Post.Id), Holders(context, d.Post.Id)), d.Draft.Button(Say(OrderTexts.PostTo, context.Roster.TitleOf(d.Post.Id), several is null ? d.Person.Name : Titled(context, d.Person)))))),
        };
    }

    private static string Holders(ReaderContext context, long post) =>
        string.Join(AnswerTexts.And, context.Roster.HoldersOf(post, context.Today).Select(id => context.Roster.Person(id)?.Name).OfType<string>()) is { Length: > 0 } names ? names : OrderTexts.Vacant;

    /// <summary>The person of a name; of several all; of none the sentence that offers those that are called nearly so.</summary>
    private static (long? One, Answer? Unknown) PersonOf(ReaderContext context, string name, out IReadOnlyList<Person>? several)
    {
        several = null;
        var plain = name.Trim();
        var found = context.Roster.People.Where(person => person.Active && person.Name == plain).ToList();
        switch (found)
        {
            case [var one]:
                return (one.Id, null);
            case []:
                var near = Near(context, plain);
                return (null, new Answer(near.Count == 0 ? Say(OrderTexts.PersonUnknown, CardText.Plain(plain, 20)) : Say(OrderTexts.PersonNear, CardText.Plain(plain, 20), string.Join(AnswerTexts.And, near))));
            default:
                several = found;
                return (null, null);
        }
    }

    private static List<string> Near(ReaderContext context, string name)
    {
        var sound = Sounds.Exactly(name);
        return [.. context.Roster.People.Where(person => person.Active && (Differ(person.Name, name) <= 1 || (sound is not null && Sounds.Exactly(person.Name) == sound)))
            .Select(person => person.Name).Distinct().Take(MaxNear)];
    }

    private static int Differ(string a, string b) => a.Length != b.Length ? int.MaxValue : a.Zip(b).Count(pair => pair.First != pair.Second);

    /// <summary>王样例（街道办）</summary>
    private static string Titled(ReaderContext context, Person person) =>
        context.Roster.OwnPostsOf(person.Id, context.Today).Select(post => context.Roster.Unit(post.UnitId)?.Name).OfType<string>().Distinct().ToList() is { Count: > 0 } units
            ? Say(OrderTexts.PersonOfUnit, person.Name, string.Join(AnswerTexts.And, units))
            : person.Name;

    private static string Described(ReaderContext context, Person person) =>
        string.Join(AnswerTexts.And, context.Roster.OwnPostsOf(person.Id, context.Today).Select(post => context.Roster.TitleOf(post.Id))) is { Length: > 0 } posts ? posts : OrderTexts.NoPosts;

    /// <summary>The units of a name: in full, an alias, or what people call them.</summary>
    private static IReadOnlyList<KnownUnit> UnitsOf(ReaderContext context, string name)
    {
        var key = Understanding.Sentences.Folded.Of(name.Trim()).Lower;
        return context.Names.Units.TryLongest(key, out var length, out var unit) && length == key.Length ? [unit]
            : context.Names.ShortUnits.TryLongest(key, out var shortLength, out var units) && shortLength == key.Length && !units.IsBare ? units.Units
            : [];
    }

    private static Answer UnitUnknown(ReaderContext context, string name)
    {
        var key = Understanding.Sentences.Folded.Of(name.Trim()).Lower;
        var near = context.Names.Ending(key, MaxNear).Concat(context.Names.Like(name.Trim())).DistinctBy(unit => unit.Id).Take(MaxNear).Select(unit => unit.Name).ToList();
        var shown = CardText.Plain(name, 30);
        return new Answer(near.Count == 0 ? Say(OrderTexts.UnitUnknown, shown) : Say(OrderTexts.UnitNear, shown, string.Join(AnswerTexts.And, near)));
    }
}
