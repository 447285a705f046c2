using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Domain.Units;

/// <summary>A line's end separates, but it may also have broken a name: 市住房和城乡 | 建设局.</summary>
internal static class LineEnds
{
    /// <summary>The pieces of a cell; one that may go on in the next line is looked at together with it, as one with a space in it.</summary>
    public static IEnumerable<(string Piece, char Separator)> Joined(List<(string Piece, char Separator)> cuts, UnitNames names)
    {
        for (var i = 0; i < cuts.Count; i++)
        {
            if (cuts[i].Separator != '\n' || i + 1 == cuts.Count || Between(cuts[i].Piece, cuts[i + 1].Piece.Trim(), names) is not { } between)
            {
                yield return cuts[i];
                continue;
            }

            yield return (cuts[i].Piece.Trim() + between + cuts[i + 1].Piece.Trim(), cuts[++i].Separator);
        }
    }

    /// <summary>What stands between the two: nothing before 和社会保障局, a space where they may be two; null where they are.</summary>
    private static string? Between(string line, string next, UnitNames names)
    {
        var name = line[(line.LastIndexOf(':') + 1)..].WithoutSpaces();
        return name.Length < 2 || names.Find(name) is not null || names.Find(next) is not null || GenericUnits.Covers(name)
            || (BodyNames.IsComplete(name) && !GoesOn(name, next, names)) || UnitWords.Suffixes.Any(s => name.EndsWith(s.Word, StringComparison.Ordinal)) ? null
            : UnitJoints.BeginsWithJoint(next) ? string.Empty
            : BodyNames.IsOfAnyPlace(next) ? " " : null;
    }

    // 实验室 | 与设备管理处
    private static bool GoesOn(string name, string next, UnitNames names) =>
        UnitJoints.BeginsWithJoint(next) && JoinedBody.IsOne(name, UnitJoints.WithoutLeading(next, names).WithoutSpaces(), part => names.Find(part) is not null) != false;
}
