using CaseReform.Ops.Domain.Text;
using CaseReform.Ops.Worker.CommandLine;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>What the office said of single columns, by their header without white space. It goes before all that words of headers say.</summary>
internal sealed record ColumnAnswers
{
    private readonly Dictionary<string, string> _names;

    private ColumnAnswers(Dictionary<string, string> names, IReadOnlyDictionary<string, string> given) => (_names, Given) = (names, given);

    public static ColumnAnswers None { get; } = new([], new Dictionary<string, string>());

    /// <summary>Said with this import, and to be kept for the next.</summary>
    public IReadOnlyDictionary<string, string> Given { get; }

    /// <summary>Of what was said now, what is about columns that a table has.</summary>
    public IReadOnlyDictionary<string, string> GivenFor(IReadOnlySet<string> headers) =>
        Given.Where(answer => headers.Contains(answer.Key)).ToDictionary(answer => answer.Key, answer => answer.Value, StringComparer.Ordinal);

    /// <summary>Reads <c>当前状态=状态</c>; what was said before holds for columns that are not named now.</summary>
    /// <exception cref="InputRefusedException">One of them is no such sentence.</exception>
    public static ColumnAnswers Of(IReadOnlyDictionary<string, string> before, IEnumerable<string> options)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var option in options)
        {
            var at = option.LastIndexOfAny(['=', '＝']);
            var header = at < 0 ? "" : option[..at].WithoutSpaces();
            if (header.Length == 0)
            {
                throw new InputRefusedException(Say(ImportTexts.ColumnOption, option));
            }

            given[header] = ColumnNames.Find(option[(at + 1)..].WithoutSpaces()) ?? throw new InputRefusedException(Say(ImportTexts.ColumnUnknown, option, ColumnNames.All));
        }

        var names = new Dictionary<string, string>(before, StringComparer.Ordinal);
        foreach (var (header, name) in given)
        {
            names[header] = name;
        }

        return new ColumnAnswers(names, given);
    }

    /// <summary>Whether the office said something of a header; the column is null when it is not needed.</summary>
    public bool TryFind(string header, out LedgerColumn? column)
    {
        var known = _names.TryGetValue(header, out var name);
        column = known ? ColumnNames.ColumnOf(name!) : null;
        return known && (column is not null || name == ColumnNames.Ignored);
    }
}
