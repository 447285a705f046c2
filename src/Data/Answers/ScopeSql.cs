using System.Globalization;

using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Access;

using Dapper;

namespace CaseReform.Ops.Data.Answers;

/// <summary>A reader's scope in SQL: the same rule as <see cref="Scope.Covers"/>, so that what lies outside is never read.</summary>
internal static class ScopeSql
{
    /// <summary>Problems with a measure that is in the reader's own hands or in those of a unit of theirs, whoever leads them.</summary>
    private static readonly SqlText ByMeasure = Both(list =>
        $"""
        SELECT problem_id FROM measures WHERE {list.In("unit_id", "units")}
        UNION SELECT problem_id FROM measures WHERE {list.In("responsible_post_id", "posts")}
        UNION SELECT problem_id FROM measures WHERE {list.In("lead_unit_id", "seats")} AND open IN (0, 1) AND responsible_post_id IS NULL AND unit_id IS NULL
        UNION SELECT problem_id FROM measures WHERE {list.In("unit_id", "seats")} AND responsible_post_id IS NULL
        UNION SELECT m.problem_id FROM measures m WHERE {list.In("m.unit_id", "overseen")} AND {Elsewhere("m", list)}
        """);

    /// <summary>Rows of problems that may lie in scope for another reason than their lead and overseeing unit.</summary>
    public static readonly SqlText Apart = Both(list =>
        $"{ByMeasure.For(list.Kind)} UNION SELECT id FROM problems WHERE {list.In("lead_leader_post_id", "posts")}");

    /// <summary>Rows of all problems in a scope that is not everything, each part from an index.</summary>
    public static readonly SqlText Problems = Both(list =>
        $"""
        SELECT p.id FROM problems p WHERE {list.In("p.lead_unit_id", "units")}
        UNION SELECT p.id FROM problems p WHERE {list.In("p.overseeing_unit_id", "overseeing")}
        UNION SELECT p.id FROM problems p WHERE {list.In("p.lead_unit_id", "overseen")} AND {Elsewhere("p", list)}
        UNION {Apart.For(list.Kind)}
        """);

    /// <summary>Whether the problem <c>p</c> lies in scope.</summary>
    public static readonly SqlText Covers = Both(list =>
        $"""
        (@all = 1 OR {list.In("p.lead_unit_id", "units")} OR {list.In("p.overseeing_unit_id", "overseeing")}
         OR ({Elsewhere("p", list)} AND ({list.In("p.lead_unit_id", "overseen")} OR EXISTS (SELECT 1 FROM measures o WHERE o.problem_id = p.id AND {list.In("o.unit_id", "overseen")})))
         OR {list.In("p.lead_leader_post_id", "posts")}
         OR EXISTS (SELECT 1 FROM measures s WHERE s.problem_id = p.id AND (
                {list.In("s.unit_id", "units")} OR {list.In("s.responsible_post_id", "posts")}
                OR (s.responsible_post_id IS NULL AND {list.In("coalesce(s.unit_id, p.lead_unit_id)", "seats")}))))
        """);

    /// <summary>Conditions on a measure <c>m</c>, each served by an index; a measure lies in scope when one of them holds. Empty for who reads everything.</summary>
    public static IReadOnlyList<SqlText> Branches(Scope scope)
    {
        if (scope.All)
        {
            return [];
        }

        var branches = new List<SqlText>();
        Add(scope.Units.Count > 0, list => $"{list.In("m.lead_unit_id", "units")}");
        Add(scope.OverseeingUnits.Count > 0, list => $"{list.In("m.overseeing_unit_id", "overseeing")}");
        Add(scope.OverseenUnits.Count > 0, list => $"{list.In("m.lead_unit_id", "overseen")} AND {Elsewhere("m", list)}");
        Add(scope.Posts.Count > 0, list => $"{list.In("m.lead_leader_post_id", "posts")}");
        Add(true, list => $"m.problem_id IN ({ByMeasure.For(list.Kind)})");
        return branches;

        void Add(bool wanted, Func<Lists, string> condition)
        {
            if (wanted)
            {
                branches.Add(Both(condition));
            }
        }
    }

    /// <summary>Conditions on a measure <c>m</c> of the units for which somebody answers or that they oversee.</summary>
    public static IReadOnlyList<SqlText> OwnUnits { get; } =
    [
        Both(list => list.In("m.lead_unit_id", "units")),
        Both(list => list.In("m.unit_id", "units")),
        Both(list => list.In("m.overseeing_unit_id", "overseeing")),
        Both(list => $"{list.In("m.lead_unit_id", "overseen")} AND {Elsewhere("m", list)}"),
        Both(list => $"{list.In("m.unit_id", "overseen")} AND {Elsewhere("m", list)}"),
    ];

    /// <summary>Conditions on a measure <c>m</c> that is one's own.</summary>
    public static IReadOnlyList<SqlText> InHands { get; } = Hands((list, column, name) => list.In(column, name));

    /// <summary>The same for many readers at once: on PostgreSQL each of their posts and units is looked up by itself, with statistics or without.</summary>
    public static IReadOnlyList<SqlText> InHandsOfMany { get; } = Hands((list, column, name) => $"{column} IN {list[name]}");

    private static IReadOnlyList<SqlText> Hands(Func<Lists, string, string, string> isIn) =>
    [
        Both(list => isIn(list, "m.responsible_post_id", "posts")),
        Both(list => $"{isIn(list, "m.lead_unit_id", "seats")} AND m.responsible_post_id IS NULL AND m.unit_id IS NULL"),
        Both(list => $"{isIn(list, "m.unit_id", "seats")} AND m.responsible_post_id IS NULL"),
    ];

    /// <summary>The parameters that go with <see cref="InHands"/>.</summary>
    public static DynamicParameters Own(DatabaseSession session, Standing standing, object? others = null) =>
        With(session, others, ("posts", standing.AnswersFor), ("seats", standing.SeatUnits));

    /// <summary>The parameters that go with all the others.</summary>
    public static DynamicParameters Parameters(DatabaseSession session, Scope scope, object? others = null)
    {
        var parameters = With(
            session, others, ("units", scope.Units), ("overseeing", scope.OverseeingUnits), ("overseen", scope.OverseenUnits), ("overseers", scope.UnitsWithOverseers),
            ("posts", scope.Posts), ("seats", scope.SeatUnits));
        parameters.Add("all", scope.All ? 1 : 0);
        return parameters;
    }

    /// <summary>Adds such lists to parameters.</summary>
    public static void AddLists(DynamicParameters parameters, DatabaseSession session, params (string Name, IEnumerable<long> Ids)[] lists)
    {
        foreach (var (name, ids) in lists)
        {
            if (session.Kind == DatabaseKind.Sqlite)
            {
                parameters.Add(name, "[" + string.Join(',', ids.Select(id => id.ToString(CultureInfo.InvariantCulture))) + "]");
            }
            else
            {
                parameters.Add(name, ids.ToArray());
            }
        }
    }

    /// <summary>Parameters that are such lists only.</summary>
    public static DynamicParameters ListsOf(DatabaseSession session, params (string Name, IEnumerable<long> Ids)[] lists) => With(session, null, lists);

    private static DynamicParameters With(DatabaseSession session, object? others, params (string Name, IEnumerable<long> Ids)[] lists)
    {
        var parameters = new DynamicParameters(others);
        AddLists(parameters, session, lists);
        return parameters;
    }

    /// <summary>No overseeing unit with 督导人 of its own has it.</summary>
    private static string Elsewhere(string row, Lists list) => $"({row}.overseeing_unit_id IS NULL OR {row}.overseeing_unit_id NOT IN {list["overseers"]})";

    /// <summary>Both spellings of a text with lists in it.</summary>
    public static SqlText Both(Func<Lists, string> text) => new(
        text(new Lists(DatabaseKind.Sqlite)), text(new Lists(DatabaseKind.Postgres)));

    /// <summary>How one database spells the lists.</summary>
    public sealed record Lists(DatabaseKind Kind)
    {
        public string this[string name] => Kind == DatabaseKind.Sqlite ? $"(SELECT value FROM json_each(@{name}))" : $"(SELECT unnest(@{name}))";

        /// <summary>A column is in a list; on PostgreSQL as the one condition that an index serves in one scan.</summary>
        public string In(string column, string name) => Kind == DatabaseKind.Sqlite ? $"{column} IN {this[name]}" : $"{column} = ANY (@{name})";
    }
}
