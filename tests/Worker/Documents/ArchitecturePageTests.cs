using System.Text.RegularExpressions;

using CaseReform.Ops.Testing.Tools;

namespace CaseReform.Ops.Worker.Tests.Documents;

/// <summary>docs/architecture.md is the page from which a stranger finds a place: what it names is there.</summary>
public sealed partial class ArchitecturePageTests
{
    private static readonly string Sources = Path.Combine(RepositoryRoot.Path, "src");
    private static readonly string Page = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs/architecture.md")).ReplaceLineEndings("\n");
    private static readonly IReadOnlyList<string> Places = [.. PlacesBelow(new DirectoryInfo(Sources), "src")];
    private static readonly IReadOnlyList<string> Names = [.. Quoted().Matches(Picture().Replace(Page, "")).Select(name => name.Groups[1].Value)];

    public static TheoryData<string> Everything => [.. Names.Distinct()];

    public static TheoryData<string> Rooms => [.. Room().Matches(Picture().Match(Page).Value).SelectMany(rooms => rooms.Groups[1].Value.Split(", ")).Distinct()];

    [Fact]
    public void The_page_names_many_places() => Assert.InRange(Everything.Count, 80, 400);

    [Theory]
    [MemberData(nameof(Everything))]
    public void What_the_page_names_is_there(string name) => Assert.True(Find(name).Count > 0 || IsWrittenInOneOf(name), $"{name} is neither below src nor a word of the files that the page names");

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_of_the_picture_is_a_folder(string room) =>
        Assert.Contains(Places, place => place.EndsWith($"/{room}/", StringComparison.Ordinal));

    [Theory]
    [InlineData("src/Domain/Reminders/LadderDay.cs", true)]
    [InlineData("Reminders/LadderDay", true)]
    [InlineData("LadderDays.cs", false)]
    [InlineData("Data/Reminders/LadderDay", false)]
    [InlineData("src/Worker/Digest/…Section.cs", true)]
    [InlineData("Grammar/WriteGrammar*.cs", true)]
    [InlineData("src/Data/Ledger/Withdrawal/", true)]
    [InlineData("src/Data/Ledger/Withdrawing/", false)]
    public void A_place_is_found_by_the_end_of_its_path(string name, bool isFound) => Assert.Equal(isFound, Find(name).Count > 0);

    [Theory]
    [InlineData("ConfirmAsync", true)]
    [InlineData("LadderRule.IsOverdue", true)]
    [InlineData("Data/Updates/UpdateStore.ConfirmAsync", true)]
    [InlineData("LadderRule.IsOverdueBy", false)]
    [InlineData("--skip-refused", true)]
    [InlineData("--skip-refusals", false)]
    public void Any_other_name_is_a_word_of_a_file_that_the_page_names(string name, bool isFound) => Assert.Equal(isFound, IsWrittenInOneOf(name));

    /// <summary>Files and folders of that name or end of a path; a folder's ends with a slash.</summary>
    private static List<string> Find(string name)
    {
        var path = Regex.Escape(name.TrimEnd('/')).Replace("\\*", "[^/]*", StringComparison.Ordinal).Replace("…", "[^/]*", StringComparison.Ordinal);
        var pattern = new Regex($"{(name.StartsWith("src/", StringComparison.Ordinal) ? "^" : "(^|/)")}{path}(/|{(name.EndsWith('/') ? "/" : "(\\.cs)?")})$");
        return [.. Places.Where(place => pattern.IsMatch(place))];
    }

    private static bool IsWrittenInOneOf(string name)
    {
        var dot = name.LastIndexOf('.');
        var files = (dot < 0 ? Names : [name[..dot]]).SelectMany(Find).SelectMany(FilesOf).Distinct();
        var word = new Regex($@"(?<!\w){Regex.Escape(name[(dot + 1)..])}(?!\w)");
        return files.Any(file => word.IsMatch(File.ReadAllText(Path.Combine(RepositoryRoot.Path, file))));
    }

    private static IEnumerable<string> FilesOf(string place) =>
        place.EndsWith('/') ? Places.Where(other => other.StartsWith(place, StringComparison.Ordinal) && other.LastIndexOf('/') == place.Length - 1 && other != place) : [place];

    private static IEnumerable<string> PlacesBelow(DirectoryInfo folder, string path) =>
        folder.EnumerateDirectories().Where(below => below.Name is not ("node_modules" or "bin" or "obj"))
            .SelectMany(below => PlacesBelow(below, $"{path}/{below.Name}").Prepend($"{path}/{below.Name}/"))
            .Concat(folder.EnumerateFiles().Select(file => $"{path}/{file.Name}"));

    [GeneratedRegex("```.*?```", RegexOptions.Singleline)]
    private static partial Regex Picture();

    [GeneratedRegex("`([^`\n]+)`")]
    private static partial Regex Quoted();

    // │ Page, Cards  the web page, adaptive cards
    [GeneratedRegex(@"│ ([A-Z]\w+(?:, [A-Z]\w+)*)(?=:|  )")]
    private static partial Regex Room();
}
