namespace CaseReform.Ops.Worker.Sheets;

/// <summary>What a file is, by its first bytes and, for containers, by the parts inside.</summary>
internal enum FileKind
{
    Xlsx,
    Xls,
    Text,
    Xlsb,
    Ods,
    Xml,
    Html,
    Pdf,
    Rtf,
    Word,
    PowerPoint,
    Archive,
    Encrypted,
    Damaged,
    Unknown,
}
