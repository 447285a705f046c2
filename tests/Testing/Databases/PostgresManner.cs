namespace CaseReform.Ops.Testing.Databases;

/// <summary>What a server is asked to be like.</summary>
/// <param name="Cluster">Further arguments of <c>initdb</c>.</param>
/// <param name="Server">Further arguments of <c>postgres</c>.</param>
public sealed record PostgresManner(string[] Cluster, string[] Server)
{
    /// <summary>With the settings it is shipped with, as an office would run it: it waits for the disk.</summary>
    public static PostgresManner AsShipped { get; } = new(["--locale=C.UTF-8"], []);

    /// <summary>
    /// For tests that are not about power cuts: it does not wait for the disk. Its collation is Chinese on purpose: whatever has to be in the order of its
    /// bytes must say so itself.
    /// </summary>
    public static PostgresManner Hasty { get; } = new(
        ["--no-sync", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=zh"],
        ["-c", "fsync=off", "-c", "full_page_writes=off", "-c", "max_connections=200"]);
}
