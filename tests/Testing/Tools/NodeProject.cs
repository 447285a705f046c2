using System.Diagnostics;
using System.Text;

using CaseReform.Ops.Testing.Processes;

namespace CaseReform.Ops.Testing.Tools;

/// <summary>A folder of scripts below tests/Node with the packages that its lock file names. Where Node or the packages are missing the test is skipped by name; on the build server it fails.</summary>
public sealed record NodeProject(string Name)
{
    private static readonly Tool Node = new("node", "apt-get install nodejs npm");

    /// <summary>Runs a script with one text as its input and answers what it printed.</summary>
    public async Task<string> RunAsync(string script, string input)
    {
        var (program, path) = Require(script);
        var run = await ProcessRun.RunAsync(program, [path], Encoding.UTF8.GetBytes(input));
        Xunit.Assert.True(run.ExitCode == 0, run.Errors);
        return run.Output;
    }

    /// <summary>Starts a script that the caller talks with and ends.</summary>
    public Process Start(string script)
    {
        var (program, path) = Require(script);
        return ProcessRun.Start(program, [path]);
    }

    private (string Program, string Script) Require(string script)
    {
        var folder = Path.Combine(RepositoryRoot.Path, "tests", "Node", Name);
        var program = Node.Require();
        return Directory.Exists(Path.Combine(folder, "node_modules"))
            ? (program, Path.Combine(folder, script))
            : (program, Missing.Skip($"tests/Node/{Name}/node_modules is missing; make it with: npm ci --prefix tests/Node/{Name}"));
    }
}
