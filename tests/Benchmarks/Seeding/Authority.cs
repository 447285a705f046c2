using System.Data;
using System.Globalization;

using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Benchmarks.Seeding;

/// <summary>
/// An invented authority: units below ten departments below one root, in each unit two 责任人, a 分管领导 and a 第一责任人, and an office. Ids
/// follow from the unit's number, so that measures can name posts without asking.
/// </summary>
/// <param name="Units">How many units; four persons each.</param>
internal sealed record Authority(int Units)
{
    private const long Office = 1;
    private const int Departments = 10;
    private const int Seats = 4;

    private static readonly BulkText InsertUnit = new(
        "INSERT INTO units (id, name, parent_id) VALUES (@p0, @p1, @p2)",
        "INSERT INTO units (id, name, parent_id) SELECT * FROM unnest(@p0, @p1, @p2)",
        DbType.Int64, DbType.String, DbType.Int64);

    private static readonly BulkText InsertPerson = new(
        "INSERT INTO people (id, name, email, email_key) VALUES (@p0, @p1, @p2, @p3)",
        "INSERT INTO people (id, name, email, email_key) SELECT * FROM unnest(@p0, @p1, @p2, @p3)",
        DbType.Int64, DbType.String, DbType.String, DbType.String);

    private static readonly BulkText InsertPost = new(
        "INSERT INTO posts (id, unit_id, role, title) VALUES (@p0, @p1, @p2, @p3)",
        "INSERT INTO posts (id, unit_id, role, title) SELECT * FROM unnest(@p0, @p1, @p2, @p3)",
        DbType.Int64, DbType.Int64, DbType.String, DbType.String);

    private static readonly BulkText InsertHolding = new(
        "INSERT INTO holdings (post_id, person_id, from_day) VALUES (@p0, @p1, @p2)",
        "INSERT INTO holdings (post_id, person_id, from_day) SELECT * FROM unnest(@p0, @p1, @p2)",
        DbType.Int64, DbType.Int64, DbType.String);

    /// <summary>The unit of a number.</summary>
    public long Unit(long n) => 2 + (n % Units);

    /// <summary>Who holds the office's post.</summary>
    public const long OfficePerson = 1;

    /// <summary>The person on one of a unit's seats: two 责任人, a 分管领导, a 第一责任人.</summary>
    public long Person(long n, int seat) => Post(n, seat);

    /// <summary>The post of one of a unit's two 责任人.</summary>
    public long Handler(long n, int which) => Post(n, which);

    /// <summary>Puts the authority into the database.</summary>
    public Task SeedAsync(Database database) =>
        database.WriteAsync(
            async session =>
            {
                List<object?[]> units = [[Office, "甲市示例委员会", null]], people = [], posts = [], holdings = [];
                Add(posts, people, holdings, id: 1, Office, PostRole.Office, title: "");
                for (var n = 0; n < Units; n++)
                {
                    units.Add([Unit(n), Say($"甲市示例{n:0000}局"), n < Departments ? Office : Unit(n % Departments)]);
                    Add(posts, people, holdings, Post(n, 0), Unit(n), PostRole.Handler, "");
                    Add(posts, people, holdings, Post(n, 1), Unit(n), PostRole.Handler, "综合科科长");
                    Add(posts, people, holdings, Post(n, 2), Unit(n), PostRole.SupervisingLeader, "");
                    Add(posts, people, holdings, Post(n, 3), Unit(n), PostRole.FirstResponsible, "");
                }

                await InsertUnit.RunAsync(session, units);
                await InsertPerson.RunAsync(session, people);
                await InsertPost.RunAsync(session, posts);
                await InsertHolding.RunAsync(session, holdings);
                await RosterStore.TouchAsync(session);
            },
            CancellationToken.None);

    private long Post(long n, int seat) => 2 + (n % Units * Seats) + seat;

    /// <summary>A post and the one person who holds it, under the same id.</summary>
    private static void Add(List<object?[]> posts, List<object?[]> people, List<object?[]> holdings, long id, long unit, PostRole role, string title)
    {
        var email = Say($"person{id:00000}@example.test");
        people.Add([id, Say($"张示例{id:00000}"), email, email]);
        posts.Add([id, unit, Codes.PostRole[role], PostTitle.Write(title)]);
        holdings.Add([id, id, "2025-01-01"]);
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
