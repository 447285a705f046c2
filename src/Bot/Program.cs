using CaseReform.Ops.Bot.Answers;
using CaseReform.Ops.Bot.Asks;
using CaseReform.Ops.Bot.Channels.Connector;
using CaseReform.Ops.Bot.Channels.DirectLine;
using CaseReform.Ops.Bot.Channels.Inbox;
using CaseReform.Ops.Bot.Desk;
using CaseReform.Ops.Bot.Hosting;
using CaseReform.Ops.Bot.Notices;
using CaseReform.Ops.Bot.Page;
using CaseReform.Ops.Bot.SignIn;
using CaseReform.Ops.Bot.Updates;
using CaseReform.Ops.Data;
using CaseReform.Ops.Data.Migrations;
using CaseReform.Ops.Hosting.Health;
using CaseReform.Ops.Hosting.Logs;
using CaseReform.Ops.Hosting.Office;
using CaseReform.Ops.Hosting.Settings;
using CaseReform.Ops.Hosting.Systemd;

using Microsoft.Extensions.Options;

if (BotArguments.InsteadOfStart(args) is { } instead)
{
    await (instead.Code == 0 ? Console.Out : Console.Error).WriteLineAsync(instead.Text);
    return instead.Code;
}

try
{
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
    builder.AddSettings(args).AddListener().AddTelemetry().AddSystemdNotices().AddHealth();
    builder.AddDayFiles("bot");
    builder.Services.AddData().AddOffice().AddLogOptions().AddSignIn().AddInbox().AddDirectLine().AddConnector();
    builder.Services.AddAnswers().AddUpdates().AddNotices().AddAsks().AddPage().AddDesk();

    var app = builder.Build();
    app.RefuseUnknownSettings();
    app.Services.GetRequiredService<IStartupValidator>().Validate();
    await app.Services.GetRequiredService<Migrator>().RunAsync(CancellationToken.None);

    // before anything runs that would have to be stopped again
    _ = app.Services.GetRequiredService<BotIdentity>().Lease;
    await app.Services.GetRequiredService<BotName>().TakeAsync(CancellationToken.None);
    app.UseFaultAnswer();
    app.UseStrictHeaders();
    app.UseTrustedProxy();
    app.MapReadiness();
    app.MapSignIn();
    app.MapConnector();
    app.MapDirectLine();
    app.MapEvidence();
    app.MapAsks();
    app.MapPage();
    app.MapDesk();
    await app.RunAsync();
    return Environment.ExitCode;
}
catch (Exception e) when (StartRefusal.SentenceOf(e) is { } sentence)
{
    await Console.Error.WriteLineAsync(sentence);
    return 1;
}
