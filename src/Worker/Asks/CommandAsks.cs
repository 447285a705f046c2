using System.Globalization;
using System.Text;

using CaseReform.Ops.Data.Asks;
using CaseReform.Ops.Data.CloseOut;
using CaseReform.Ops.Data.Digest;
using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Reminders;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.Asks;
using CaseReform.Ops.Domain.Digest;
using CaseReform.Ops.Domain.Text;
using CaseReform.Ops.Worker.CommandLine;
using CaseReform.Ops.Worker.Reminders;

namespace CaseReform.Ops.Worker.Asks;

/// <summary>Does by a command what a command does already, and shows what it says.</summary>
internal sealed class CommandAsks(PlanList plans, CloseOutCallStore closeOuts, ReleaseStore releases, LedgerStore ledgers, DigestStore digests, OfficeHours hours, TimeProvider clock) : IAskDoing
{
    private const int MaxLines = 30;

    public Task<AskOutcome> ShowAsync(AskWork work) => work.Ask.Kind switch
    {
        OfficeAskKind.ExportLedger => ExportAsync(work),
        OfficeAskKind.PreviewReminders => ListAsync(work, AskTexts.TitlePlan, "reminders", "plan"),
        OfficeAskKind.Release => ShowReleaseAsync(work),
        OfficeAskKind.Resend => ShownAsync(work, AskTexts.ConfirmResend, ["reminders", "resend", work.Word(OfficeAskWords.Which) ?? "--all", "--dry-run"]),
        OfficeAskKind.PreviewDigest => DigestAsync(work, null),
        OfficeAskKind.IssueDigest => ShowIssueAsync(work),
        OfficeAskKind.Check => ListAsync(work, AskTexts.TitleCheck, "check"),
        OfficeAskKind.ListUnits => ListAsync(work, AskTexts.TitleUnits, "units", "list"),
        OfficeAskKind.ListPeople => ListAsync(work, AskTexts.TitlePeople, "people", "list"),
        OfficeAskKind.WithdrawLedger => ShowWithdrawalAsync(work),
        OfficeAskKind.MergeUnits => ShownAsync(work, AskTexts.ConfirmMerge, ["units", "merge", Needed(work, OfficeAskWords.Which), Needed(work, OfficeAskWords.Into), "--dry-run"]),
        OfficeAskKind.ImportLedger or OfficeAskKind.ImportPeople => throw new InvalidOperationException("an import has a file"),
    };

    public Task<AskOutcome> ActAsync(AskWork work) => work.Ask.Kind switch
    {
        OfficeAskKind.Release => DoneAsync(work, "reminders", "release", work.Word(OfficeAskWords.Choice) == "send-now" ? "--send-now" : "--from-today"),
        OfficeAskKind.Resend => DoneAsync(work, "reminders", "resend", work.Word(OfficeAskWords.Which) ?? "--all", "--yes"),
        OfficeAskKind.IssueDigest => DoneAsync(work, "digest", "--send"),
        OfficeAskKind.WithdrawLedger => DoneAsync(work, "ledger", "withdraw", "--ledger", Needed(work, OfficeAskWords.Which), "--reason", Needed(work, OfficeAskWords.Reason), "--yes"),
        OfficeAskKind.MergeUnits => DoneAsync(work, "units", "merge", Needed(work, OfficeAskWords.Which), Needed(work, OfficeAskWords.Into), "--yes"),
        _ => ShowAsync(work),
    };

    private static string Needed(AskWork work, string word) => work.Word(word) ?? throw new InputRefusedException(AskTexts.WordMissing);

    private async Task<AskOutcome> ExportAsync(AskWork work)
    {
        var name = Say(AskTexts.ExportName, hours.DayOf(work.Ask.CreatedAt).ToString("yyyyMMdd", CultureInfo.InvariantCulture));
        var path = Path.Combine(work.Folder, name);
        var end = await work.Command(work.Word(OfficeAskWords.Which) is { } ledger ? ["ledger", "export", path, "--ledger", ledger] : ["ledger", "export", path]);
        return end.Exit != ExitCode.Done ? Refused(end) : new AskOutcome(new OfficeAskResult(ChatWords.Of(end.Lines[^1].Replace(path, name, StringComparison.Ordinal))))
        {
            File = new OfficeAskFile { Name = name, Bytes = await File.ReadAllBytesAsync(path, work.Token) },
        };
    }

    /// <summary>What a command says, and all of it as a file where it is long.</summary>
    private static async Task<AskOutcome> ListAsync(AskWork work, string title, params string[] command)
    {
        var end = await work.Command(command);
        if (end.Lines.Count == 0)
        {
            return Refused(end);
        }

        var lines = end.Faults.Concat(end.Lines).ToList();
        return new AskOutcome(new OfficeAskResult(Say(AskTexts.ListSentence, title, ChatWords.Of(end.Lines[^1].Trim())))
        {
            Parts = [.. lines.Count > 1 ? AskParts.Of(title, lines[..^1], max: MaxLines) : []],
        })
        {
            File = lines.Count <= MaxLines ? null : new OfficeAskFile
            {
                Name = title + ".txt",
                Bytes = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(string.Join("\r\n", lines.Select(ChatWords.Of)))],
            },
        };
    }

    private async Task<AskOutcome> ShowReleaseAsync(AskWork work)
    {
        if (await releases.ReleasedAtAsync(work.Token) is { } since)
        {
            return new AskOutcome(new OfficeAskResult(Say(ReminderTexts.ReleaseAlready, IsoDay.Text(hours.DayOf(since)))), IsRefused: true);
        }

        if ((await ledgers.NamesAsync(work.Token)).Count == 0)
        {
            return new AskOutcome(new OfficeAskResult(ChatWords.Of(ReminderTexts.ReleaseNothing)), IsRefused: true);
        }

        var (plan, lines, aside) = await plans.ReadAsync(work.Token);
        var late = lines.Where(l => l.Notice.FiredOn < plan.Day.Today).ToList();
        var lateNotices = late.Select(l => (l.Notice.Measure, l.Notice.Rung.Name)).Distinct().Count();
        var people = late.Where(l => l.Email is not null).Select(l => l.Email).Distinct().Count();
        var today = lines.Where(l => l.Notice.FiredOn >= plan.Day.Today).Select(l => (l.Notice.Measure, l.Notice.Rung.Name)).Distinct().Count();
        var untold = await closeOuts.CountUntoldAsync(plan.Day.Today, work.Token);
        return new AskOutcome(new OfficeAskResult(AskTexts.ReleaseShown)
        {
            Facts =
            [
                new(AskTexts.FactLate, Say(AskTexts.FactLateValue, lateNotices, people)),
                new(AskTexts.FactToday, Say(AskTexts.FactNotices, today)),
                .. untold > 0 ? [new OfficeAskFact(AskTexts.FactCloseOuts, Say(AskTexts.FactCloseOutsValue, untold))] : Array.Empty<OfficeAskFact>(),
                new(AskTexts.FromToday, Say(AskTexts.FromTodayMeans, lateNotices)),
                new(AskTexts.SendNow, Say(AskTexts.SendNowMeans, lateNotices, people)),
            ],
            Parts = [.. AskParts.Of(AskTexts.AsideTitle, aside, warns: true)],
            Buttons = [new OfficeAskButton("from-today", AskTexts.FromToday), new OfficeAskButton("send-now", AskTexts.SendNow)],
        });
    }

    private async Task<AskOutcome> ShowWithdrawalAsync(AskWork work)
    {
        var known = await ledgers.NamesAsync(work.Token);
        if (known.Count == 0)
        {
            return new AskOutcome(new OfficeAskResult(AskTexts.NoLedger), IsRefused: true);
        }

        var ledger = work.Word(OfficeAskWords.Which) ?? (known is [var only] ? only : null);
        if (ledger is null || work.Word(OfficeAskWords.Reason) is not { } reason)
        {
            return new AskOutcome(new OfficeAskResult(AskTexts.WithdrawAsk)
            {
                Questions =
                [
                    new OfficeAskQuestion(OfficeAskWords.Which, AskTexts.AskWhichLedger) { Choices = [.. known.Select(name => new OfficeAskChoice(name, name))], Value = ledger },
                    new OfficeAskQuestion(OfficeAskWords.Reason, AskTexts.AskReason) { Example = AskTexts.ReasonExample, Value = work.Word(OfficeAskWords.Reason) },
                ],
            });
        }

        return await ShownAsync(work, AskTexts.ConfirmWithdraw, ["ledger", "withdraw", "--ledger", ledger, "--reason", reason, "--dry-run"]);
    }

    /// <summary>A week has one digest: what was issued is named, with what can be done about it instead.</summary>
    private async Task<AskOutcome> ShowIssueAsync(AskWork work)
    {
        var issue = DigestIssue.Of(hours.DayOf(clock.GetUtcNow()));
        return await digests.FindAsync(issue.Key, work.Token) is { Withheld: false } filed
            ? new AskOutcome(
                new OfficeAskResult(Say(AskTexts.DigestIssued, issue.Year, issue.Week, filed.Day.Month, filed.Day.Day))
                {
                    Parts = [.. AskParts.Of(AskTexts.InsteadTitle, [AskTexts.InsteadLook, AskTexts.InsteadResend, AskTexts.InsteadPreview])],
                },
                IsRefused: true)
            : await DigestAsync(work, AskTexts.ConfirmDigest);
    }

    private static async Task<AskOutcome> DigestAsync(AskWork work, string? confirm)
    {
        var folder = Path.Combine(work.Folder, "digest");
        var end = await work.Command(["digest", "--out", folder]);
        if (end.Lines.Count == 0 || !Directory.Exists(folder) || Directory.GetFiles(folder, "*.html") is not [var page])
        {
            return Refused(end);
        }

        var key = Path.GetFileNameWithoutExtension(page);
        var text = await File.ReadAllLinesAsync(Path.ChangeExtension(page, ".txt"), work.Token);
        var fault = end.Faults.Count > 0 ? string.Join(' ', end.Faults.Select(ChatWords.Of)) : null;
        return new AskOutcome(new OfficeAskResult(Say(confirm is null ? AskTexts.DigestShown : AskTexts.DigestAsk, key))
        {
            Parts = [.. AskParts.Of(AskTexts.FaultTitle, fault is null ? [] : [fault], warns: true), .. AskParts.Of(AskTexts.DigestTitle, text.Where(line => line.Trim().Length > 0), max: MaxLines)],
            Buttons = confirm is null || fault is not null ? [] : [new OfficeAskButton("issue", confirm)],
        })
        {
            File = new OfficeAskFile { Name = Say(AskTexts.DigestName, key), Bytes = await File.ReadAllBytesAsync(page, work.Token) },
        };
    }

    private static async Task<AskOutcome> ShownAsync(AskWork work, string confirm, string[] command)
    {
        var end = await work.Command(command);
        return end.Exit != ExitCode.Done || end.Lines.Count == 0 ? Refused(end) : new AskOutcome(new OfficeAskResult(ChatWords.Of(end.Lines[0].Trim()))
        {
            Parts = [.. end.Lines.Count > 2 ? AskParts.Of(AskTexts.EffectTitle, end.Lines.Skip(1).SkipLast(1), max: MaxLines) : []],
            Buttons = end.Lines.Count > 1 ? [new OfficeAskButton("do", confirm)] : [],
        });
    }

    private static async Task<AskOutcome> DoneAsync(AskWork work, params string[] command)
    {
        var end = await work.Command(command);
        var said = end.Lines.Concat(end.Faults).Select(ChatWords.Of).Where(line => line.Length > 0).ToList();
        return end.Exit == ExitCode.Refused || end.Lines.Count == 0 ? Refused(end) : new AskOutcome(new OfficeAskResult(ChatWords.Of(end.Lines[^1].Trim()))
        {
            Parts = [.. said.Count > 1 ? AskParts.Of(AskTexts.SaidTitle, said, max: MaxLines) : []],
        });
    }

    private static AskOutcome Refused(CommandEnd end) => new(
        new OfficeAskResult(ChatWords.Of(end.Faults.Concat(end.Lines).FirstOrDefault() ?? AskTexts.Failed))
        {
            Parts = [.. AskParts.Of(AskTexts.SaidTitle, end.Faults.Skip(1), warns: true)],
        },
        IsRefused: true);
}
