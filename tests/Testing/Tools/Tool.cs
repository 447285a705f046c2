using Xunit;

namespace CaseReform.Ops.Testing.Tools;

/// <summary>A program of the machine that some tests judge by. Where it is missing the test is skipped by name; on the build server it fails.</summary>
public sealed record Tool(string Name, string Install)
{
    public static Tool Python { get; } = new("python3", "apt-get install python3");

    public static Tool SmtpSink { get; } = new("smtp-sink", "apt-get install postfix");

    public static Tool SmtpSource { get; } = new("smtp-source", "apt-get install postfix");

    public static Tool Postfix { get; } = new("postfix", "apt-get install postfix");

    private static readonly string[] ExtraFolders = ["/usr/sbin", "/sbin", "/usr/local/sbin"];

    /// <summary>The full path; skips the running test when there is none.</summary>
    public string Require()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Concat(ExtraFolders);
        var path = folders.Select(folder => Path.Combine(folder, Name)).FirstOrDefault(File.Exists);
        return path ?? Missing.Skip($"{Name} is not installed; install it with: {Install}");
    }
}
