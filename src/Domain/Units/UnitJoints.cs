using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Domain.Units;

/// <summary>
/// Takes apart what is joined by a space, by 和, 与, 及 or 以及, or by nothing: 市教育局和市财政局, 县委县政府. Only where each part is the whole
/// name of a unit; 市公安局和平分局, 和县县委, 规划和自然资源局 and 实验室与设备管理处 stay whole.
/// </summary>
internal static class UnitJoints
{
    private static readonly string[] Joints = ["以及", "和", "及", "与", "+", "&", "·", "—", "-", ".", "联合", "协同"];
    private static readonly IReadOnlyList<string> NoJoints = WordLists.Bodies["no joint"];

    /// <summary>Reads a piece that the directory does not know as it stands.</summary>
    /// <param name="written">With its spaces.</param>
    /// <param name="isKnown">Whether the directory knows a part.</param>
    public static UnitSplit Read(string written, Func<string, bool> isKnown)
    {
        var spaced = written.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (spaced.Length > 1 && BySpaces(spaced, isKnown) is { } split)
        {
            return split;
        }

        return Unspaced(written.WithoutSpaces(), isKnown);
    }

    /// <summary>和市财政局; not 和平区 or 和县.</summary>
    public static bool BeginsWithJoint(string text) => JointAt(text, 0) is not null && !text.StartsWith("和县", StringComparison.Ordinal);

    /// <summary>A name without the 和 that joined it to the one before.</summary>
    public static string WithoutLeading(string text, UnitNames names) =>
        BeginsWithJoint(text) && names.Find(text) is null && BodyNames.IsComplete(text[JointAt(text, 0)!.Length..].WithoutSpaces()) ? text[JointAt(text, 0)!.Length..] : text;

    private static UnitSplit? BySpaces(string[] spaced, Func<string, bool> isKnown)
    {
        var whole = string.Concat(spaced);
        var parts = spaced.Where(part => !Joints.Contains(part)).ToList();
        var joined = parts.Count < spaced.Length || parts.Exists(part => Array.Exists(Joints, j => part.EndsWith(j, StringComparison.Ordinal) || part.StartsWith(j, StringComparison.Ordinal)));
        // 市 财政局 and 财 政 局 are one name with spaces in it
        if (parts.Exists(part => part.Length == 1 || part.Contains('(') || part.Contains(')'))
            || (joined && !parts.TrueForAll(part => IsName(part, isKnown)))
            || (joined && parts.Count == 2 && JoinedBody.IsOne(parts[0], parts[1], isKnown) != false))
        {
            return null;
        }

        if (parts.TrueForAll(part => IsName(part, isKnown)))
        {
            return parts.Count == 2 && Place.IsItself(parts[0]) && BodyNames.IsOfAnyPlace(parts[1]) && !isKnown(parts[1]) ? new UnitSplit([whole])
                : WithItsPart(parts, isKnown) is { } fewer ? new UnitSplit(fewer, parts)
                : Together(parts.ConvertAll(part => Unspaced(part, isKnown)));
        }

        // 五星街道 南大街 may be one or two.
        return new UnitSplit([whole], parts);
    }

    private static UnitSplit Together(List<UnitSplit> splits) => new(
        [.. splits.SelectMany(s => s.Parts)],
        splits.Exists(s => s.Other is not null) ? [.. splits.SelectMany(s => s.Other ?? s.Parts)] : null);

    /// <summary>市公安局 交警支队 may be one: the parts with that put together, or null where no part can be of the one before.</summary>
    private static List<string>? WithItsPart(List<string> parts, Func<string, bool> isKnown)
    {
        var at = parts.FindIndex(1, part => BodyNames.IsSubordinate(part) && !isKnown(part));
        return at < 1 || !BodyNames.HasParts(parts[at - 1]) ? null : [.. parts[..(at - 1)], parts[at - 1] + parts[at], .. parts[(at + 1)..]];
    }

    private static UnitSplit Unspaced(string text, Func<string, bool> isKnown)
    {
        if (isKnown(text) || text.Contains('('))
        {
            return new UnitSplit([text]);
        }

        if (AtJoints(text, isKnown) is { } split)
        {
            return split;
        }

        return new UnitSplit(AtNothing(text, isKnown));
    }

    private static UnitSplit? AtJoints(string text, Func<string, bool> isKnown)
    {
        for (var at = 1; at < text.Length - 1; at++)
        {
            if (JointAt(text, at) is not { } joint || at + joint.Length >= text.Length)
            {
                continue;
            }

            var (left, right) = (text[..at], text[(at + joint.Length)..]);
            if (IsName(left, isKnown) && (joint[0] is not ('联' or '协') || Place.Of(right) is not null) && Tail(right, isKnown) is { } tail && !AreOneCollective(left, tail.Parts))
            {
                // 县住建局-质监站: a dash before a part of it
                if (joint is "-" or "—" or "·" or "." && tail.Parts.Count == 1 && BodyNames.IsSubordinate(right) && BodyNames.HasParts(left) && !isKnown(right))
                {
                    return new UnitSplit([left + right]);
                }

                var one = JoinedBody.IsOne(left, tail.Parts[0], isKnown);
                if (one == true)
                {
                    continue;
                }

                var before = AtNothing(left, isKnown);
                IReadOnlyList<string> parts = [.. before, .. tail.Parts];
                return one is null ? new UnitSplit([left + joint + tail.Parts[0], .. tail.Parts.Skip(1)], parts)
                    : tail.Other is { } other ? new UnitSplit(parts, [.. before, .. other])
                    // 市财政局和县财政局 where the directory has 和县财政局
                    : new UnitSplit(parts, isKnown(text[at..]) ? [left, text[at..]] : null);
            }
        }

        return null;
    }

    private static UnitSplit? Tail(string right, Func<string, bool> isKnown) =>
        isKnown(right) ? new UnitSplit([right]) : AtJoints(right, isKnown) ?? (IsName(right, isKnown) ? new UnitSplit(AtNothing(right, isKnown)) : null);

    // 各镇和街道 is one collective.
    private static bool AreOneCollective(string left, IReadOnlyList<string> tail) =>
        GenericUnits.Covers(left) && tail.All(part => GenericUnits.Covers(part) || GenericUnits.Continues(left, part));

    private static string? JointAt(string text, int at)
    {
        var joint = Array.Find(Joints, j => string.CompareOrdinal(text, at, j, 0, j.Length) == 0);
        return joint is null || NoJoints.Any(word => Covers(text, word, at)) ? null : joint;
    }

    private static bool Covers(string text, string word, int at)
    {
        for (var start = Math.Max(0, at - word.Length + 1); start <= at; start++)
        {
            if (string.CompareOrdinal(text, start, word, 0, word.Length) == 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>县委县政府, 市教育局市财政局: a new name begins where a place does. Behind 国家税务总局 and the like it does not.</summary>
    private static IReadOnlyList<string> AtNothing(string text, Func<string, bool> isKnown)
    {
        for (var at = 2; at < text.Length - 1; at++)
        {
            var (left, right) = (text[..at], text[at..]);
            if (BeginsAnother(left, right, isKnown) && !isKnown(text))
            {
                return [left, .. AtNothing(right, isKnown)];
            }
        }

        return [text];
    }

    private static bool BeginsAnother(string left, string right, Func<string, bool> isKnown)
    {
        if (isKnown(left) && isKnown(right))
        {
            return Place.Of(right) is not null;
        }

        return (Place.IsBare(right) || right is "政府" or "人民政府" || (Place.Of(left) is { Length: > 1 } place && right.StartsWith(place, StringComparison.Ordinal)))
            && (right is not ("政府" or "人民政府") || left[^1] == '委')
            && BodyNames.IsBody(left) && !BodyNames.HasStatePrefix(left) && !GenericUnits.Covers(left)
            && (right is "政府" or "人民政府" || IsName(right, isKnown) || AtNothing(right, isKnown).Count > 1)
            && !BodyNames.IsSubordinate(Rest(right))
            && !IsOfBoth(left, right);
    }

    // 市委市政府信访局 is one bureau of both.
    private static bool IsOfBoth(string left, string right) =>
        Rest(left) == "委" && Rest(right) is var rest && rest.StartsWith("政府", StringComparison.Ordinal) && rest is not ("政府" or "政府办");

    private static string Rest(string name) => Place.Of(name) is { } place ? name[place.Length..] : name;

    private static bool IsName(string part, Func<string, bool> isKnown) =>
        isKnown(part) || BodyNames.IsComplete(part) || GenericUnits.Covers(part);
}
