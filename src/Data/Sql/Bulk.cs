using System.Data;
using System.Data.Common;

using Npgsql;

using NpgsqlTypes;

namespace CaseReform.Ops.Data.Sql;

/// <summary>One statement over many rows: a prepared statement run row by row on SQLite, one statement over arrays on PostgreSQL.</summary>
/// <param name="Sqlite">With parameters <c>@p0</c>, <c>@p1</c> …</param>
/// <param name="Postgres">The same over <c>unnest(@p0, @p1 …)</c>.</param>
/// <param name="Types">The type of each parameter.</param>
public sealed record BulkText(string Sqlite, string Postgres, params DbType[] Types)
{
    /// <summary>Runs the statement for each row and tells how many rows were touched. Values are long, int, string, byte[] or null.</summary>
    public async Task<int> RunAsync(DatabaseSession session, IReadOnlyList<object?[]> rows)
    {
        if (rows.Count == 0)
        {
            return 0;
        }

        await using var command = Command(session);
        if (session.Kind == DatabaseKind.Sqlite)
        {
            var touched = 0;
            RowByRow(command, rows, () => touched += command.ExecuteNonQuery());
            return touched;
        }

        SetArrays(command, rows);
        return await command.ExecuteNonQueryAsync(session.Token);
    }

    /// <summary>Runs an INSERT or UPDATE that ends in <c>RETURNING id, key</c>, or a SELECT of these, and answers the ids of the rows it found, by that key.</summary>
    public async Task<IReadOnlyDictionary<string, long>> InsertAsync(DatabaseSession session, IReadOnlyList<object?[]> rows)
    {
        var ids = new Dictionary<string, long>(rows.Count, StringComparer.Ordinal);
        if (rows.Count == 0)
        {
            return ids;
        }

        await using var command = Command(session);
        if (session.Kind == DatabaseKind.Sqlite)
        {
            RowByRow(command, rows, () =>
            {
                using var reader = command.ExecuteReader();
                while (reader.Read())
                {
                    ids.Add(reader.GetString(1), reader.GetInt64(0));
                }
            });
            return ids;
        }

        SetArrays(command, rows);
        await using var inserted = await command.ExecuteReaderAsync(session.Token);
        while (await inserted.ReadAsync(session.Token))
        {
            ids.Add(inserted.GetString(1), inserted.GetInt64(0));
        }

        return ids;
    }

    private static DbCommand Command(DatabaseSession session)
    {
        var command = session.Connection.CreateCommand();
        command.Transaction = session.Transaction;
        return command;
    }

    private void RowByRow(DbCommand command, IReadOnlyList<object?[]> rows, Action run)
    {
        command.CommandText = Sqlite;
        var parameters = new DbParameter[Types.Length];
        for (var i = 0; i < Types.Length; i++)
        {
            parameters[i] = command.CreateParameter();
            parameters[i].ParameterName = Name(i);
            parameters[i].DbType = Types[i];
            command.Parameters.Add(parameters[i]);
        }

        foreach (var row in rows)
        {
            for (var i = 0; i < parameters.Length; i++)
            {
                parameters[i].Value = row[i] ?? DBNull.Value;
            }

            run();
        }
    }

    private void SetArrays(DbCommand command, IReadOnlyList<object?[]> rows)
    {
        command.CommandText = Postgres;
        for (var i = 0; i < Types.Length; i++)
        {
            command.Parameters.Add(Types[i] switch
            {
                DbType.Int64 => Column(i, NpgsqlDbType.Bigint, rows, v => v is null ? (long?)null : Convert.ToInt64(v, null)),
                DbType.Binary => Column(i, NpgsqlDbType.Bytea, rows, v => (byte[]?)v),
                _ => Column(i, NpgsqlDbType.Text, rows, v => (string?)v),
            });
        }
    }

    private static NpgsqlParameter Column<T>(int index, NpgsqlDbType type, IReadOnlyList<object?[]> rows, Func<object?, T> read)
    {
        var values = new T[rows.Count];
        for (var r = 0; r < values.Length; r++)
        {
            values[r] = read(rows[r][index]);
        }

        return new NpgsqlParameter(Name(index), NpgsqlDbType.Array | type) { Value = values };
    }

    private static string Name(int index) => FormattableString.Invariant($"p{index}");
}
