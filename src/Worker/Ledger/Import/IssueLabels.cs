using CaseReform.Ops.Worker.Letters;
using CaseReform.Ops.Worker.Sheets;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>印发日期 above a table against <c>--issued</c>: what the sheet says for certain counts; what cannot be read is answered by the option or refused.</summary>
internal static class IssueLabels
{
    /// <summary>The problems of sheets whose issue date cannot be read; each sheet has one refusal.</summary>
    public static HashSet<ProblemRows> Check(IReadOnlyList<ProblemRows> problems, DateOnly? issued, ImportNotes notes)
    {
        var unclear = new HashSet<ProblemRows>();
        foreach (var sheet in problems.GroupBy(p => p.Labels))
        {
            var name = sheet.First().First.Sheet;
            if (sheet.Key is { IssuedOn: { } said, IssuedAt: { } row } && issued is { } other && said != other)
            {
                notes.Warn(name, row + 1, Say(ImportTexts.IssueLabelCounts, OfficialDate.Of(said), OfficialDate.Of(other)));
            }

            if (sheet.Key is not { IssuedOn: null, Unread: { } label })
            {
                continue;
            }

            if (issued is { } day)
            {
                notes.Warn(name, label.Row + 1, Say(ImportTexts.IssueOptionCounts, label.Text, OfficialDate.Of(day)));
                continue;
            }

            notes.Refusals.Add(new Refusal(name, label.Row + 1, SheetGrid.ColumnName(label.Column), label.Text, Say(ImportTexts.BadIssueLabel, label.Text)));
            unclear.UnionWith(sheet);
        }

        return unclear;
    }
}
