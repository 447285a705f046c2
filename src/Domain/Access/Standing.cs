using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Domain.Access;

/// <summary>What a person is on one day: the posts they hold, those of absent colleagues they act for, and those vacant ones whose letters they get.</summary>
public sealed class Standing
{
    private Standing(Person person, DateOnly day, IReadOnlyList<Post> posts, Scope scope, IReadOnlyList<Post> answering, IReadOnlySet<long> answers, IReadOnlySet<long> seats)
    {
        Person = person;
        Day = day;
        Posts = posts;
        Scope = scope;
        AnsweringPosts = answering;
        AnswersFor = answers;
        SeatUnits = seats;
    }

    /// <summary>Who.</summary>
    public Person Person { get; }

    /// <summary>The office day it holds for.</summary>
    public DateOnly Day { get; }

    /// <summary>Posts held or acted for that day; never empty.</summary>
    public IReadOnlyList<Post> Posts { get; }

    /// <summary>What this person may read.</summary>
    public Scope Scope { get; }

    /// <summary>Posts, also vacant ones passed on, that speak for something: all but 巡察.</summary>
    public IReadOnlyList<Post> AnsweringPosts { get; }

    /// <summary>The same by their rows: a measure that names one of them as 责任人 is this person's own to report on. A ledger may name any post; 巡察 reads and answers for nothing.</summary>
    public IReadOnlySet<long> AnswersFor { get; }

    /// <summary>Units whose measures without a named 责任人 are this person's own.</summary>
    public IReadOnlySet<long> SeatUnits { get; }

    /// <summary>Whether one of the posts has the role.</summary>
    public bool Is(PostRole role) => Posts.Any(post => post.Role == role);

    /// <summary>The standing, or null for somebody who has left, is unknown, or has no post that day: to the system such a person is a stranger.</summary>
    public static Standing? Of(Roster roster, long personId, DateOnly day)
    {
        if (roster.Person(personId) is not { Active: true } person)
        {
            return null;
        }

        var posts = roster.PostsOn(personId, day);
        if (posts.Count == 0)
        {
            return null;
        }

        var all = posts.UnionBy(roster.VacantPostsPassedTo(personId, day), post => post.Id).ToList();
        var answering = all.Where(post => post.Role != PostRole.Inspector).ToList();
        var answers = answering.Select(post => post.Id).ToHashSet();
        var seats = roster.SeatUnitsOf(answers, day);
        return new Standing(person, day, posts, Scope.Of(roster, all, seats), answering, answers, seats);
    }
}
