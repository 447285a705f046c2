using CaseReform.Ops.Testing.Tools;
using CaseReform.Ops.Worker.Mail;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Worker.Tests.Mail;

public sealed class MailOptionsTests
{
    [Fact]
    public void Without_any_setting_letters_become_files() =>
        Assert.Equal(MailTransportKind.Folder, Bind([]).Transport);

    [Fact]
    public void A_submission_server_with_an_account_is_taken()
    {
        var options = Bind(Smtp);
        Assert.Equal((SmtpSecurity.StartTls, 587, TimeSpan.FromSeconds(20)), (options.Security, options.Port, options.CommandLimit));
        Assert.Equal("example.test", options.EffectiveMessageIdDomain);
    }

    [Theory]
    [InlineData("Host", null, "Mail:Host")]
    [InlineData("Host", "mail example", "Mail:Host")]
    [InlineData("Security", "None", "Mail:Security")]
    [InlineData("Port", "0", "Mail:Port")]
    [InlineData("Transport", "9", "Mail:Transport")]
    [InlineData("Disclosure", "9", "Mail:Disclosure")]
    [InlineData("Connections", "99", "Mail:Connections")]
    [InlineData("CommandLimit", "00:00:00", "Mail:CommandLimit")]
    [InlineData("From", null, "Mail:From")]
    [InlineData("From", "nobody", "Mail:From")]
    [InlineData("ReplyTo", "a@b@c", "Mail:ReplyTo")]
    [InlineData("FromName", "甲市\r\n办公室", "Mail:FromName")]
    [InlineData("FromName", "甲市\u200b办公室", "Mail:FromName")]
    [InlineData("FromName", "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一", "Mail:FromName")]
    [InlineData("Auth", "9", "Mail:Auth")]
    [InlineData("Auth", "OAuth2", "Mail:Password")]
    [InlineData("Auth", "None", "Mail:UserName")]
    [InlineData("TokenFile", "/nowhere/token", "Mail:TokenFile")]
    [InlineData("StopGrace", "00:00:09", "Mail:StopGrace")]
    [InlineData("Password", null, "Mail:PasswordFile")]
    [InlineData("PasswordFile", "/nowhere/password", "Mail:PasswordFile")]
    [InlineData("UserName", null, "Mail:UserName")]
    [InlineData("CaFile", "/nowhere/ca.pem", "Mail:CaFile")]
    [InlineData("ListId", "no list", "Mail:ListId")]
    [InlineData("MessageIdDomain", "local", "Mail:MessageIdDomain")]
    [InlineData("HelloName", "my machine", "Mail:HelloName")]
    public void A_wrong_setting_is_named_in_the_sentence(string setting, string? value, string named)
    {
        var settings = new Dictionary<string, string?>(Smtp) { [setting] = value };
        if (value is null)
        {
            settings.Remove(setting);
        }

        var error = Assert.Throws<OptionsValidationException>(() => Bind(settings));
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.Contains("设置", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_token_needs_an_account_and_a_file()
    {
        using var folder = new TemporaryFolder();
        var settings = new Dictionary<string, string?>(Smtp) { ["Auth"] = "OAuth2" };
        settings.Remove("Password");
        Assert.Contains("Mail:TokenFile", Refusal(settings), StringComparison.Ordinal);
        settings["TokenFile"] = folder.File("token");
        Assert.Contains("Mail:TokenFile", Refusal(settings), StringComparison.Ordinal);
        File.WriteAllText(folder.File("token"), "token");
        Assert.Equal(MailAuth.OAuth2, Bind(settings).Auth);
        settings.Remove("UserName");
        Assert.Contains("Mail:UserName", Refusal(settings), StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_name_and_domains_are_accepted_a_letter_is_made_of_them()
    {
        string?[] names = [null, "", "办公室", "Office, \"x\" <y@z>", new string('长', 100), "=?utf-8?B?5byg?=", "𠮷"];
        string?[] domains = [null, "zhenggai.example.test", "示例.中国", string.Join('.', Enumerable.Repeat(new string('a', 60), 3))];
        foreach (var name in names)
        {
            foreach (var domain in domains)
            {
                var settings = new Dictionary<string, string?>(Smtp) { ["FromName"] = name, ["ListId"] = domain, ["MessageIdDomain"] = domain, ["ReplyTo"] = "office@示例.中国" };
                Assert.Null(ProbeLetter.Refuse(Bind(settings)));
            }
        }
    }

    [Fact]
    public void A_domain_that_leaves_no_room_for_the_list_or_the_number_of_a_measure_stops_the_start()
    {
        var domain = string.Join('.', Enumerable.Repeat(new string('a', 62), 4));
        Assert.Contains("Mail:", Refusal(new(Smtp) { ["MessageIdDomain"] = domain }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("01:00:00", true)]
    [InlineData("00:05:00", false)]
    public void A_lease_is_longer_than_all_steps_of_one_letter(string lease, bool taken)
    {
        var options = Bind(new(Smtp) { ["CommandLimit"] = "00:01:00" });
        var result = new LeaseRule(Options.Create(options)).Validate(null, new CaseReform.Ops.Worker.Sending.DeliveryOptions { Lease = TimeSpan.Parse(lease, System.Globalization.CultureInfo.InvariantCulture) });
        Assert.Equal(taken, result.Succeeded);
        Assert.True(taken || result.FailureMessage!.Contains("Delivery:Lease", StringComparison.Ordinal));
    }

    [Fact]
    public void Clear_text_is_taken_for_this_machine_or_where_it_is_allowed()
    {
        var settings = new Dictionary<string, string?>(Smtp) { ["Security"] = "None" };
        Assert.NotNull(Bind(new(settings) { ["Host"] = "localhost" }));
        Assert.NotNull(Bind(new(settings) { ["Host"] = "::1" }));
        Assert.NotNull(Bind(new(settings) { ["AllowPlainText"] = "true" }));
    }

    [Fact]
    public void A_certificate_file_without_a_certificate_is_refused()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("ca.pem"), "nothing");
        var error = Assert.Throws<OptionsValidationException>(() => Bind(new(Smtp) { ["CaFile"] = folder.File("ca.pem") }));
        Assert.Contains("没有证书", error.Message, StringComparison.Ordinal);
    }

    private static Dictionary<string, string?> Smtp { get; } = new()
    {
        ["Transport"] = "Smtp",
        ["Host"] = "mail.example.test",
        ["Port"] = "587",
        ["Security"] = "StartTls",
        ["UserName"] = "ops@example.test",
        ["Password"] = "invented",
        ["From"] = "ops@example.test",
        ["CommandLimit"] = "00:00:20",
    };

    private static string Refusal(Dictionary<string, string?> settings) => Assert.Throws<OptionsValidationException>(() => Bind(settings)).Message;

    private static MailOptions Bind(Dictionary<string, string?> settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.ToDictionary(s => $"{MailOptions.Section}:{s.Key}", s => s.Value)).Build();
        var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration);
        services.AddOptionsWithValidateOnStart<MailOptions, MailOptionsValidator>().BindConfiguration(MailOptions.Section);
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<MailOptions>>().Value;
    }
}
