using CaseReform.Ops.Domain.People;
using Roster = CaseReform.Ops.Domain.People.Roster;

namespace CaseReform.Ops.Domain.Tests.People;

/// <summary>An invented town: units get their three seats, posts and holders are added by name.</summary>
internal sealed class RosterTown
{
    public static readonly DateOnly Today = new(2026, 3, 2);

    private readonly List<Unit> _units = [];
    private readonly List<Post> _posts = [];
    private readonly List<Holding> _holdings = [];
    private readonly List<Person> _people = [];
    private readonly List<Absence> _absences = [];

    public Roster Roster => new(_units, _posts, _holdings, _people, _absences);

    public long Unit(string name, long? above = null)
    {
        var id = _units.Count + 1;
        _units.Add(new Unit(id, name, above, Function: null));
        foreach (var role in new[] { PostRole.Handler, PostRole.SupervisingLeader, PostRole.FirstResponsible })
        {
            Post(id, role, title: "");
        }

        return id;
    }

    public void Bend(long unit, long above) => _units[(int)unit - 1] = _units[(int)unit - 1] with { ParentId = above };

    public long Seat(long unit, PostRole role) => _posts.Single(post => post.UnitId == unit && post.Role == role && post.Title.Length == 0).Id;

    public long Post(long unit, PostRole role, string title, params long[] supervised)
    {
        _posts.Add(new Post(100 + _posts.Count, unit, role, title, supervised));
        return _posts[^1].Id;
    }

    public long Person(string name, string? email = "someone@example.org", bool active = true)
    {
        _people.Add(new Person(1000 + _people.Count, name, email, active));
        return _people[^1].Id;
    }

    public long Hold(long post, string name, DateOnly? from = null, DateOnly? to = null)
    {
        var person = Person(name);
        Hold(post, person, from, to);
        return person;
    }

    public void Hold(long post, long person, DateOnly? from = null, DateOnly? to = null) =>
        _holdings.Add(new Holding(post, person, from ?? new DateOnly(2020, 1, 1), to));

    public void Away(long person, long acting, DateOnly from, DateOnly? to) => _absences.Add(new Absence(person, acting, from, to));

    public IReadOnlyList<long> PostsFor(PostRole role, long lead, long? responsible = null, long? overseeing = null, long? leader = null) =>
        Roster.PostsFor(role, new DutyPosts(lead, responsible, overseeing, leader), Today);
}
