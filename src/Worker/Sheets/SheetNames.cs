using System.Globalization;

using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Worker.Sheets;

/// <summary>Makes a name that Excel takes and that no other sheet of the workbook has.</summary>
internal sealed class SheetNames
{
    private const int Longest = 31;
    private const string Forbidden = "[]:*?/\\";

    private readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);

    public string Take(string wanted)
    {
        var clean = string.Concat(SafeText.Clean(wanted).Select(c => char.IsControl(c) || Forbidden.Contains(c, StringComparison.Ordinal) ? ' ' : c));
        clean = clean.Trim(' ', '\'');
        var name = (clean.Length == 0 ? "Sheet" : clean).CutTo(Longest);
        for (var number = 2; !taken.Add(name); number++)
        {
            var suffix = string.Create(CultureInfo.InvariantCulture, $"({number})");
            name = clean.CutTo(Longest - suffix.Length) + suffix;
        }

        return name;
    }
}
