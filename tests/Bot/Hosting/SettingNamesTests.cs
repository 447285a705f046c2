using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Hosting.Settings;
using CaseReform.Ops.Testing.Tools;

using Microsoft.Extensions.DependencyInjection;

namespace CaseReform.Ops.Bot.Tests.Hosting;

/// <summary>What the bot says of the names of settings.</summary>
public sealed class SettingNamesTests(BotUnderTest bot) : IClassFixture<BotUnderTest>
{
    private static readonly string[] Bound = ["Database", "Audit", "CloseOut", "Office", "Logs", "Telemetry", "Bot", "Connector", "DirectLine", "Evidence", "Notices", "SignIn"];

    public static TheoryData<string> Documented => [.. DocumentedSettings.Names];

    public static TheoryData<string, string> TypingErrors => new(DocumentedSettings.TypingErrors(Bound));

    public static TheoryData<string> TypingErrorsOfTheWorker => [.. DocumentedSettings.TypingErrors("Mail", "Delivery", "Jobs", "Requests").Select(e => e.Typed)];

    [Fact]
    public void The_sections_it_reads_are_those_judged_here() =>
        Assert.Equal(Bound.Order(), bot.Services.GetServices<BoundSection>().Select(s => s.Name).Order());

    [Theory]
    [MemberData(nameof(Documented))]
    public void A_documented_setting_is_one(string name) => Assert.IsType<SettingVerdict.Known>(Judge(name));

    [Theory]
    [MemberData(nameof(TypingErrors))]
    public void A_typing_error_in_a_member_finds_the_one_that_was_meant(string typed, string meant) =>
        Assert.Equal(new SettingVerdict.Unknown(typed, meant), Judge(typed));

    [Theory]
    [MemberData(nameof(TypingErrorsOfTheWorker))]
    public void The_workers_members_are_the_workers_business(string typed) => Assert.IsType<SettingVerdict.Known>(Judge(typed));

    [Theory]
    [InlineData("Connector:AllowedHosts:0", true)]
    [InlineData("Connector:AllowedHosts:one", false)]
    [InlineData("Connector:EffectiveHosts:0", false)]
    [InlineData("Connector:IsRegistered", false)]
    [InlineData("Bot:Public", false)]
    [InlineData("Bot:Proxy:Peers:2", true)]
    [InlineData("Bot:Proxy:Peer:2", false)]
    public void Lists_have_numbers_and_what_is_worked_out_is_no_setting(string path, bool known) => Assert.Equal(known, Judge(path) is SettingVerdict.Known);

    private SettingVerdict Judge(string path) =>
        new SettingNames(bot.Services.GetServices<BoundSection>()).Judge(new FoundSetting(path, SettingPlace.File, "somewhere"));
}
