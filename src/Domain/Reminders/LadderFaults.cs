using System.Text.Json;

namespace CaseReform.Ops.Domain.Reminders;

/// <summary>Collects what is wrong with a ladder while it is read, with the small questions that are asked at more than one place.</summary>
internal sealed class LadderFaults
{
    private const int MaxNameLength = 20;
    private readonly List<string> _sentences = [];

    public bool None => _sentences.Count == 0;

    public IReadOnlyList<string> Sentences => _sentences;

    public static string Quoted(string name) => Say(LadderTexts.Quoted, name);

    public void Add(string text, params object[] values) => _sentences.Add(Say(text, values));

    public void KnownMembers(string where, JsonElement element, params string[] known)
    {
        foreach (var member in element.EnumerateObject().Where(member => !known.Contains(member.Name)))
        {
            Add(LadderTexts.UnknownMember, where, member.Name, string.Join(LadderTexts.And, known));
        }
    }

    public string? Name(string where, JsonElement element)
    {
        var name = Text(element, "name")?.Trim();
        if (!string.IsNullOrEmpty(name) && name.Length <= MaxNameLength && !name.Any(char.IsControl))
        {
            return name;
        }

        Add(LadderTexts.BadName, where, MaxNameLength);
        return null;
    }

    public static string? Text(JsonElement element, string member) =>
        element.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public int? Days(string where, JsonElement element, string member, int min, int max)
    {
        if (element.TryGetProperty(member, out var value)
            && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var days) && days >= min && days <= max)
        {
            return days;
        }

        Add(LadderTexts.BadDays, where, member, min, max);
        return null;
    }
}
