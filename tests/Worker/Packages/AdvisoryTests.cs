using System.Text.Json;

using CaseReform.Ops.Testing.Tools;

namespace CaseReform.Ops.Worker.Tests.Packages;

/// <summary>
/// What the audit of a registry without advisories cannot say: no lock file names a version that is known to be vulnerable. The list holds facts that were
/// looked up; a new one is a line in it.
/// </summary>
public sealed class AdvisoryTests
{
    private static readonly string Root = RepositoryRoot.Path;

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    [Fact]
    public void No_lock_file_names_a_version_with_a_known_advisory()
    {
        var advisories = Advisories();
        var locks = Directory.EnumerateFiles(Root, "packages.lock.json", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}artifacts{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).ToList();

        Assert.True(locks.Count >= 10, $"only {locks.Count} lock files below {Root}");
        Assert.Empty(locks.SelectMany(file => Faults(File.ReadAllText(file), advisories).Select(fault => $"{Path.GetRelativePath(Root, file)}: {fault}")));
    }

    [Theory]
    [InlineData("Newtonsoft.Json", "12.0.3", "Newtonsoft.Json 12.0.3: GHSA-5crp-9r3c-p9vr, fixed in 13.0.1")]
    [InlineData("newtonsoft.json", "13.0.1-beta2", "newtonsoft.json 13.0.1-beta2: GHSA-5crp-9r3c-p9vr, fixed in 13.0.1")]
    [InlineData("Npgsql", "8.0.2", "Npgsql 8.0.2: GHSA-x9vc-6hfv-hg8c, fixed in 8.0.3")]
    public void A_vulnerable_version_is_named_with_its_advisory(string package, string version, string fault) =>
        Assert.Equal([fault], Faults(LockOf(package, version), Advisories()));

    [Theory]
    [InlineData("Newtonsoft.Json", "13.0.1")]
    [InlineData("Npgsql", "7.0.7")]
    [InlineData("Npgsql", "10.0.3")]
    [InlineData("Dapper", "0.0.1")]
    public void Any_other_is_not(string package, string version) => Assert.Empty(Faults(LockOf(package, version), Advisories()));

    private static string LockOf(string package, string version) =>
        $$"""{ "version": 2, "dependencies": { "net10.0": { "{{package}}": { "type": "Transitive", "resolved": "{{version}}" } } } }""";

    private static List<Advisory> Advisories() =>
        JsonSerializer.Deserialize<List<Advisory>>(File.ReadAllText(Path.Combine(Root, "tests", "Worker", "Packages", "known-advisories.json")), Web)!;

    private static IEnumerable<string> Faults(string lockFile, List<Advisory> advisories)
    {
        using var document = JsonDocument.Parse(lockFile);
        foreach (var package in document.RootElement.GetProperty("dependencies").EnumerateObject().SelectMany(framework => framework.Value.EnumerateObject()))
        {
            if (!package.Value.TryGetProperty("resolved", out var resolved))
            {
                continue;
            }

            foreach (var advisory in advisories.Where(a => a.Covers(package.Name, resolved.GetString()!)))
            {
                yield return $"{package.Name} {resolved.GetString()}: {advisory.Id}, fixed in {advisory.Fixed}";
            }
        }
    }

    /// <param name="Package">The package.</param>
    /// <param name="From">The first version it holds for.</param>
    /// <param name="Fixed">The first one it holds for no more.</param>
    /// <param name="Id">The advisory's id.</param>
    private sealed record Advisory(string Package, string From, string Fixed, string Id)
    {
        public bool Covers(string package, string version)
        {
            var (number, isEarly) = Read(version);
            var (end, _) = Read(Fixed);
            return string.Equals(package, Package, StringComparison.OrdinalIgnoreCase)
                && number >= Read(From).Number && (number < end || (number == end && isEarly));
        }

        // a pre-release comes before its release
        private static (Version Number, bool IsEarly) Read(string version)
        {
            var parts = version.Split('+')[0].Split('-', 2);
            var numbers = parts[0].Split('.').Select(int.Parse).Concat([0, 0, 0, 0]).Take(4).ToArray();
            return (new Version(numbers[0], numbers[1], numbers[2], numbers[3]), parts.Length > 1);
        }
    }
}
