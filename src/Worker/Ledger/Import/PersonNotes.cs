using System.Text.RegularExpressions;

using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>Takes persons out of cells of units: in 县交通运输局（申样例） the name of the one who answers for it is no part of the unit's.</summary>
internal sealed partial class PersonNotes
{
    private readonly HashSet<string> _persons = new(StringComparer.Ordinal);

    /// <summary>Learns the persons that the rows of a file name.</summary>
    public PersonNotes(IEnumerable<LedgerRow> rows)
    {
        foreach (var cell in rows.SelectMany(row => row.All(LedgerColumn.Responsible).Concat(row.All(LedgerColumn.LeadLeader))).Select(field => field.Text).Distinct(StringComparer.Ordinal))
        {
            _persons.UnionWith(Names(Brackets().Replace(cell.Narrowed(), " ")));
        }
    }

    /// <summary>The cell without brackets that hold persons.</summary>
    public string Without(string cell) =>
        cell.AsSpan().IndexOfAny('(', '（') < 0 ? cell : Brackets().Replace(cell, match => IsOfPersons(match.Value.Narrowed()[1..^1].Trim()) ? "" : match.Value);

    private bool IsOfPersons(string note) =>
        (Label().IsMatch(note) && !note.Contains("单位", StringComparison.Ordinal) && !note.Contains("部门", StringComparison.Ordinal)) || (Names(note).ToList() is { Count: > 0 } names && _persons.Contains(names[0]) && Rest(note).Length == 0);

    // What is left beside the names and their posts or telephones.
    private string Rest(string note) =>
        Separators().Replace(Posts().Replace(string.Join(' ', Separators().Split(note).Where(part => !_persons.Contains(part))), ""), "");

    private static IEnumerable<string> Names(string text) => Separators().Split(text).Where(part => Name().IsMatch(part) && !Body().IsMatch(part));

    [GeneratedRegex("[(（][^()（）]*[)）]", RegexOptions.NonBacktracking)]
    private static partial Regex Brackets();

    [GeneratedRegex(@"[\s、,，;；/:：]+", RegexOptions.NonBacktracking)]
    private static partial Regex Separators();

    [GeneratedRegex(@"^[\u4E00-\u9FFF]{2,4}$", RegexOptions.NonBacktracking)]
    private static partial Regex Name();

    // 各乡镇长, 办公室 and 信息中心 stand in such columns as well.
    [GeneratedRegex("^各|(?:局|委|办|处|科|股|室|部|站|所|队|院|镇|乡|县|区|市|村|街道|中心|公司|长|主任|书记|领导)$", RegexOptions.NonBacktracking)]
    private static partial Regex Body();

    [GeneratedRegex("^(?:具体|直接|第一)?(?:责任人|负责人|联系人|联络员|经办人|承办人|责任领导|分管领导):", RegexOptions.NonBacktracking)]
    private static partial Regex Label();

    [GeneratedRegex(@"副?(?:局长|主任|书记|处长|科长|股长|所长|部长|站长|镇长|乡长|县长|区长|市长|经理|董事长|组长|院长|校长)|[0-9-]{3,}", RegexOptions.NonBacktracking)]
    private static partial Regex Posts();
}
