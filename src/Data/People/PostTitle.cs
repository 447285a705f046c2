namespace CaseReform.Ops.Data.People;

/// <summary>The database spelling of a post's title: a seat without one has a dash, since an empty text is NULL in some relatives of PostgreSQL.</summary>
public static class PostTitle
{
    private const string None = "-";

    /// <summary>As the database spells it.</summary>
    public static string Write(string title) => title.Length == 0 ? None : title;

    /// <summary>As the domain has it.</summary>
    public static string Read(string title) => title == None ? string.Empty : title;
}
