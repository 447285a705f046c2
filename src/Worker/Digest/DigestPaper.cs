using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Digest;
using CaseReform.Ops.Worker.Ledger;
using CaseReform.Ops.Worker.Ledger.Export;
using CaseReform.Ops.Worker.Letters;
using CaseReform.Ops.Worker.Mail;
using CaseReform.Ops.Worker.Mail.Mime;
using CaseReform.Ops.Worker.Office;
using CaseReform.Ops.Worker.Sheets;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Worker.Digest;

/// <summary>Makes a count into what people get: the page and the workbook beside it.</summary>
internal sealed class DigestPaper(
    LedgerWorkbook workbook, LedgerMoments moments, IOptions<OfficeOptions> office, IOptions<MailOptions> mail, IOptions<DatabaseOptions> database)
{
    /// <summary>A workbook beyond this stays where it lies: many mail servers take no more.</summary>
    private const long LargestAttachment = 10L << 20;

    private const string SpreadsheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Where digests and their workbooks are kept.</summary>
    public string Folder => Path.GetFullPath(Path.Combine(database.Value.DataFolder, "digests"));

    /// <summary>Renders the page and writes it into a folder, as HTML and as text, with the workbook beside it.</summary>
    public async Task<PrintedDigest> PrintAsync(DigestCount count, string folder, CancellationToken token)
    {
        var numbersOnly = mail.Value.Disclosure == MailDisclosure.NumbersOnly;
        var path = Path.Combine(folder, count.Key + ".xlsx");
        await workbook.SaveAsync(path, null, await moments.NowAsync(token), numbersOnly, count.BrokenPromises, token);
        var attached = new FileInfo(path).Length <= LargestAttachment;
        var issue = DigestIssue.Of(count.Figures.Period.Day);
        var name = Formats.Text(DigestRunTexts.AttachmentName, issue.Year, issue.Week);
        var page = DigestPage.Render(new DigestModel
        {
            Figures = count.Figures,
            Organ = Organ(office.Value.Name),
            Office = office.Value.Name,
            Attachment = attached ? name : null,
            AttachmentLiesAt = attached ? null : path,
            LateBecause = count.IsLate ? DigestRunTexts.LateBecause : null,
            NumbersOnly = numbersOnly,
        });
        await WholeFile.WriteAsync(Path.Combine(folder, count.Key + ".html"), page.Html, token);
        await WholeFile.WriteAsync(Path.Combine(folder, count.Key + ".txt"), page.Text, token);
        return new PrintedDigest(page, path, attached ? new Attachment(name, SpreadsheetType, await File.ReadAllBytesAsync(path, token)) : null);
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
internal sealed record PrintedDigest(RenderedPage Page, string Workbook, Attachment? Attachment);
