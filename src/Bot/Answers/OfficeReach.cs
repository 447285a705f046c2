using CaseReform.Ops.Hosting.Office;

namespace CaseReform.Ops.Bot.Answers;

/// <summary>The office by its name, and how to reach it where that is configured.</summary>
internal static class OfficeReach
{
    public static string Of(OfficeOptions office) => office.Contact is { Length: > 0 } contact ? Say(TalkTexts.Reach, office.Name, contact) : office.Name;
}
