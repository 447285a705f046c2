namespace CaseReform.Ops.Testing.Processes;

/// <summary>Commands as another user, by setpriv(1): some servers refuse to be root, and no file permission stops root.</summary>
public static class OtherUser
{
    /// <summary>A number that owns no file.</summary>
    public const string Nobody = "65534";

    /// <summary>Whether this process may become somebody else.</summary>
    public static bool IsPossible => Environment.UserName == "root";

    /// <summary>What stands before a command so that it runs as this user.</summary>
    /// <param name="user">Its name or number.</param>
    /// <param name="group">The same for its group; null where both are called alike.</param>
    public static string[] Prefix(string user, string? group = null) => ["setpriv", "--reuid", user, "--regid", group ?? user, "--clear-groups", "--"];

    /// <summary>The same where it is possible; elsewhere nothing, and the command runs as who we are.</summary>
    public static string[] PrefixIfRoot(string user) => IsPossible ? Prefix(user) : [];
}
