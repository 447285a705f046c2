namespace CaseReform.Ops.Domain.People;

/// <summary>Who answers for what: units, posts, holders and absences as they stood when they were read. Immutable, so many threads may ask.</summary>
public sealed class Roster
{
    private readonly Dictionary<long, Unit> _units;
    private readonly Dictionary<long, Post> _posts;
    private readonly Dictionary<long, Person> _people;
    private readonly ILookup<(long Unit, PostRole Role), Post> _postsOfUnit;
    private readonly ILookup<(long Unit, PostRole Role), Post> _postsNamingUnit;
    private readonly ILookup<PostRole, Post> _postsOfRole;
    private readonly ILookup<long, Holding> _holdings;
    private readonly ILookup<long, Absence> _absences;
    private readonly ILookup<long, Holding> _holdingsOfPerson;
    private readonly ILookup<long, Unit> _unitsBelow;
    private volatile Tuple<DateOnly, Lazy<ILookup<long, Post>>>? _passedOn;

    /// <summary>Takes a snapshot. Every unit has the three seats with an empty title (责任人, 分管领导, 第一责任人), held or not.</summary>
    public Roster(
        IEnumerable<Unit> units, IEnumerable<Post> posts, IEnumerable<Holding> holdings, IEnumerable<Person> people, IEnumerable<Absence> absences)
    {
        var ordered = posts.OrderBy(post => post.Id).ToList();
        _units = units.ToDictionary(unit => unit.Id);
        _posts = ordered.ToDictionary(post => post.Id);
        _people = people.ToDictionary(person => person.Id);
        _postsOfUnit = ordered.ToLookup(post => (post.UnitId, post.Role));
        _postsNamingUnit = ordered
            .SelectMany(post => post.SupervisedUnits.Distinct(), (post, unit) => (post, unit))
            .ToLookup(pair => (pair.unit, pair.post.Role), pair => pair.post);
        _postsOfRole = ordered.ToLookup(post => post.Role);
        _holdings = holdings.OrderBy(holding => holding.PersonId).ToLookup(holding => holding.PostId);
        _holdingsOfPerson = _holdings.SelectMany(group => group).ToLookup(holding => holding.PersonId);
        _unitsBelow = _units.Values.Where(unit => unit.ParentId is not null).ToLookup(unit => unit.ParentId!.Value);
        _absences = absences.OrderByDescending(absence => absence.From).ToLookup(absence => absence.PersonId);
    }

    /// <summary>The unit, or null when the snapshot has none of that id.</summary>
    public Unit? Unit(long id) => _units.GetValueOrDefault(id);

    /// <summary>The post, or null when the snapshot has none of that id.</summary>
    public Post? Post(long id) => _posts.GetValueOrDefault(id);

    /// <summary>All posts.</summary>
    public IEnumerable<Post> Posts => _posts.Values;

    /// <summary>All units.</summary>
    public IEnumerable<Unit> Units => _units.Values;

    /// <summary>All persons, those who have left as well.</summary>
    public IEnumerable<Person> People => _people.Values;

    /// <summary>The person, or null when the snapshot has none of that id.</summary>
    public Person? Person(long id) => _people.GetValueOrDefault(id);

    /// <summary>Whether anybody holds the post that day, present or not.</summary>
    public bool IsHeld(long postId, DateOnly day)
    {
        foreach (var holding in _holdings[postId])
        {
            if (holding.Covers(day))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The posts that a role of the ladder means for one measure on one day. Held posts go before vacant ones; a vacant one is still
    /// named, so that its notices pass on and the office hears of it. Empty only for 督导人 of a measure nobody oversees, and for roles without any post.</summary>
    public IReadOnlyList<long> PostsFor(PostRole role, DutyPosts measure, DateOnly day) => role switch
    {
        PostRole.Handler => measure.ResponsiblePostId is { } named ? [named] : SeatsOf(measure.LeadUnitId, role, day),
        PostRole.SupervisingLeader => measure.LeadLeaderPostId is { } named ? [named] : LeadersOf(measure.LeadUnitId, day),
        PostRole.FirstResponsible => SeatsOf(measure.LeadUnitId, role, day),
        PostRole.Overseer => OverseersOf(measure, day),
        PostRole.Office or PostRole.LeadingGroup or PostRole.Inspector => HeldFirst(_postsOfRole[role], day),
    };

    /// <summary>Who gets the letters of a post that day: its holders, their acting colleagues, or those a vacant post passes on to.</summary>
    /// <exception cref="ArgumentException">The snapshot has no such post.</exception>
    public Recipients RecipientsOf(long postId, DateOnly day) => Succession.RecipientsOf(
        this, Post(postId) ?? throw new ArgumentException($"no post {postId} in this roster", nameof(postId)), day);

    internal IEnumerable<Post> PostsOf(PostRole role) => _postsOfRole[role];

    internal IEnumerable<Post> PostsOf(long unitId, PostRole role) => _postsOfUnit[(unitId, role)];

    /// <summary>分管领导 who name the unit, wherever they sit.</summary>
    internal IEnumerable<Post> LeadersNaming(long unitId) => _postsNamingUnit[(unitId, PostRole.SupervisingLeader)];

    /// <summary>分管领导 of the unit itself who name no units. One who names units answers for those only.</summary>
    internal IEnumerable<Post> GeneralLeadersOf(long unitId) =>
        _postsOfUnit[(unitId, PostRole.SupervisingLeader)].Where(post => post.SupervisedUnits.Count == 0);

    /// <summary>Who holds the post that day, present or not.</summary>
    public IEnumerable<long> HoldersOf(long postId, DateOnly day) =>
        _holdings[postId].Where(holding => holding.Covers(day)).Select(holding => holding.PersonId);

    internal IEnumerable<Post> PostsHeldBy(long personId, DateOnly day) =>
        _holdingsOfPerson[personId].Where(holding => holding.Covers(day)).Select(holding => _posts[holding.PostId]);

    /// <summary>Posts that the person holds that day or will hold.</summary>
    internal IEnumerable<Post> PostsFrom(long personId, DateOnly day) =>
        _holdingsOfPerson[personId].Where(holding => holding.To is null || holding.To >= day).Select(holding => _posts[holding.PostId]);

    internal IEnumerable<Unit> UnitsBelow(long unitId) => _unitsBelow[unitId];

    /// <summary>The absence that counts that day; of several the one that began last.</summary>
    public Absence? AbsenceOf(long personId, DateOnly day) => _absences[personId].FirstOrDefault(absence => absence.Covers(day));

    /// <summary>What of somebody's absences is not over that day, the earliest first.</summary>
    public IReadOnlyList<Absence> AbsencesFrom(long personId, DateOnly day) =>
        [.. _absences[personId].Where(absence => absence.To is null || absence.To >= day).OrderBy(absence => absence.From)];

    /// <summary>Everybody who is, was or will be away.</summary>
    internal IEnumerable<long> AbsentPeople => _absences.Select(group => group.Key);

    /// <summary>For each person the vacant posts whose letters they get that day; kept for the day that was last asked for.</summary>
    internal ILookup<long, Post> PassedOn(DateOnly day)
    {
        if (_passedOn is not { } known || known.Item1 != day)
        {
            // many may ask at once after a change: one works it out, the others wait
            _passedOn = known = Tuple.Create(day, new Lazy<ILookup<long, Post>>(() => RosterStandings.FindPassedOn(this, day)));
        }

        return known.Item2.Value;
    }

    private List<long> SeatsOf(long unitId, PostRole role, DateOnly day) => HeldElseSeat(_postsOfUnit[(unitId, role)], day);

    private List<long> LeadersOf(long unitId, DateOnly day)
    {
        if (Held(LeadersNaming(unitId), day) is { Count: > 0 } naming)
        {
            return naming;
        }

        if (Held(GeneralLeadersOf(unitId), day) is { Count: > 0 } general)
        {
            return general;
        }

        return LeadersNaming(unitId).Any() ? Ids(LeadersNaming(unitId)) : HeldElseSeat(GeneralLeadersOf(unitId), day);
    }

    private List<long> OverseersOf(DutyPosts measure, DateOnly day)
    {
        var named = measure.OverseeingUnitId is { } unit ? HeldFirst(_postsOfUnit[(unit, PostRole.Overseer)], day) : [];
        return named.Count > 0 ? named : HeldFirst(_postsNamingUnit[(measure.LeadUnitId, PostRole.Overseer)], day);
    }

    private List<long> HeldElseSeat(IEnumerable<Post> posts, DateOnly day)
    {
        if (Held(posts, day) is { Count: > 0 } held)
        {
            return held;
        }

        return posts.FirstOrDefault(post => post.Title.Length == 0) is { } seat ? [seat.Id] : Ids(posts);
    }

    private List<long> HeldFirst(IEnumerable<Post> posts, DateOnly day) => Held(posts, day) is { Count: > 0 } held ? held : Ids(posts);

    private List<long> Held(IEnumerable<Post> posts, DateOnly day) => [.. posts.Where(post => IsHeld(post.Id, day)).Select(post => post.Id)];

    private static List<long> Ids(IEnumerable<Post> posts) => [.. posts.Select(post => post.Id)];
}
