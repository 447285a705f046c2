using CaseReform.Ops.Data.Access;
using CaseReform.Ops.Data.Answers;
using CaseReform.Ops.Domain.Access;

namespace CaseReform.Ops.Bot.Answers;

/// <summary>Notes in the trail who asked for what they may not see. After the answer is out, so that its time tells nothing.</summary>
internal sealed class DeniedReadAudit(ProblemStore problems, RefusalAudit refusals)
{
    /// <summary>Looks whether it exists at all, and notes it when it does.</summary>
    public async Task NoteAsync(ReaderContext context, Missed missed, CancellationToken token)
    {
        if (missed.Number is { } number && await problems.HiddenAsync(number, missed.Ledger, token) is { } hidden)
        {
            await refusals.NoteAsync(context.Reader.Person, Operation.ReadMatters, hidden, token);
        }
        else if (missed.UnitId is { } unit && !context.Reader.Scope.All && context.Roster.Unit(unit) is { } named)
        {
            await refusals.NoteAsync(context.Reader.Person, Operation.ReadUnit, named.Name, token);
        }
    }
}
