namespace CaseReform.Ops.Testing.Tools;

/// <summary>Where the sources of what is tested lie.</summary>
public static class RepositoryRoot
{
    /// <summary>The folder of the solution.</summary>
    public static string Path { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "CaseReform.Ops.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("CaseReform.Ops.sln is in no folder above the tests");
        }

        return folder.FullName;
    }
}
