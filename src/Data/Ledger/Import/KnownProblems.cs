using CaseReform.Ops.Data.Sql;

namespace CaseReform.Ops.Data.Ledger.Import;

/// <summary>Reads what a ledger already has, in two statements whatever its size.</summary>
internal static class KnownProblems
{
    private const string Problems =
        """
        SELECT p.id, p.number, p.category, p.symptom, p.issued_on, u.name AS lead_unit
        FROM problems p JOIN ledgers g ON g.id = p.ledger_id JOIN units u ON u.id = p.lead_unit_id
        WHERE g.name = @ledger AND p.withdrawal_id IS NULL
        """;

    private const string Measures =
        """
        SELECT m.id, m.problem_id, m.text, m.deadline_text, m.deadline, m.long_term, m.provisional
        FROM measures m JOIN problems p ON p.id = m.problem_id JOIN ledgers g ON g.id = p.ledger_id WHERE g.name = @ledger ORDER BY m.problem_id, m.ordinal
        """;

    public static async Task<IReadOnlyDictionary<string, KnownProblem>> ReadAsync(DatabaseSession session, string ledger)
    {
        var problems = await session.QueryAsync<KnownProblem>(Problems, new { ledger });
        if (!problems.Any())
        {
            return new Dictionary<string, KnownProblem>();
        }

        var measures = (await session.QueryAsync<KnownMeasure>(Measures, new { ledger })).ToLookup(m => m.ProblemId);
        return problems.ToDictionary(p => p.Number, p => p with { Measures = [.. measures[p.Id]] }, StringComparer.Ordinal);
    }
}
