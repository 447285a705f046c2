using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Worker.Audit;

namespace CaseReform.Ops.Worker.Checks;

/// <summary>Compares the head of the trail with the one outside the database; with <c>--full</c> goes through every entry.</summary>
internal sealed class AuditCheck(Database database, AuditTrail trail) : ICheck
{
    public async Task<IReadOnlyList<CheckFinding>> RunAsync(bool full, CancellationToken token)
    {
        if (full)
        {
            var verdict = await trail.VerifyAsync(database, token);
            return verdict is AuditVerdict.Whole ? [] : [Broken(AuditCommands.Sentence(verdict))];
        }

        var outside = trail.ReadHead();
        var (head, mac) = await database.ReadAsync(
            async session => (
                await AuditTrail.HeadAsync(session),
                await session.FirstAsync<string>("SELECT mac FROM audit WHERE seq = @seq", new { seq = outside?.Seq ?? 0 })),
            token);
        return outside switch
        {
            null when head.Seq == 0 => [],
            null => [new CheckFinding(CheckSeverity.Warning, ChecksTexts.NoHeadFile, ChecksTexts.AuditAdvice)],
            _ when outside.Seq > head.Seq => [Broken(Say(ChecksTexts.AuditCut, head.Seq, outside.Seq))],
            _ when outside.Seq > 0 && mac != outside.Mac => [Broken(Say(ChecksTexts.AuditChanged, outside.Seq))],
            _ => [],
        };
    }

    private static CheckFinding Broken(string sentence) => new(CheckSeverity.Failure, sentence, ChecksTexts.AuditAdvice);
}
