using System.Globalization;

using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Worker.Sheets;

/// <summary>Makes a name that Excel takes and that no other sheet of the workbook has.</summary>
internal sealed class SheetNames
{
    private const int MaxLength = 31;
    private const string Forbidden = "[]:*?/\\";

    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    public string Take(string wanted)
    {
        var clean = string.Concat(SafeText.Clean(wanted).Select(c => char.IsControl(c) || Forbidden.Contains(c, StringComparison.Ordinal) ? ' ' : c));
        clean = clean.Trim(' ', '\'');
        var name = (clean.Length == 0 ? "Sheet" : clean).CutTo(MaxLength);
        for (var number = 2; !_taken.Add(name); number++)
        {
            var suffix = string.Create(CultureInfo.InvariantCulture, $"({number})");
            name = clean.CutTo(MaxLength - suffix.Length) + suffix;
        }

        return name;
    }
}
