using System.CommandLine;

using CaseReform.Ops.Data.Backups;
using CaseReform.Ops.Data.Migrations;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.Reminders;
using CaseReform.Ops.Hosting.Logs;
using CaseReform.Ops.Hosting.Start;
using CaseReform.Ops.Hosting.Settings;
using CaseReform.Ops.Hosting.Telemetry;
using CaseReform.Ops.Worker.Hosting;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Worker.CommandLine;

/// <summary>Runs a command inside the composed program and turns what goes wrong into a sentence and an exit code.</summary>
internal static class CommandRun
{
    /// <summary>Gives a command its action: the database is brought up to date first.</summary>
    public static Command Does(this Command command, Func<ParseResult, CommandContext, Task<int>> work)
    {
        command.SetAction((parse, token) => ExecuteAsync(parse, work, token));
        return command;
    }

    /// <summary>Gives a command its action on data that are not opened before.</summary>
    public static Command DoesUnopened(this Command command, Func<ParseResult, CommandContext, Task<int>> work)
    {
        command.SetAction((parse, token) => ExecuteAsync(parse, work, open: false, token));
        return command;
    }

    /// <summary>Runs work as a command does.</summary>
    public static Task<int> ExecuteAsync(ParseResult parse, Func<ParseResult, CommandContext, Task<int>> work, CancellationToken token) =>
        ExecuteAsync(parse, work, open: true, token);

    private static async Task<int> ExecuteAsync(ParseResult parse, Func<ParseResult, CommandContext, Task<int>> work, bool open, CancellationToken token)
    {
        var data = parse.GetValue(CommonOptions.Data)!;
        var output = new Output(Wants(parse, CommonOptions.Json), Console.Out, Console.Error);
        try
        {
            // a command speaks for itself; the log is for the worker
            var isWorker = parse.CommandResult.Command is RootCommand || parse.CommandResult.Command.Name == RunCommand.Name;
            var builder = WorkerHost.CreateBuilder(data, isWorker ? LogLevel.Information : LogLevel.Warning);
            if (isWorker)
            {
                builder.AddDayFiles("worker");
            }

            var asOf = AsOfOf(parse, builder);
            if (asOf is { } instant)
            {
                builder.Services.AddSingleton<TimeProvider>(new ShiftedClock(TimeProvider.System, instant));
            }

            using var host = builder.Build();
            host.RefuseUnknownSettings();
            host.Services.GetService<IStartupValidator>()?.Validate();
            _ = host.Services.GetRequiredService<OfficeHours>();
            _ = host.Services.GetRequiredService<Ladder>();
            if (open)
            {
                await host.Services.GetRequiredService<Migrator>().RunAsync(token);
            }

            host.StartTelemetry();
            return await work(parse, new CommandContext(host, output, asOf, token));
        }
        catch (Exception e)
        {
            var (text, exit) = Sentence(e, data);
            output.Fail(text);
            return exit;
        }
    }

    private static bool Wants(ParseResult parse, Option<bool> option) =>
        parse.CommandResult.Command.Options.Contains(option) && parse.GetValue(option);

    private static DateTimeOffset? AsOfOf(ParseResult parse, HostApplicationBuilder builder) =>
        parse.CommandResult.Command.Options.Contains(CommonOptions.AsOf) && parse.GetValue(CommonOptions.AsOf) is { } text
            ? AsOfText.Read(text, WorkerHost.HoursOf(builder))
            : null;

    private static (string Text, int Exit) Sentence(Exception e, string data) => e switch
    {
        InputRefusedException or BackupRefusedException => (e.Message, ExitCode.Refused),
        OperationCanceledException => (CommandTexts.Stopped, ExitCode.Failed),
        _ when FailureSentence.Of(e) is { } sentence => (sentence, ExitCode.Failed),
        UnauthorizedAccessException or IOException => (Say(CommandTexts.NotWritable, data, e.Message.ReplaceLineEndings(" ")), ExitCode.Failed),
        _ => (Say(CommandTexts.Failed, $"{e.GetType().Name} {e.Message.ReplaceLineEndings(" ")}"), ExitCode.Failed),
    };

}
