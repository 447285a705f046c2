using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CaseReform.Ops.Worker.Sheets;

/// <summary>
/// Writes an XLSX file row by row; only the row in hand is in memory. Equal input makes equal bytes: nothing in the file tells when,
/// by whom or on which machine it was made. The package is put together here and not by System.IO.Packaging, which keeps all parts
/// in memory until the end and stamps them with the time of day.
/// </summary>
internal sealed class WorkbookWriter : IDisposable
{
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ZipArchive _package;
    private readonly StyleTable _styles = new();
    private readonly SheetNames _names = new();
    private readonly List<SheetWriter> _sheets = [];

    /// <param name="output">Stays open; need not be seekable.</param>
    public WorkbookWriter(Stream output)
    {
        _package = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        Write("_rels/.rels", PackageParts.RootRelationships);
    }

    /// <summary>Ends the sheet before and begins the next one.</summary>
    public SheetWriter AddSheet(SheetLayout layout)
    {
        Finish();
        var entry = Entry(PackageParts.SheetPath(_sheets.Count));
        var sheet = new SheetWriter(entry, layout, _names.Take(layout.Name), _styles, first: _sheets.Count == 0);
        _sheets.Add(sheet);
        return sheet;
    }

    /// <summary>Writes what can only be known at the end. A workbook needs at least one sheet that can be seen.</summary>
    public void Dispose()
    {
        Finish();
        WritePart("xl/styles.xml", _styles.ToStylesheet());
        WritePart("xl/workbook.xml", PackageParts.Workbook(_sheets));
        Write("xl/_rels/workbook.xml.rels", PackageParts.WorkbookRelationships(_sheets.Count));
        Write("[Content_Types].xml", PackageParts.ContentTypes(_sheets.Count));
        _package.Dispose();
    }

    private void Finish()
    {
        if (_sheets.Count > 0)
        {
            _sheets[^1].Finish();
        }
    }

    private Stream Entry(string path)
    {
        var entry = _package.CreateEntry(path, CompressionLevel.Optimal);
        entry.LastWriteTime = NoTime;
        return entry.Open();
    }

    private void Write(string path, string text)
    {
        using var stream = new StreamWriter(Entry(path));
        stream.Write(text);
    }

    private void WritePart(string path, OpenXmlElement root)
    {
        using var stream = Entry(path);
        using var writer = OpenXmlWriter.Create(stream);
        writer.WriteStartDocument(standalone: true);
        writer.WriteElement(root);
    }
}
