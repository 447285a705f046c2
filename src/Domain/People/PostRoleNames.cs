using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Domain.People;

/// <summary>What the field calls the roles: the name we write, and the words that offices use in a 角色 column or in a ladder.</summary>
public static class PostRoleNames
{
    private static readonly (PostRole Role, string[] Words)[] Table =
    [
        (PostRole.Handler, ["责任人", "经办人", "具体责任人", "直接责任人", "具体经办人", "联络员", "联系人"]),
        (PostRole.SupervisingLeader, ["分管领导", "分管负责人", "分管负责同志", "班子成员", "领导班子成员", "牵头领导", "责任领导", "包案领导", "包挂领导"]),
        (PostRole.FirstResponsible, ["第一责任人", "主要负责人", "主要负责同志", "主要领导", "一把手", "党组书记", "党委书记", "局长"]),
        (PostRole.Overseer, ["督导人", "督导员", "督查员", "督办人"]),
        (PostRole.Office, ["办公室", "领导小组办公室", "专班"]),
        (PostRole.LeadingGroup, ["领导小组", "组长", "副组长", "成员", "领导小组组长", "领导小组副组长", "领导小组成员"]),
        (PostRole.Inspector, ["巡察", "巡察办", "巡察机构"]),
    ];

    private static readonly Dictionary<string, PostRole> Words = Table
        .SelectMany(row => row.Words, (row, word) => (row.Role, word))
        .ToDictionary(pair => pair.word, pair => pair.Role, StringComparer.Ordinal);

    private static readonly Dictionary<PostRole, string> Names = Table.ToDictionary(row => row.Role, row => row.Words[0]);

    /// <summary>The name we write, e.g. 责任人.</summary>
    public static string NameOf(PostRole role) => Names[role];

    /// <summary>As what somebody is heard who does not answer for the measure: a 责任人 of before is not called the 责任人.</summary>
    public static string NameOfHeard(PostRole role) => role == PostRole.Handler ? "原责任人" : NameOf(role);

    /// <summary>Reads a role as people write it. White space does not matter; 责任人/经办人 is read when both words mean one role.</summary>
    public static bool TryParse(string? text, out PostRole role)
    {
        role = default;
        // 责任人（经办人）
        var words = (text ?? "").WithoutSpaces().TrimEnd('）', ')').Split(['/', '／', '、', '（', '(']);
        if (!Words.TryGetValue(words[0], out var first) || !words.All(word => Words.TryGetValue(word, out var other) && other == first))
        {
            return false;
        }

        role = first;
        return true;
    }
}
