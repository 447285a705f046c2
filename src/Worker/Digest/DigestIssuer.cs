using CaseReform.Ops.Data.Digest;
using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Domain.Digest;
using CaseReform.Ops.Hosting.Office;
using CaseReform.Ops.Worker.Letters;
using CaseReform.Ops.Worker.Mail;

using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Worker.Digest;

/// <summary>Issues a digest that is due: counted, printed, filed and queued for its readers.</summary>
internal sealed partial class DigestIssuer(
    DigestStore store,
    DigestCounter counter,
    DigestPaper paper,
    OfficeReaders recipients,
    RecipientLetters letters,
    LetterStore queue,
    IOptions<OfficeOptions> office,
    IOptions<MailOptions> mail,
    TimeProvider clock,
    ILogger<DigestIssuer> log)
{
    /// <summary>How often a ledger that changes while it is counted is counted again.</summary>
    private const int Attempts = 5;

    /// <summary>Counts, prints and queues the digest of a day's week. One whose numbers do not reconcile is withheld, and the office is warned.</summary>
    public async Task<DigestOutcome> IssueAsync(DateOnly day, CancellationToken token)
    {
        var everybody = await recipients.AllAsync(day, token);
        if (everybody.Count == 0)
        {
            return new DigestOutcome.NobodyToSend();
        }

        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var count = await counter.CountAsync(token);

            // not before the moment that was counted: whom it cannot be written to is looked for since then
            var at = clock.GetUtcNow();
            var printed = await paper.PrintAsync(count, paper.Folder, token);
            var mismatch = count.Check as DigestCheck.Mismatch;

            // a warning is no part of the office's daily letter, which has its own kind and goes out as well
            IReadOnlyList<StandaloneLetter> made = mismatch is null
                ? await ComposeAsync(count, printed, everybody, at, token)
                : await letters.ComposeAsync(
                    LetterKind.Digest, $"digest-withheld|{count.Key}", await recipients.OfficeAsync(count.Figures.Period.Day, token), Warning(mismatch, count), null, at, token);
            var filing = await store.FileAsync(
                new NewDigest
                {
                    Key = count.Key,
                    Day = count.Figures.Period.Day,
                    AsOf = count.Figures.Period.AsOf,
                    Snapshot = count.Snapshot,
                    Html = printed.Page.Html,
                    Plain = printed.Page.Text,
                    Mismatch = mismatch is null ? null : Sentence(mismatch),
                },
                made,
                count.Mark,
                at,
                token);
            if (filing != DigestFiling.LedgerChanged)
            {
                return Outcome(filing, count, mismatch, made.Count, printed.Workbook);
            }
        }

        return new DigestOutcome.Busy();
    }

    /// <summary>Whom the digest could not be written to when it was issued gets the same page as the others, once that has changed or a while has passed.</summary>
    public async Task CatchUpAsync(FiledDigest filed, DateOnly day, CancellationToken token)
    {
        var now = clock.GetUtcNow();
        var late = await letters.DueAsync(LetterKind.Digest, await recipients.AllAsync(day, token), filed.AsOf, now, token);
        if (late.Count == 0 || await store.PaperAsync(filed.Key, token) is not { } stored)
        {
            return;
        }

        var printed = await paper.ReprintAsync(filed, stored, token);
        foreach (var letter in await letters.ComposeAsync(LetterKind.Digest, LetterKey(filed.Key), late, printed.Page, printed.Attachment, now, token))
        {
            await queue.EnqueueAsync(letter, now, token);
        }
    }

    /// <summary>The office's own letters bear the head of the audit chain: on paper it shows a tail that was cut later.</summary>
    private async Task<IReadOnlyList<StandaloneLetter>> ComposeAsync(
        DigestCount count, PrintedDigest printed, IReadOnlyList<LetterRecipient> everybody, DateTimeOffset at, CancellationToken token)
    {
        var office = (await recipients.OfficeAsync(count.Figures.Period.Day, token)).Select(r => r.PersonId).ToHashSet();
        return await letters.ComposeAsync(
            LetterKind.Digest, LetterKey(count.Key), everybody, reader => office.Contains(reader.PersonId) ? printed.OfficeCopy : printed.Page, printed.Attachment, at, token);
    }

    private static string LetterKey(string digest) => $"digest|{digest}";

    private DigestOutcome Outcome(DigestFiling filing, DigestCount count, DigestCheck.Mismatch? mismatch, int queued, string workbook)
    {
        if (filing == DigestFiling.AlreadyFiled)
        {
            return new DigestOutcome.Already(count.Key, mismatch is not null);
        }

        if (mismatch is not null)
        {
            Log.Withheld(log, count.Key, mismatch.Expected, mismatch.Actual, mismatch.Problems.Count);
            return new DigestOutcome.Withheld(count.Key, mismatch, queued);
        }

        Log.Queued(log, count.Key, queued);
        return new DigestOutcome.Queued(count.Key, queued, workbook);
    }

    private RenderedPage Warning(DigestCheck.Mismatch mismatch, DigestCount count) => OfficeLetterPage.Render(new OfficeNews
    {
        Day = count.Figures.Period.Day,
        Office = office.Value.Name,
        WithheldDigest = mismatch,
        NumbersOnly = mail.Value.Disclosure == MailDisclosure.NumbersOnly,
    })!;

    /// <summary>The alarm's sentence, with the rows it is about.</summary>
    internal static string Sentence(DigestCheck.Mismatch mismatch) => Say(
        DigestRunTexts.Mismatch, mismatch.Expected, mismatch.Actual, string.Join(DigestTexts.YearSeparator, mismatch.Problems));

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "digest {Key} is queued for {Letters} readers")]
        public static partial void Queued(ILogger logger, string key, int letters);

        [LoggerMessage(2, LogLevel.Error, "digest {Key} is withheld: {Expected} problems should be open, {Actual} are; {Rows} rows differ")]
        public static partial void Withheld(ILogger logger, string key, int expected, int actual, int rows);
    }
}
