using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Hosting.Settings;
using CaseReform.Ops.Testing.Tools;
using CaseReform.Ops.Worker.Checks;
using CaseReform.Ops.Worker.Hosting;

using Microsoft.Extensions.Configuration;

namespace CaseReform.Ops.Worker.Tests.Hosting;

/// <summary>What the worker says of the names of settings.</summary>
public sealed class SettingNamesTests
{
    private static readonly string[] Bound = ["Database", "CloseOut", "Audit", "Office", "Logs", "Mail", "Delivery", "Jobs", "Requests", "Telemetry"];
    private static readonly string[] OfTheBot = ["Bot", "Connector", "DirectLine", "Evidence", "Notices", "SignIn"];
    private static readonly SettingNames Names = new(Sections());

    public static TheoryData<string> Documented => [.. DocumentedSettings.Names];

    public static TheoryData<string> DocumentedVariables => [.. DocumentedSettings.Variables];

    public static TheoryData<string> DocumentedFiles => [.. DocumentedSettings.Files];

    public static TheoryData<string, string> TypingErrors => new(DocumentedSettings.TypingErrors(Bound));

    public static TheoryData<string> TypingErrorsOfTheBot => [.. DocumentedSettings.TypingErrors(OfTheBot).Select(e => e.Typed)];

    public static TheoryData<string, string> WrongSections =>
        new(Bound.Concat(OfTheBot).SelectMany(section => DocumentedSettings.Slips(section).Select(slip => (slip, section))));

    [Fact]
    public void The_sections_it_reads_are_those_judged_here() => Assert.Equal(Bound.Order(), Sections().Select(s => s.Name).Order());

    [Fact]
    public void The_documents_show_something() =>
        Assert.True(Documented.Count > 80 && DocumentedVariables.Count > 5 && DocumentedFiles.Count == 3 && TypingErrors.Count > 200 && TypingErrorsOfTheBot.Count > 80);

    [Theory]
    [MemberData(nameof(Documented))]
    public void A_documented_setting_is_one(string name) => Assert.IsType<SettingVerdict.Known>(Judge(name));

    [Theory]
    [MemberData(nameof(DocumentedVariables))]
    public void A_documented_variable_is_one(string name) => Assert.Empty(Unknown(new ConfigurationBuilder().Build(), name));

    [Theory]
    [MemberData(nameof(DocumentedFiles))]
    public void A_documented_file_is_in_order(string json)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("appsettings.json"), json);
        Assert.Empty(Unknown(new ConfigurationBuilder().AddJsonFile(folder.File("appsettings.json")).Build()));
    }

    [Theory]
    [MemberData(nameof(TypingErrors))]
    public void A_typing_error_in_a_member_finds_the_one_that_was_meant(string typed, string meant) =>
        Assert.Equal(new SettingVerdict.Unknown(typed, meant), Judge(typed));

    [Theory]
    [MemberData(nameof(TypingErrorsOfTheBot))]
    public void The_bots_members_are_the_bots_business(string typed) => Assert.IsType<SettingVerdict.Known>(Judge(typed));

    [Theory]
    [MemberData(nameof(WrongSections))]
    public void A_typing_error_in_a_section_finds_the_one_that_was_meant(string typed, string meant)
    {
        Assert.Equal(new SettingVerdict.Unknown(typed, meant), Judge($"{typed}:Name"));
        Assert.Equal(new SettingVerdict.Unknown(typed, meant), Judge($"{typed}:Name", SettingPlace.Variable));
    }

    [Theory]
    [InlineData("office:name")]
    [InlineData("OFFICE:TIMEZONE")]
    [InlineData("Logging:LogLevel:Microsoft.AspNetCore")]
    [InlineData("Kestrel:Limits:MaxConcurrentConnections")]
    [InlineData("AllowedHosts")]
    [InlineData("Urls")]
    [InlineData("ConnectionStrings:Other")]
    [InlineData("$schema")]
    public void A_name_in_other_letters_and_what_the_framework_reads_stop_nothing(string name) => Assert.IsType<SettingVerdict.Known>(Judge(name));

    [Theory]
    [InlineData("Smtp:Host", "Smtp")]
    [InlineData("Mail__Host", "Mail__Host")]
    [InlineData("Mail:Smtp:Host", "Mail:Smtp")]
    [InlineData("Mail:Host:Name", "Mail:Host:Name")]
    [InlineData("Mail:LongestSend", "Mail:LongestSend")]
    [InlineData("Office:Name:0", "Office:Name:0")]
    [InlineData("Loging:LogLevel:Default", "Loging")]
    public void What_a_file_says_to_nobody_is_named_as_far_as_it_is_wrong(string path, string named) =>
        Assert.Equal(named, Assert.IsType<SettingVerdict.Unknown>(Judge(path)).Name);

    [Theory]
    [InlineData("DOTNET_ROOT")]
    [InlineData("DOTNET_TieredPGO")]
    [InlineData("ASPNETCORE_ENVIRONMENT")]
    [InlineData("ASPNETCORE_Kestrel__Certificates__Default__Path")]
    [InlineData("MAIL")]
    [InlineData("MAILCHECK")]
    [InlineData("JOBS_MAX")]
    [InlineData("CASEOPS_SETTINGS")]
    [InlineData("__CF_USER_TEXT_ENCODING")]
    [InlineData("npm_config__auth")]
    [InlineData("Serilog__MinimumLevel")]
    [InlineData("Kestrel__Endpoints__Http__Url")]
    [InlineData("Kestrl__Endpoints__Http__Url")]
    [InlineData("ConnectionStrings__Default")]
    [InlineData("OTEL__EXPORTER")]
    [InlineData("Mailbox__Host")]
    [InlineData("Login__Name")]
    [InlineData("Bot__Lsten")]
    public void The_machines_variables_and_other_programs_stop_nothing(string name) => Assert.Empty(Unknown(new ConfigurationBuilder().Build(), name));

    [Theory]
    [InlineData("Offce__Name", "Offce", "Office")]
    [InlineData("OFFCIE__NAME", "OFFCIE", "Office")]
    [InlineData("Mial__Host", "Mial", "Mail")]
    [InlineData("Databas__Kind", "Databas", "Database")]
    [InlineData("Dlvery__Lease", "Dlvery", "Delivery")]
    [InlineData("Direct_Line__MessageBurst", "Direct_Line", "DirectLine")]
    [InlineData("Loging__LogLevel__Default", "Loging", "Logging")]
    [InlineData("Mail__Hots", "Mail:Hots", "Mail:Host")]
    [InlineData("mail__pasword", "mail:pasword", "Mail:Password")]
    public void A_variable_that_is_nearly_ours_is_named_with_the_nearest(string name, string wrong, string nearest) =>
        Assert.Equal([$"环境变量 {name}: {wrong}, {nearest}"], Unknown(new ConfigurationBuilder().Build(), name));

    [Fact]
    public void A_file_is_named_by_its_path_and_an_argument_as_it_was_typed()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("appsettings.json"), """{ "Offce": { "Name": "甲", "Contact": "乙" }, "Jobs": { "Digests": "00:01:00" } }""");
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(folder.File("appsettings.json")).AddCommandLine(["--data", "x", "--Mial:Host", "a", "--Audit:KeyFlie=b", "--Audit:HeadFile", "c"]).Build();

        Assert.Equal(
            [
                $"配置文件 {folder.File("appsettings.json")}: Jobs:Digests, Jobs:Digest",
                $"配置文件 {folder.File("appsettings.json")}: Offce, Office",
                "命令行参数 --Audit:KeyFlie: Audit:KeyFlie, Audit:KeyFile",
                "命令行参数 --Mial:Host: Mial, Mail",
            ],
            Unknown(configuration));
    }

    [Theory]
    [InlineData("Sample:Lists:0", true)]
    [InlineData("Sample:Lists:first", false)]
    [InlineData("Sample:Lists:0:x", false)]
    [InlineData("Sample:Parts:12:Name", true)]
    [InlineData("Sample:Parts:12:Nme", false)]
    [InlineData("Sample:Free:whatever:it:is", true)]
    [InlineData("Sample:Part:Name", true)]
    [InlineData("Sample:Part:Nme", false)]
    [InlineData("Sample:Effective", false)]
    [InlineData("Sample:Effectives:0", false)]
    [InlineData("Sample:Elswhere", false)]
    public void Members_are_what_the_binder_fills(string path, bool known) =>
        Assert.Equal(known, new SettingNames([new("Sample", typeof(Sample))]).Judge(new FoundSetting(path, SettingPlace.File, "")) is SettingVerdict.Known);

    [Fact]
    public void A_retired_name_is_tolerated_and_told() => Assert.Equal(
        new SettingVerdict.Retired("Sample:Old"), new SettingNames([new("Sample", typeof(Sample))]).Judge(new FoundSetting("Sample:old", SettingPlace.File, "")));

    [Fact]
    public async Task A_wrong_name_is_told_before_the_value_that_is_missing_for_it()
    {
        using var bench = await WorkerBench.OpenAsync();
        await File.WriteAllTextAsync(bench.File("appsettings.json"), """{ "Mail": { "Transport": "Smtp", "Hots": "mail.example", "From": "a@ops.example" } }""");

        var ended = await bench.RunAsync(CheckCommand.Create, "check");

        Assert.Equal(1, ended.Exit);
        Assert.Equal($"配置有误，程序未启动：配置文件 {bench.File("appsettings.json")} 中的 Mail:Hots 不是配置项，最接近的是 Mail:Host。", ended.Errors.Trim());
    }

    private static SettingVerdict Judge(string path, SettingPlace place = SettingPlace.File) => Names.Judge(new FoundSetting(path, place, "somewhere"));

    private static string[] Unknown(IConfigurationRoot configuration, params string[] variables) =>
        [.. FoundSetting.All(configuration, variables)
            .SelectMany(setting => Names.Judge(setting) is SettingVerdict.Unknown wrong ? [$"{setting.Where}: {wrong.Name}, {wrong.Nearest}"] : Array.Empty<string>())
            .Distinct()];

    private static List<BoundSection> Sections()
    {
        using var folder = new TemporaryFolder();
        return [.. WorkerHost.CreateBuilder(folder.Path).Services.Select(s => s.ImplementationInstance).OfType<BoundSection>()];
    }

    private sealed class Sample
    {
        public IList<string> Lists { get; } = [];

        public Part[] Parts { get; set; } = [];

        public Dictionary<string, string> Free { get; } = [];

        public Part Part { get; set; } = new();

        [Obsolete("a setting of an earlier version")]
        public string? Old { get; set; }

        public string Effective => string.Join(',', Lists);

        public IReadOnlyList<string> Effectives => [.. Lists];
    }

    private sealed class Part
    {
        public string? Name { get; set; }
    }
}
