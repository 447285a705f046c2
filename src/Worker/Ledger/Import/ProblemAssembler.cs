using System.Globalization;

using CaseReform.Ops.Data.Ledger.Import;
using CaseReform.Ops.Domain.Ledger;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>Makes a problem of its rows. A single cell that cannot be read refuses all of it.</summary>
internal sealed class ProblemAssembler(LedgerReadingOptions options, UnitFields units, ImportNotes notes)
{
    private readonly DeadlineFields _deadlines = new(options, notes);

    /// <summary>The problem, or null when notes has a new refusal for the problem.</summary>
    public ImportedProblem? Build(ProblemRows problem)
    {
        var refused = notes.Refusals.Count;
        var first = problem.First;
        var known = options.Known.GetValueOrDefault(problem.Number.Text);
        if (known is null && problem.Rows.Count == 1 && first.Grid.Own.Count == 1 && first[LedgerColumn.Symptom].IsBlank)
        {
            notes.Refuse(first, first[LedgerColumn.Number], ImportTexts.NumberAlone, problem.Number);
            return null;
        }

        var symptom = Text(problem, LedgerColumn.Symptom) ?? known?.Symptom;
        if (symptom is null)
        {
            notes.Refuse(first, first[LedgerColumn.Symptom], ImportTexts.SymptomBlank, problem.Number);
        }

        var bracketed = notes.Bracketed.Count;
        var (lead, supporting, overseeing, collectives) = units.Read(problem);
        var issuedOn = options.StoredIssued.TryGetValue(problem.Number.Text, out var stored) ? stored : IssuedOn(problem);
        var target = Text(problem, LedgerColumn.Target);
        var fields = new MeasureFields(problem, known, issuedOn, _deadlines, units, options.Today, notes);
        var measures = fields.Read(target ?? symptom ?? "", out var status);
        var version = Version(problem);
        if (notes.Refusals.Count > refused || symptom is null || lead is null)
        {
            return null;
        }

        notes.Reckoned.AddRange(fields.Reckoned);
        notes.Early.AddRange(fields.Early);
        var source = Text(problem, LedgerColumn.Source);
        var words = measures.Select(m => m.StatusWord).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return new ImportedProblem
        {
            Number = problem.Number,
            Category = CategoryText.Same(problem.Category, known?.Category) ? known?.Category : problem.Category,
            Symptom = symptom,
            RootCause = Text(problem, LedgerColumn.RootCause),
            Target = target,
            SourceKind = SourceKinds.Of(source ?? ""),
            SourceText = source,
            Scope = SourceKinds.Scope(first[LedgerColumn.Scope].Text),
            LeadUnit = lead,
            SupportingUnits = [.. supporting.Concat(fields.FurtherUnits).Distinct().Where(name => name != lead)],
            SupportingText = string.Join('、', collectives.Concat(fields.FurtherCollectives).Distinct(StringComparer.Ordinal)) is { Length: > 0 } text ? text : null,
            OverseeingUnit = overseeing,
            LeadLeader = LeadLeader(problem),
            Status = status,
            StatusWord = words.Count == 0 ? null : string.Join('；', words),
            IssuedOn = issuedOn,
            Campaign = Text(problem, LedgerColumn.Campaign),
            Remark = WithNotes(Text(problem, LedgerColumn.Remark), notes.Bracketed.Skip(bracketed).Select(b => b.Text)),
            Measures = [.. measures.Select(m => m.Unit == lead ? m with { Unit = null } : m)],
            Version = version,
            Place = Say(ImportTexts.Row, first.Sheet, first.Number),
        };
    }

    // A number cell shows the tenth and the first of October alike: 10.1
    private static bool LostZero(string text) => text.Length > 2 && text[^2] == '.' && text[^1] is '1' or '2' or '3';

    // What stood in brackets behind a unit is no part of its name, and not lost.
    private static string? WithNotes(string? remark, IEnumerable<string> units) =>
        string.Join('、', units.Distinct(StringComparer.Ordinal)) is { Length: > 0 } written
            ? string.Join('\n', new[] { remark, Say(ImportTexts.UnitWritten, written) }.OfType<string>())
            : remark;

    // What further rows add in a column of the problem belongs to it as well.
    internal static string? Text(ProblemRows problem, LedgerColumn column)
    {
        var spread = problem.Rows.Count > 1 && problem.First.All(column).Count() > 1;
        var parts = problem.Rows
            .Select(row => row.Joined(column))
            .Where((field, i) => !field.IsBlank && (i == 0 || field.IsOwn))
            .SelectMany(field => spread ? field.Text.Split('\n') : [field.Text])
            .Distinct(StringComparer.Ordinal).ToList();
        return parts.Count == 0 ? null : string.Join('\n', parts);
    }

    private string? LeadLeader(ProblemRows problem)
    {
        var names = problem.Rows.Select(row => row[LedgerColumn.LeadLeader].Text).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        if (names.Count > 1)
        {
            notes.Warn(problem.First.Sheet, problem.First.Number, Say(ImportTexts.LeaderVaries, names[0]));
        }

        return names.FirstOrDefault() ?? (problem.First[LedgerColumn.ProblemRowId].IsBlank ? PersonNotes.Leader(problem.First[LedgerColumn.LeadUnit].Text) : null);
    }

    private DateOnly? IssuedOn(ProblemRows problem)
    {
        foreach (var row in problem.Rows)
        {
            var field = row[LedgerColumn.IssuedOn];
            if (field.IsBlank)
            {
                continue;
            }

            // 检查日期 stands for the day of issue where it says one
            var seen = row.Header.NameOf(field.Column).Contains('查', StringComparison.Ordinal);
            var day = field.Cell.Date ?? DayText.Exactly(field.Text) ?? (seen && DatedWord.Read(field.Text, options.Today) is { Word.Length: 0, HasCome: true, Day: var shown } && !LostZero(field.Text) ? shown : null);
            if (day is null && seen)
            {
                break;
            }

            if (day is null)
            {
                notes.Refuse(row, field, Say(ImportTexts.IssuedUnread, field.Text), problem.Number);
            }

            return day ?? options.Issued;
        }

        return problem.Labels.IssuedOn ?? options.Issued ?? problem.Labels.FedBackOn;
    }

    private long? Version(ProblemRows problem)
    {
        var field = problem.First[LedgerColumn.Version];
        if (field.IsBlank)
        {
            return null;
        }

        if (long.TryParse(field.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var version))
        {
            return version;
        }

        notes.Refuse(problem.First, field, Say(ImportTexts.VersionUnread, field.Text), problem.Number);
        return null;
    }
}
