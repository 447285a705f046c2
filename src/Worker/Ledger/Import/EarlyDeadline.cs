using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Worker.Letters;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>A deadline that lies before 交办日期: one of the two is likely mistyped, and nobody but the office knows which.</summary>
/// <param name="Problem">Its problem.</param>
/// <param name="Sheet">The sheet's name.</param>
/// <param name="Row">1-based.</param>
/// <param name="Deadline">完成时限</param>
/// <param name="IssuedOn">交办日期</param>
internal sealed record EarlyDeadline(ProblemNumber Problem, string Sheet, int Row, DateOnly Deadline, DateOnly IssuedOn)
{
    /// <summary>As a line of the list.</summary>
    public string Line => Say(ImportTexts.EarlyDeadline, Problem.Text, Sheet, Row, OfficialDate.Of(Deadline), OfficialDate.Of(IssuedOn));
}
