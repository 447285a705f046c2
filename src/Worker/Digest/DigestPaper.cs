using System.Text;

using CaseReform.Ops.Data.Digest;
using CaseReform.Ops.Data.Files;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Digest;
using CaseReform.Ops.Hosting.Office;
using CaseReform.Ops.Worker.Ledger;
using CaseReform.Ops.Worker.Ledger.Export;
using CaseReform.Ops.Worker.Letters;
using CaseReform.Ops.Worker.Mail;
using CaseReform.Ops.Worker.Mail.Mime;

using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Worker.Digest;

/// <summary>Makes a count into what people get: the page and the workbook beside it.</summary>
internal sealed partial class DigestPaper(
    LedgerWorkbook workbook, LedgerMoments moments, IOptions<OfficeOptions> office, IOptions<MailOptions> mail, IOptions<DatabaseOptions> database, ILogger<DigestPaper> log)
{
    /// <summary>A workbook beyond this stays where it lies: many mail servers take no more.</summary>
    private const long MaxAttachmentBytes = 10L << 20;

    private const string SpreadsheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Where digests and their workbooks are kept.</summary>
    public string Folder => Path.GetFullPath(Path.Combine(database.Value.DataFolder, "digests"));

    /// <summary>Renders the page and writes the office's copy of it into a folder, as HTML and as text, with the workbook beside it.</summary>
    public async Task<PrintedDigest> PrintAsync(DigestCount count, string folder, CancellationToken token)
    {
        var numbersOnly = mail.Value.Disclosure == MailDisclosure.NumbersOnly;
        var path = Path.Combine(folder, count.Key + ".xlsx");
        await workbook.SaveAsync(path, null, await moments.NowAsync(token), numbersOnly, count.BrokenPromises, token);
        var attachment = await AttachmentAsync(path, count.Figures.Period.Day, token);
        var model = new DigestModel
        {
            Figures = count.Figures,
            Organ = Organ(office.Value.Name),
            Office = office.Value.Name,
            Attachment = attachment?.FileName,
            AttachmentLiesAt = attachment is null ? path : null,
            LateBecause = count.IsLate ? DigestRunTexts.LateBecause : null,
            NumbersOnly = numbersOnly,
        };
        var copy = DigestPage.Render(model with { IsOfficeCopy = true });
        FlushedFile.Replace(Path.Combine(folder, count.Key + ".html"), Encoding.UTF8.GetBytes(copy.Html));
        FlushedFile.Replace(Path.Combine(folder, count.Key + ".txt"), Encoding.UTF8.GetBytes(copy.Text));
        return new PrintedDigest(DigestPage.Render(model), path, attachment) { OfficeCopy = copy };
    }

    /// <summary>A digest that was issued, as it was printed then.</summary>
    public async Task<PrintedDigest> ReprintAsync(FiledDigest filed, StoredPage page, CancellationToken token)
    {
        var path = Path.Combine(Folder, filed.Key + ".xlsx");
        return new PrintedDigest(new RenderedPage(DigestPage.Subject(filed.Day), page.Html, page.Plain), path, await AttachmentAsync(path, filed.Day, token));
    }

    /// <summary>The workbook as an attachment; null when it is too large, or cannot be read: the page then says where it lies.</summary>
    private async Task<Attachment?> AttachmentAsync(string path, DateOnly day, CancellationToken token)
    {
        var issue = DigestIssue.Of(day);
        try
        {
            return new FileInfo(path).Length <= MaxAttachmentBytes
                ? new Attachment(Say(DigestRunTexts.AttachmentName, issue.Year, issue.Week), SpreadsheetType, await File.ReadAllBytesAsync(path, token))
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Log.NotAttached(log, e.GetType().Name);
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "the digest's workbook cannot be read and is not attached: {Fault}")]
        public static partial void NotAttached(ILogger logger, string fault);
    }

    /// <summary>刊头 names the body whose office issues.</summary>
    private static string Organ(string office)
    {
        var suffix = DigestRunTexts.OfficeSuffix;
        return office.EndsWith(suffix, StringComparison.Ordinal) && office.Length > suffix.Length ? office[..^suffix.Length] : office;
    }
}

/// <summary>A digest ready to go.</summary>
/// <param name="Page">The page.</param>
/// <param name="Workbook">Where the ledger as of that instant lies.</param>
/// <param name="Attachment">The same as an attachment; null when it is too large.</param>
internal sealed record PrintedDigest(RenderedPage Page, string Workbook, Attachment? Attachment)
{
    /// <summary>The same with the head of the audit chain, for the office's files; the page itself where it is printed again.</summary>
    public RenderedPage OfficeCopy { get; init; } = Page;
}
