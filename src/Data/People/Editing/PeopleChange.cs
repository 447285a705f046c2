namespace CaseReform.Ops.Data.People.Editing;

/// <summary>Something of the directory that changed.</summary>
/// <param name="Kind">What.</param>
/// <param name="With">Whose, from what, to what; days as <c>2026-12-20</c>. Null for none, or for no end.</param>
public sealed record PeopleChange(PeopleChangeKind Kind, params IReadOnlyList<string?> With);

/// <summary>What of the directory changed.</summary>
public enum PeopleChangeKind
{
    /// <summary>姓名: from, to.</summary>
    Name,

    /// <summary>邮箱: whose, from, to.</summary>
    Email,

    /// <summary>分管单位 of a post: from, to.</summary>
    Supervised,

    /// <summary>Somebody holds a post: who, which, from when.</summary>
    Post,

    /// <summary>A holding ends: who, which, when.</summary>
    End,

    /// <summary>A holding has other days: who, which, from, to.</summary>
    Days,

    /// <summary>A holding never came to be: who, which.</summary>
    Removed,

    /// <summary>代理 has other days: who acts, for whom, from, to.</summary>
    Absence,

    /// <summary>代理 never came to be: who acted, for whom.</summary>
    AbsenceRemoved,
}
