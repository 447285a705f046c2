using System.Text.Json;

using CaseReform.Ops.Testing.Tools;
using CaseReform.Ops.Worker.Checks;
using CaseReform.Ops.Worker.Mail;
using CaseReform.Ops.Worker.Tests.Support;

using Microsoft.Extensions.Configuration;

namespace CaseReform.Ops.Worker.Tests.Checks;

public sealed class SampleValuesCheckTests
{
    private static readonly string Example = Path.Combine(RepositoryRoot.Path, "deploy/appsettings.example.json");

    private static async Task<IReadOnlyList<CheckFinding>> FindAsync(string transport, params (string Name, string? Value)[] settings)
    {
        using var bureau = await Bureau.OpenAsync(change: builder => builder.Configuration.AddJsonFile(Example).AddInMemoryCollection([new("Mail:Transport", transport), .. settings.Select(s => new KeyValuePair<string, string?>(s.Name, s.Value))]));
        return await bureau.All<ICheck>().OfType<SampleValuesCheck>().Single().RunAsync(full: false, Bureau.Token);
    }

    /// <summary>The names of all values of the shipped file that are nobody's: reserved domains and a telephone of zeros.</summary>
    private static IEnumerable<string> Invented(JsonElement element, string path = "") => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Invented(p.Value, path.Length == 0 ? p.Name : $"{path}:{p.Name}")),
        JsonValueKind.String when element.GetString() is { } text && (text.Contains(".example", StringComparison.Ordinal) || text.Contains("0000000", StringComparison.Ordinal)) => [path],
        _ => [],
    };

    [Theory]
    [InlineData("Folder")]
    [InlineData("Smtp")]
    public async Task Every_invented_value_of_the_shipped_settings_is_named(string transport)
    {
        using var shipped = JsonDocument.Parse(await File.ReadAllTextAsync(Example, Bureau.Token));
        var invented = Invented(shipped.RootElement).Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(invented);

        var named = (await FindAsync(transport)).Select(f => f.Sentence.Split(' ')[1]).Order(StringComparer.Ordinal);

        Assert.Equal(invented, named);
    }

    [Fact]
    public async Task The_telephone_that_letters_print_wants_putting_right_even_before_anything_is_mailed()
    {
        var findings = await FindAsync("Folder");

        Assert.Equal("配置项 Office:Contact 仍是样例内容“电话 0000-0000000”", Assert.Single(findings, f => f.Severity == CheckSeverity.Warning).Sentence);
    }

    [Fact]
    public async Task A_sender_that_nobody_set_is_named()
    {
        var findings = await FindAsync("Folder", ("Mail:From", MailOptions.PlaceholderFrom));

        Assert.Contains(findings, f => f.Sentence == "配置项 Mail:From 仍是样例内容“ops@case-reform.example”");
    }

    [Fact]
    public async Task Settings_of_ones_own_are_not_spoken_of()
    {
        var findings = await FindAsync(
            "Smtp", ("Office:Contact", "电话 010-1234567"), ("Mail:From", "zg@city.test"), ("Mail:Host", "smtp.city.test"), ("Mail:ListId", "zg.city.test"));

        Assert.Empty(findings);
    }
}
