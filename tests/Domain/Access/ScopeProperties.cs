using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Tests.People;

namespace CaseReform.Ops.Domain.Tests.Access;

public sealed class ScopeProperties
{
    private static readonly PostRole[] Roles = Enum.GetValues<PostRole>();

    /// <summary>Random towns: bent trees, vacant and titled posts, leaders and overseers who name units, absences.</summary>
    [Fact]
    public void Whoever_is_written_to_about_a_measure_may_read_it_and_the_责任人_may_report()
    {
        var written = 0;
        for (var seed = 1; seed <= 400; seed++)
        {
            var random = new Random(seed);
            var town = Town(random, out var units, out var posts);
            var roster = town.Roster;
            for (var i = 0; i < 20; i++)
            {
                var unit = units[random.Next(units.Count)];
                var responsible = Sometimes(random, posts);
                var facts = new ProblemFacts(units[random.Next(units.Count)], Sometimes(random, units), Sometimes(random, posts), [new MeasureHands(unit, responsible)]);
                foreach (var role in Roles)
                {
                    foreach (var person in Readers(roster, role, new DutyPosts(unit, responsible, facts.OverseeingUnitId, facts.LeadLeaderPostId)))
                    {
                        var standing = Standing.Of(roster, person, RosterTown.Today);
                        Assert.True(standing is not null && standing.Scope.Covers(facts), $"seed {seed}, {role}, person {person}");
                        if (role == PostRole.Handler && roster.Post(responsible ?? 0)?.Role != PostRole.Inspector)
                        {
                            Assert.True(AccessRule.May(standing!, Operation.Report, facts.Measures[0]), $"seed {seed}, person {person}");
                        }

                        written++;
                    }
                }
            }
        }

        Assert.True(written > 20_000, $"only {written} were asked");
    }

    /// <summary>The same towns: a letter asks nothing of anybody who could not answer it, and nobody speaks whose posts no letter was for.</summary>
    [Fact]
    public void Whoever_is_written_to_about_a_measure_may_say_something_and_nobody_else_may()
    {
        var (heard, silent) = (0, 0);
        for (var seed = 1; seed <= 400; seed++)
        {
            var random = new Random(seed);
            var roster = Town(random, out var units, out var posts).Roster;
            var standings = roster.People.Select(person => Standing.Of(roster, person.Id, RosterTown.Today)).OfType<Standing>().ToList();
            for (var i = 0; i < 20; i++)
            {
                var (responsible, leader) = (Sometimes(random, posts), Sometimes(random, posts));
                var hands = new MeasureHands(units[random.Next(units.Count)], responsible);
                var role = Roles[random.Next(Roles.Length)];
                var notified = roster.PostsFor(role, new DutyPosts(hands.UnitId, responsible, Sometimes(random, units), leader), RosterTown.Today).Where(post => roster.Post(post)!.Role != PostRole.Inspector).ToList();
                var facts = new ReportFacts(hands, leader, IsRunning: true, notified);
                var written = notified.SelectMany(post => roster.RecipientsOf(post, RosterTown.Today) is Recipients.Found found ? found.People : []).Select(r => r.PersonId).ToHashSet();
                foreach (var standing in standings)
                {
                    var full = AccessRule.May(standing, Operation.Report, hands);
                    var speaks = AccessRule.HeardAs(standing, Operation.Report, facts) is not null;
                    Assert.False(full && speaks);
                    Assert.True(!written.Contains(standing.Person.Id) || full || speaks, $"seed {seed}, {role}, person {standing.Person.Id}");
                    Assert.True(!speaks || standing.AnswersFor.Overlaps(notified), $"seed {seed}, {role}, person {standing.Person.Id}");
                    _ = speaks ? heard++ : silent++;
                }
            }
        }

        Assert.True(heard > 2_000 && silent > 2_000, $"{heard} were heard, {silent} not");
    }

    [Fact]
    public void Whoever_may_answer_for_something_is_a_person_of_today()
    {
        for (var seed = 1; seed <= 100; seed++)
        {
            var roster = Town(new Random(seed), out _, out _).Roster;
            foreach (var person in roster.People)
            {
                var standing = Standing.Of(roster, person.Id, RosterTown.Today);

                Assert.True(standing is null || (person.Active && standing.Posts.Count > 0));
                Assert.True(standing is null || standing.Scope.All || standing.AnswersFor.IsSubsetOf(standing.Scope.Posts));
            }
        }
    }

    private static IEnumerable<long> Readers(Roster roster, PostRole role, DutyPosts measure) => roster.PostsFor(role, measure, RosterTown.Today)
        .Select(post => roster.RecipientsOf(post, RosterTown.Today))
        .OfType<Recipients.Found>()
        .SelectMany(found => found.People)
        .Where(recipient => recipient.Email is not null)
        .Select(recipient => recipient.PersonId);

    private static RosterTown Town(Random random, out List<long> units, out List<long> posts)
    {
        var town = new RosterTown();
        units = [];
        for (var i = 0; i < 6; i++)
        {
            units.Add(town.Unit($"单位{i}", units.Count > 0 && random.Next(3) > 0 ? units[random.Next(units.Count)] : null));
        }

        var people = Enumerable.Range(0, 8).Select(i => town.Person($"人员{i}", random.Next(9) > 0 ? "someone@example.org" : null, active: random.Next(9) > 0)).ToList();
        posts = [];
        for (var i = 0; i < 14; i++)
        {
            var role = Roles[random.Next(Roles.Length)];
            var named = Enumerable.Range(0, random.Next(3)).Select(_ => random.Next(6)).Distinct().Select(u => (long)u + 1).ToArray();
            posts.Add(town.Post(random.Next(6) + 1, role, $"职务{i}", role is PostRole.SupervisingLeader or PostRole.FirstResponsible or PostRole.Overseer ? named : []));
        }

        posts.AddRange(units.Select(unit => town.Seat(unit, Roles[random.Next(3)])));
        foreach (var post in posts.Where(_ => random.Next(3) > 0))
        {
            town.Hold(post, people[random.Next(people.Count)]);
        }

        foreach (var person in people.Where(_ => random.Next(4) == 0))
        {
            town.Away(person, people[random.Next(people.Count)], RosterTown.Today, RosterTown.Today);
        }

        return town;
    }

    private static long? Sometimes(Random random, List<long> values) => random.Next(2) == 0 ? null : values[random.Next(values.Count)];
}
