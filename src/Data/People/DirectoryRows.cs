using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Data.People;

/// <summary>People, posts, holdings and absences with their row ids, as a list of persons is compared with them.</summary>
public static class DirectoryRows
{
    /// <summary>Everybody who has not been struck off.</summary>
    public static Task<IReadOnlyList<PersonRecord>> PeopleAsync(DatabaseSession session) =>
        session.QueryAsync<PersonRecord>("SELECT id, name, email, email_key FROM people WHERE active = 1 ORDER BY id");

    /// <summary>All posts.</summary>
    public static async Task<IReadOnlyList<PostRecord>> PostsAsync(DatabaseSession session)
    {
        var supervised = (await session.QueryAsync<SupervisedRow>("SELECT post_id, unit_id FROM post_units ORDER BY unit_id")).ToLookup(r => r.PostId, r => r.UnitId);
        return [.. (await session.QueryAsync<PostRecord>("SELECT id, unit_id, role, title FROM posts ORDER BY id"))
            .Select(p => p with { Title = PostTitle.Read(p.Title), SupervisedUnits = [.. supervised[p.Id]] })];
    }

    /// <summary>All holdings, past ones too.</summary>
    public static Task<IReadOnlyList<HoldingRecord>> HoldingsAsync(DatabaseSession session) =>
        session.QueryAsync<HoldingRecord>("SELECT id, post_id, person_id, from_day, to_day FROM holdings ORDER BY id");

    /// <summary>All absences, past ones too.</summary>
    public static Task<IReadOnlyList<AbsenceRecord>> AbsencesAsync(DatabaseSession session) =>
        session.QueryAsync<AbsenceRecord>("SELECT id, person_id, acting_id, from_day, to_day FROM absences ORDER BY id");

    /// <summary>Adds a person.</summary>
    public static Task<long> AddPersonAsync(DatabaseSession session, string name, EmailAddress? email) => session.InsertAsync(
        "INSERT INTO people (name, email, email_key, active) VALUES (@name, @email, @key, 1) RETURNING id",
        new { name, email = email?.ToString(), key = email?.Key });

    /// <summary>Changes a person's name or address.</summary>
    public static Task<int> SetPersonAsync(DatabaseSession session, long id, string name, EmailAddress? email) => session.ExecuteAsync(
        "UPDATE people SET name = @name, email = coalesce(@email, email), email_key = coalesce(@key, email_key) WHERE id = @id",
        new { id, name, email = email?.ToString(), key = email?.Key });

    /// <summary>Adds a post.</summary>
    public static Task<long> AddPostAsync(DatabaseSession session, long unitId, PostRole role, string title) => session.InsertAsync(
        "INSERT INTO posts (unit_id, role, title) VALUES (@unitId, @role, @title) RETURNING id", new { unitId, role, title = PostTitle.Write(title) });

    /// <summary>Says which units a post answers for.</summary>
    public static async Task SetSupervisedAsync(DatabaseSession session, long postId, IEnumerable<long> units)
    {
        await session.ExecuteAsync("DELETE FROM post_units WHERE post_id = @postId", new { postId });
        foreach (var unitId in units)
        {
            await session.ExecuteAsync("INSERT INTO post_units (post_id, unit_id) VALUES (@postId, @unitId)", new { postId, unitId });
        }
    }

    /// <summary>Adds a holding.</summary>
    public static Task<long> AddHoldingAsync(DatabaseSession session, long postId, long personId, DateOnly from, DateOnly? to) => session.InsertAsync(
        "INSERT INTO holdings (post_id, person_id, from_day, to_day) VALUES (@postId, @personId, @from, @to) RETURNING id",
        new { postId, personId, from, to });

    /// <summary>Changes the days of a holding.</summary>
    public static Task<int> SetHoldingAsync(DatabaseSession session, long id, DateOnly from, DateOnly? to) =>
        session.ExecuteAsync("UPDATE holdings SET from_day = @from, to_day = @to WHERE id = @id", new { id, from, to });

    /// <summary>Takes back a holding that never came to be.</summary>
    public static Task<int> RemoveHoldingAsync(DatabaseSession session, long id) => session.ExecuteAsync("DELETE FROM holdings WHERE id = @id", new { id });

    /// <summary>Adds an absence.</summary>
    public static Task<long> AddAbsenceAsync(DatabaseSession session, long personId, long actingId, DateOnly from, DateOnly? to) => session.InsertAsync(
        "INSERT INTO absences (person_id, acting_id, from_day, to_day) VALUES (@personId, @actingId, @from, @to) RETURNING id",
        new { personId, actingId, from, to });

    /// <summary>Changes the days of an absence.</summary>
    public static Task<int> SetAbsenceAsync(DatabaseSession session, long id, DateOnly from, DateOnly? to) =>
        session.ExecuteAsync("UPDATE absences SET from_day = @from, to_day = @to WHERE id = @id", new { id, from, to });

    /// <summary>Takes back an absence that never came to be.</summary>
    public static Task<int> RemoveAbsenceAsync(DatabaseSession session, long id) => session.ExecuteAsync("DELETE FROM absences WHERE id = @id", new { id });

    private sealed record SupervisedRow
    {
        public long PostId { get; init; }

        public long UnitId { get; init; }
    }
}
