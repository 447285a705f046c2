using CaseReform.Ops.Testing.Processes;

using Xunit;

namespace CaseReform.Ops.Testing.Tools;

/// <summary>A second opinion on our spreadsheets, and the maker of XLS files: LibreOffice without a window, each run with a profile of its own.</summary>
public static class LibreOffice
{
    private static readonly Tool Office = new("soffice", "apt-get install libreoffice-calc");
    private static readonly Tool PdfPages = new("pdftoppm", "apt-get install poppler-utils");

    /// <summary>Converts a document and returns the path of the result, which lies in <paramref name="folder"/>.</summary>
    /// <param name="format">A LibreOffice target, for example <c>xls</c>, <c>pdf</c> or <c>csv:"…":44,34,76</c>.</param>
    public static async Task<string> ConvertAsync(string document, string format, string folder)
    {
        var program = Office.Require();
        using var profile = new TemporaryFolder();
        var run = await ProcessRun.RunAsync(
            program,
            [$"-env:UserInstallation={new Uri(profile.Path)}", "--headless", "--norestore", "--convert-to", format, "--outdir", folder, document]);
        var result = Path.Combine(folder, Path.ChangeExtension(Path.GetFileName(document), format.Split(':')[0]));
        Assert.True(run.ExitCode == 0 && File.Exists(result), $"LibreOffice could not open or convert the file: {run.Output} {run.Errors}");
        return result;
    }

    /// <summary>Draws the first page of a PDF at 60 dots an inch.</summary>
    public static async Task<string> DrawAsync(string pdf)
    {
        var picture = Path.ChangeExtension(pdf, null);
        var run = await ProcessRun.RunAsync(PdfPages.Require(), ["-r", "60", "-f", "1", "-singlefile", "-png", pdf, picture]);
        Assert.True(run.ExitCode == 0, run.Errors);
        return picture + ".png";
    }
}
