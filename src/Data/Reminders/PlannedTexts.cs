using CaseReform.Ops.Data.Sql;

namespace CaseReform.Ops.Data.Reminders;

/// <summary>What a plan shows of its measures to people: deciding needs no texts.</summary>
public sealed class PlannedTexts(Database database)
{
    private const int Batch = 5000;

    /// <summary>As much as a line can show.</summary>
    private static readonly SqlText Rows = IdList.In(
        "m.id",
        """
        SELECT m.id, u.name AS unit, substr(m.text, 1, 200) AS text
        FROM measures m JOIN problems p ON p.id = m.problem_id LEFT JOIN units u ON u.id = coalesce(m.unit_id, p.lead_unit_id) WHERE
        """);

    /// <summary>The unit and the beginning of the text of each measure.</summary>
    public async Task<IReadOnlyDictionary<long, PlannedText>> ReadAsync(IEnumerable<long> measures, CancellationToken token)
    {
        var texts = new Dictionary<long, PlannedText>();
        foreach (var ids in measures.Distinct().Chunk(Batch))
        {
            foreach (var row in await database.ReadRowsAsync<PlannedText>(Rows, IdList.Of(database.Kind, ids), token))
            {
                texts.Add(row.Id, row);
            }
        }

        return texts;
    }
}

/// <summary>A measure as a plan names it.</summary>
public sealed record PlannedText
{
    /// <summary>The measure's row.</summary>
    public long Id { get; init; }

    /// <summary>The unit that answers for it.</summary>
    public string Unit { get; init; } = string.Empty;

    /// <summary>The beginning of its text.</summary>
    public string Text { get; init; } = string.Empty;
}
