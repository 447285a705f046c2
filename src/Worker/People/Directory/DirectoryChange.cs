using System.CommandLine;

using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Worker.CommandLine;

namespace CaseReform.Ops.Worker.People.Directory;

/// <summary>
/// A change of the directory by command: rehearsed first, shown, asked about, then done in one transaction. What was shown is what is done: a
/// directory that changed meanwhile leaves everything as it was.
/// </summary>
internal static class DirectoryChange
{
    public static Option<bool> DryRun { get; } = new("--dry-run") { Description = PeopleTexts.HelpDryRun };

    public static Option<bool> Yes { get; } = new("--yes") { Description = DirectoryTexts.HelpYes };

    /// <param name="parse">Whether it is to be asked, or only to be shown.</param>
    /// <param name="context">The program.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="change">Makes the change and says in sentences what it comes to.</param>
    public static async Task<int> RunAsync(
        ParseResult parse, CommandContext context, string question, Func<DatabaseSession, ChangeOrigin, DateOnly, Task<IReadOnlyList<string>>> change)
    {
        var database = context.Get<Database>();
        var origin = new ChangeOrigin(context.Clock.GetUtcNow(), "office", "command");
        var today = context.Get<OfficeHours>().DayOf(origin.At);
        var lines = await database.RehearseAsync(WorkAsync, context.Token);
        foreach (var line in lines)
        {
            context.Output.Line(line);
        }

        if (parse.GetValue(DryRun))
        {
            return End(context, lines, done: false, DirectoryTexts.DoneDry);
        }

        if (!parse.GetValue(Yes) && !Question.Ask(question, DirectoryTexts.Unanswered))
        {
            End(context, lines, done: false, DirectoryTexts.Declined);
            return ExitCode.Failed;
        }

        await database.WriteAsync(
            async session => (await WorkAsync(session)).SequenceEqual(lines, StringComparer.Ordinal) ? true : throw new InputRefusedException(DirectoryTexts.ChangedMeanwhile),
            context.Token);
        return End(context, lines, done: true, DirectoryTexts.Done);

        async Task<IReadOnlyList<string>> WorkAsync(DatabaseSession session)
        {
            await LedgerLock.TakeAsync(session);
            return await change(session, origin, today);
        }
    }

    private static int End(CommandContext context, IReadOnlyList<string> lines, bool done, string sentence)
    {
        context.Output.Document(new { done, changes = lines });
        context.Output.Line(sentence);
        return ExitCode.Done;
    }
}
