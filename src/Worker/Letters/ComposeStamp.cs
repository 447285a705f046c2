using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

using CaseReform.Ops.Hosting.Office;
using CaseReform.Ops.Worker.Mail;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Worker.Letters;

/// <summary>What a letter depends on besides the ledger and its reader: the program's version and the settings that stand in it.</summary>
internal sealed class ComposeStamp(IOptions<MailOptions> mail, IOptions<OfficeOptions> office)
{
    private readonly Lazy<string> _mark = new(() => Of(mail.Value, office.Value));

    /// <summary>Differs when any of it does; tells nothing of what the settings say.</summary>
    public string Mark => _mark.Value;

    private static string Of(MailOptions mail, OfficeOptions office)
    {
        var version = typeof(ComposeStamp).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        var settings = string.Join(
            '\n', mail.From, mail.FromName, mail.ReplyTo, mail.ListId, mail.MessageIdDomain, mail.Disclosure, office.Name, office.Contact, office.ChatLink, office.TimeZone);
        return string.Create(CultureInfo.InvariantCulture, $"{version} {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(settings)).AsSpan(0, 8))}");
    }
}
