using System.CommandLine;
using System.Globalization;

using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Data.Reminders;
using CaseReform.Ops.Domain.Reminders;
using CaseReform.Ops.Domain.Text;
using CaseReform.Ops.Worker.CommandLine;

namespace CaseReform.Ops.Worker.Reminders;

/// <summary><c>reminders resend</c>: what was refused or given up goes out anew, after a look at what is still true.</summary>
internal static class ResendCommand
{
    private static readonly Argument<string?> Which = new("which") { Description = ResendTexts.HelpWhich, Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<bool> All = new("--all") { Description = ResendTexts.HelpAll };
    private static readonly Option<string?> Since = new("--since") { Description = ResendTexts.HelpSince, HelpName = "DATE" };
    private static readonly Option<bool> Yes = new("--yes") { Description = ResendTexts.HelpYes };

    private static readonly Option<bool> DryRun = new("--dry-run") { Description = ResendTexts.HelpDryRun };

    public static Command Create() =>
        new Command("resend", ResendTexts.HelpResend) { Which, All, Since, DryRun, Yes, CommonOptions.AsOf, CommonOptions.Json }.Does(RunAsync);

    private static async Task<int> RunAsync(ParseResult parse, CommandContext context)
    {
        var store = context.Get<UndeliveredStore>();
        var letters = Choose(
            await store.ListAsync(parse.GetValue(Since) is { } since ? InputDay.Read(Since.Name, since) : null, context.Token),
            parse.GetValue(Which)?.Trim(), parse.GetValue(All), parse.GetValue(Since) is not null);
        var (plan, _) = await context.Get<PlanContexts>().PeekAsync(context.Token);
        var (standing, dropped) = await store.PreviewAsync(plan, [.. letters.Select(l => l.Id)], context.Token);
        var digests = letters.Where(l => l.Kind == LetterKind.Digest && l.Recipient == (l.Email ?? l.Recipient)).ToList();
        var lines = standing.SelectMany(n => PlanList.LinesOf(plan, n)).ToList();
        var goes = lines.Count + digests.Count > 0;
        Show(context.Output, letters, lines, digests, dropped);
        if (parse.GetValue(DryRun))
        {
            context.Output.Line(letters.Count == 0 ? ResendTexts.Nothing : goes ? ResendTexts.OnlyShown : ResendTexts.NothingToSend);
            return ExitCode.Done;
        }

        if (goes && !parse.GetValue(Yes) && !Question.Ask(ResendTexts.Ask, ResendTexts.NeedsYes))
        {
            context.Output.Line(ResendTexts.Left);
            return ExitCode.Done;
        }

        // what is no longer to be said comes back as well, so that it is put aside and no longer counts as undelivered
        var returned = await store.ReturnAsync([.. letters.Select(l => l.Id)], new ChangeOrigin(context.Clock.GetUtcNow(), "office", "command"), context.Token);
        context.Output.Document(new
        {
            letters = letters.Select(l => l.Id),
            returned,
            dropped,
            reminders = lines.Select(l => new { measure = l.Notice.Number.ToString(), rung = l.Notice.Rung.Name, recipient = l.Email, name = l.Who }),
            digests = digests.Select(l => l.Id),
        });
        context.Output.Line(letters.Count == 0 ? ResendTexts.Nothing : returned == 0 ? ResendTexts.NoneReturned : goes ? ResendTexts.Done : ResendTexts.NothingLeft);
        return ExitCode.Done;
    }

    /// <summary>Letters that may have arrived are chosen by name or number only: somebody has asked the person.</summary>
    private static IReadOnlyList<LetterToReturn> Choose(IReadOnlyList<LetterToReturn> letters, string? which, bool all, bool since)
    {
        if (which is { Length: > 0 })
        {
            var chosen = all ? throw new InputRefusedException(ResendTexts.OneOrAll)
                : long.TryParse(which, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? letters.Where(l => l.Id == id).ToList()
                : letters.Where(l => l.Person == which || Same(l.Recipient, which) || Same(l.Email, which)).ToList();
            return chosen.Count > 0 ? chosen : throw new InputRefusedException(Say(ResendTexts.Unknown, which));
        }

        return all || since ? [.. letters.Where(l => !l.MayHaveArrived)] : throw new InputRefusedException(ResendTexts.SayWhich);
    }

    private static bool Same(string? address, string typed) => string.Equals(address, typed, StringComparison.OrdinalIgnoreCase);

    private static void Show(
        Output output, IReadOnlyList<LetterToReturn> letters, List<PlannedLetterLine> lines, List<LetterToReturn> digests, int dropped)
    {
        if (letters.Count == 0)
        {
            return;
        }

        output.Line(ResendTexts.Letters, letters.Count);
        foreach (var l in letters)
        {
            output.Line(ResendTexts.LetterRow, l.Id, IsoDay.Text(l.Day), l.Person ?? l.Recipient, l.Recipient, l.Detail?.ReplaceLineEndings(" "));
        }

        if (lines.Count > 0)
        {
            output.Line(ResendTexts.Goes, lines.Count);
            foreach (var l in lines)
            {
                output.Line(
                    ReminderTexts.PlanRow, l.Notice.Number, l.Notice.Rung.Name, LightNames.NameOf(l.Notice.Rung.Light),
                    l.Notice.Deadline is { } day ? IsoDay.Text(day) : ReminderTexts.NoDeadline, ReminderCommands.Left(l.Notice.WorkingDaysLeft),
                    l.Remark is null ? l.Who : $"{l.Who}（{l.Remark}）", l.Notice.Kind == NoticeKind.Copy ? ReminderTexts.PlanCopy : string.Empty);
            }
        }

        foreach (var l in digests)
        {
            output.Line(ResendTexts.Digest, l.Id, IsoDay.Text(l.Day), l.Recipient);
        }

        if (dropped > 0)
        {
            output.Line(ResendTexts.Dropped, dropped);
        }
    }
}
