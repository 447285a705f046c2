using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Data.People.Editing;

/// <summary>People, posts and holdings as one transaction sees and changes them. Each change is stored, entered in the trail and remembered.</summary>
public sealed class PeopleEditor
{
    private readonly DatabaseSession _session;
    private readonly ChangeOrigin _origin;
    private readonly Dictionary<long, string> _units;
    private readonly HashSet<long> _new = [];
    private readonly HashSet<long> _changed = [];
    private readonly HashSet<long> _newPosts = [];
    private readonly HashSet<long> _readdressed = [];
    private readonly List<PeopleChange> _changes = [];
    private readonly List<(PersonRecord Person, EmailAddress Email)> _heldAddresses = [];

    private PeopleEditor(DatabaseSession session, ChangeOrigin origin, Dictionary<long, string> units) => (_session, _origin, _units) = (session, origin, units);

    /// <summary>Everybody.</summary>
    public List<PersonRecord> People { get; private init; } = [];

    /// <summary>All posts.</summary>
    public List<PostRecord> Posts { get; private init; } = [];

    /// <summary>All holdings, past ones too.</summary>
    public List<HoldingRecord> Holdings { get; private init; } = [];

    /// <summary>All absences, past ones too.</summary>
    public List<AbsenceRecord> Absences { get; private init; } = [];

    /// <summary>What was changed, beside what was added.</summary>
    public IReadOnlyList<PeopleChange> Changes => _changes;

    /// <summary>New rows of each kind.</summary>
    public int NewPosts => _newPosts.Count;

    /// <inheritdoc cref="NewPosts"/>
    public int NewHoldings { get; private set; }

    /// <inheritdoc cref="NewPosts"/>
    public int NewAbsences { get; private set; }

    /// <summary>Persons added.</summary>
    public IReadOnlySet<long> New => _new;

    /// <summary>Persons of whom something changed, added ones left out.</summary>
    public IReadOnlySet<long> Changed => _changed;

    /// <summary>Persons whose address changed.</summary>
    public IReadOnlySet<long> Readdressed => _readdressed;

    /// <summary>Whose address is not changed here; what was to become of it is in <see cref="HeldAddresses"/>.</summary>
    public Func<long, bool> HoldsAddress { get; init; } = _ => false;

    /// <summary>Addresses that somebody else has to confirm first.</summary>
    public IReadOnlyList<(PersonRecord Person, EmailAddress Email)> HeldAddresses => _heldAddresses;

    /// <summary>Reads everything.</summary>
    public static async Task<PeopleEditor> LoadAsync(DatabaseSession session, ChangeOrigin origin, Func<long, bool>? holdsAddress = null) =>
        new(session, origin, (await UnitEdits.LoadAsync(session)).ToDictionary(u => u.Id, u => u.Name))
        {
            People = [.. await DirectoryRows.PeopleAsync(session)],
            Posts = [.. await DirectoryRows.PostsAsync(session)],
            Holdings = [.. await DirectoryRows.HoldingsAsync(session)],
            Absences = [.. await DirectoryRows.AbsencesAsync(session)],
            HoldsAddress = holdsAddress ?? (_ => false),
        };

    /// <summary>The post as sentences name it.</summary>
    public string NameOf(PostRecord post) => _units[post.UnitId] + (post.Title.Length > 0 ? post.Title : PostRoleNames.NameOf(post.Role));

    /// <inheritdoc cref="NameOf(PostRecord)"/>
    public string NameOfPost(long id) => NameOf(Posts.Find(p => p.Id == id)!);

    /// <summary>The person's name.</summary>
    public string NameOfPerson(long id) => People.Find(p => p.Id == id)!.Name;

    /// <summary>Adds a person.</summary>
    /// <returns>The row.</returns>
    public async Task<long> AddPersonAsync(string name, EmailAddress? email)
    {
        var id = await DirectoryRows.AddPersonAsync(_session, name, email);
        People.Add(new PersonRecord { Id = id, Name = name, Email = email?.ToString(), EmailKey = email?.Key });
        _new.Add(id);
        Note("person.added", name, new { name, email = email?.ToString() });
        return id;
    }

    /// <summary>Changes name or address; a null address leaves it as it is.</summary>
    public async Task SetPersonAsync(PersonRecord person, string name, EmailAddress? email)
    {
        if (email is not null && email.Key != person.EmailKey && HoldsAddress(person.Id))
        {
            _heldAddresses.Add((person, email));
            email = null;
        }

        var sameAddress = email is null || string.Equals(email.ToString(), person.Email, StringComparison.Ordinal);
        if (person.Name == name && sameAddress)
        {
            return;
        }

        await DirectoryRows.SetPersonAsync(_session, person.Id, name, email);
        People[People.FindIndex(p => p.Id == person.Id)] = person with { Name = name, Email = email?.ToString() ?? person.Email, EmailKey = email?.Key ?? person.EmailKey };
        Touch(person.Id);
        if (person.Name != name)
        {
            Note("person.changed", person.Name, new { field = "name", from = person.Name, to = name });
            Add(PeopleChangeKind.Name, person.Name, name);
        }

        if (!sameAddress)
        {
            _readdressed.Add(person.Id);
            if (email!.Key != person.EmailKey)
            {
                await AddressChange.RunAsync(_session, person.Id, name, person.Email, _origin);
            }

            Note("person.changed", name, new { field = "email", from = person.Email, to = email!.ToString() });
            Add(PeopleChangeKind.Email, name, person.Email, email.ToString());
        }
    }

    /// <summary>The post, added where there is none.</summary>
    public async Task<PostRecord> EnsurePostAsync(long unitId, PostRole role, string title)
    {
        if (Find(unitId, role, title) is { } known)
        {
            return known;
        }

        var post = new PostRecord { Id = await DirectoryRows.AddPostAsync(_session, unitId, role, title), UnitId = unitId, Role = role, Title = title };
        Posts.Add(post);
        _newPosts.Add(post.Id);
        Note("post.added", NameOf(post), new { role = PostRoleNames.NameOf(role), title });
        return post;
    }

    /// <summary>The post, or null.</summary>
    public PostRecord? Find(long unitId, PostRole role, string title) => Posts.Find(p => p.UnitId == unitId && p.Role == role && p.Title == title);

    /// <summary>Says which units a post answers for.</summary>
    public async Task SuperviseAsync(long postId, IReadOnlyCollection<long> units)
    {
        var at = Posts.FindIndex(p => p.Id == postId);
        var post = Posts[at];
        if (post.SupervisedUnits.ToHashSet().SetEquals(units))
        {
            return;
        }

        await DirectoryRows.SetSupervisedAsync(_session, postId, units.Distinct());
        Posts[at] = post with { SupervisedUnits = [.. units.Distinct()] };
        var (from, to) = (Names(post.SupervisedUnits), Names(units));
        Note("post.changed", NameOf(post), new { field = "supervised", from, to });
        if (!_newPosts.Contains(postId))
        {
            Add(PeopleChangeKind.Supervised, NameOf(post), from, to);
        }
    }

    /// <summary>Puts somebody into a post.</summary>
    public async Task AddHoldingAsync(long postId, long personId, DateOnly from, DateOnly? to)
    {
        var id = await DirectoryRows.AddHoldingAsync(_session, postId, personId, from, to);
        Holdings.Add(new HoldingRecord { Id = id, PostId = postId, PersonId = personId, FromDay = from, ToDay = to });
        NewHoldings++;
        Touch(personId);
        Note("holding.added", NameOfPost(postId), new { person = NameOfPerson(personId), from = IsoDay.Text(from), to = IsoDay.Text(to) });
        if (!_new.Contains(personId))
        {
            Add(PeopleChangeKind.Post, NameOfPerson(personId), NameOfPost(postId), HoldingUpdate.Told(from));
        }
    }

    /// <summary>Puts somebody into a vacant post of a role in a unit, else into a new one.</summary>
    public async Task PutAsync(long person, PostRole role, long unit, DateOnly today)
    {
        var held = Holdings.Where(h => h.ToDay is null || h.ToDay >= today).Select(h => h.PostId).ToHashSet();
        var vacant = Posts.Where(p => p.UnitId == unit && p.Role == role && !held.Contains(p.Id)).MinBy(p => p.Title.Length);
        var post = vacant ?? await EnsurePostAsync(unit, role, PostNumbering.Titles(string.Empty, role).First(title => Find(unit, role, title) is null));
        await AddHoldingAsync(post.Id, person, today, null);
    }

    /// <summary>Changes the days of a holding.</summary>
    public async Task SetHoldingAsync(HoldingRecord holding, DateOnly from, DateOnly? to)
    {
        if (holding.FromDay == from && holding.ToDay == to)
        {
            return;
        }

        await DirectoryRows.SetHoldingAsync(_session, holding.Id, from, to);
        Holdings[Holdings.FindIndex(h => h.Id == holding.Id)] = holding with { FromDay = from, ToDay = to };
        Touch(holding.PersonId);
        Note("holding.changed", NameOfPost(holding.PostId), new
        {
            person = NameOfPerson(holding.PersonId),
            from = new[] { IsoDay.Text(holding.FromDay), IsoDay.Text(holding.ToDay) },
            to = new[] { IsoDay.Text(from), IsoDay.Text(to) },
        });
        if (holding.ToDay != to && to is { } end)
        {
            Add(PeopleChangeKind.End, NameOfPerson(holding.PersonId), NameOfPost(holding.PostId), IsoDay.Text(end));
        }
        else
        {
            Add(PeopleChangeKind.Days, NameOfPerson(holding.PersonId), NameOfPost(holding.PostId), HoldingUpdate.Told(from), IsoDay.Text(to));
        }
    }

    /// <summary>Takes back a holding that never came to be.</summary>
    public async Task RemoveHoldingAsync(HoldingRecord holding)
    {
        await DirectoryRows.RemoveHoldingAsync(_session, holding.Id);
        Holdings.RemoveAll(h => h.Id == holding.Id);
        Touch(holding.PersonId);
        Note("holding.removed", NameOfPost(holding.PostId), new
        {
            person = NameOfPerson(holding.PersonId), from = IsoDay.Text(holding.FromDay), to = IsoDay.Text(holding.ToDay),
        });
        Add(PeopleChangeKind.Removed, NameOfPerson(holding.PersonId), NameOfPost(holding.PostId));
    }

    /// <summary>Has somebody act for somebody.</summary>
    public async Task AddAbsenceAsync(long personId, long actingId, DateOnly from, DateOnly? to)
    {
        var id = await DirectoryRows.AddAbsenceAsync(_session, personId, actingId, from, to);
        Absences.Add(new AbsenceRecord { Id = id, PersonId = personId, ActingId = actingId, FromDay = from, ToDay = to });
        NewAbsences++;
        Touch(personId);
        Note("absence.added", NameOfPerson(personId), new { acting = NameOfPerson(actingId), from = IsoDay.Text(from), to = IsoDay.Text(to) });
    }

    /// <summary>Changes the days of an absence.</summary>
    public async Task SetAbsenceAsync(AbsenceRecord absence, DateOnly from, DateOnly? to)
    {
        if (absence.FromDay == from && absence.ToDay == to)
        {
            return;
        }

        await DirectoryRows.SetAbsenceAsync(_session, absence.Id, from, to);
        Absences[Absences.FindIndex(a => a.Id == absence.Id)] = absence with { FromDay = from, ToDay = to };
        Touch(absence.PersonId);
        Note("absence.changed", NameOfPerson(absence.PersonId), new
        {
            acting = NameOfPerson(absence.ActingId),
            from = new[] { IsoDay.Text(absence.FromDay), IsoDay.Text(absence.ToDay) },
            to = new[] { IsoDay.Text(from), IsoDay.Text(to) },
        });
        Add(PeopleChangeKind.Absence, NameOfPerson(absence.ActingId), NameOfPerson(absence.PersonId), IsoDay.Text(from), IsoDay.Text(to));
    }

    public async Task RemoveAbsenceAsync(AbsenceRecord absence)
    {
        await DirectoryRows.RemoveAbsenceAsync(_session, absence.Id);
        Absences.RemoveAll(a => a.Id == absence.Id);
        Touch(absence.PersonId);
        Note("absence.removed", NameOfPerson(absence.PersonId), new
        {
            acting = NameOfPerson(absence.ActingId), from = IsoDay.Text(absence.FromDay), to = IsoDay.Text(absence.ToDay),
        });
        Add(PeopleChangeKind.AbsenceRemoved, NameOfPerson(absence.ActingId), NameOfPerson(absence.PersonId));
    }

    private void Touch(long personId)
    {
        if (!_new.Contains(personId))
        {
            _changed.Add(personId);
        }
    }

    private void Note<T>(string action, string subject, T detail) => _session.Audit(_origin.Entry(action, subject, detail));

    private void Add(PeopleChangeKind kind, params IReadOnlyList<string?> with) => _changes.Add(new PeopleChange(kind, with));

    private string? Names(IEnumerable<long> units) => string.Join('、', units.Select(u => _units[u])) is { Length: > 0 } names ? names : null;
}
