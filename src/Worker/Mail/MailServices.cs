using System.Text;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Worker.Sending;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Worker.Mail;

internal static class MailServices
{
    /// <summary>Adds the transport that the options name.</summary>
    public static IHostApplicationBuilder AddMail(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IValidateOptions<MailOptions>, MailOptionsValidator>().AddSection<MailOptions>(MailOptions.Section)
            .PostConfigure<IOptions<DatabaseOptions>>((mail, database) => mail.Folder = Path.GetFullPath(Path.Combine(database.Value.DataFolder, mail.Folder)));
        builder.Services.AddSingleton<IValidateOptions<DeliveryOptions>, LeaseRule>();
        builder.Services.AddSingleton<IMailTransport>(services => new MeteredTransport(MailTransports.Create(
            services.GetRequiredService<IOptions<MailOptions>>().Value,
            services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<ILoggerFactory>().CreateLogger("CaseReform.Ops.Worker.Mail"))));
        PrepareMimeKit();
        return builder;
    }

    /// <summary>Before MimeKit is first used: without the code pages it reads GB2312, which many servers still write, as Latin-1.</summary>
    internal static void PrepareMimeKit() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
}
