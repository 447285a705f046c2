namespace CaseReform.Ops.Data.Evidence;

/// <summary>What a file's content is, whatever its name says.</summary>
public enum ContentKind
{
    /// <summary>PDF</summary>
    Pdf,

    /// <summary>PNG</summary>
    Png,

    /// <summary>JPEG</summary>
    Jpeg,

    /// <summary>WebP</summary>
    WebP,

    /// <summary>OFD, the national format of fixed pages (GB/T 33190)</summary>
    Ofd,

    /// <summary>a text of Office Open XML</summary>
    Docx,

    /// <summary>a workbook of Office Open XML</summary>
    Xlsx,

    /// <summary>slides of Office Open XML</summary>
    Pptx,

    /// <summary>a text in a compound file: Word 97, WPS</summary>
    Doc,

    /// <summary>a workbook in a compound file</summary>
    Xls,

    /// <summary>slides in a compound file</summary>
    Ppt,

    /// <summary>plain text in UTF-8 or GB 18030</summary>
    Text,
}
