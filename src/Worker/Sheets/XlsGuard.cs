using System.Buffers.Binary;

namespace CaseReform.Ops.Worker.Sheets;

/// <summary>Looks through an XLS file (BIFF records in a compound file) before the parser sees it.</summary>
internal static class XlsGuard
{
    private const ushort FilePass = 0x002F;
    private const ushort BoundSheet = 0x0085;
    private const ushort SupBook = 0x01AE;
    private const ushort SharedStringTable = 0x00FC;

    /// <summary>Virtual paths that mean "this very file" and "an add-in function"; every other one is a file elsewhere.</summary>
    private static readonly ushort[] OwnBooks = [0x0401, 0x3A01];

    public static WorkbookReading.Refused? Check(byte[] file, WorkbookLimits limits)
    {
        if (CompoundFile.TryOpen(file) is not { } compound || (compound.Read("Workbook") ?? compound.Read("Book")) is not { } book)
        {
            return Refusals.Whole(SheetTexts.Damaged);
        }

        return compound.Has("_VBA_PROJECT_CUR") || compound.Has("_VBA_PROJECT") || compound.Has("VBA")
            ? Refusals.Whole(SheetTexts.Macros)
            : CheckRecords(book, limits);
    }

    private static WorkbookReading.Refused? CheckRecords(ReadOnlySpan<byte> book, WorkbookLimits limits)
    {
        var sheets = 0;
        for (var at = 0; at + 4 <= book.Length;)
        {
            var id = BinaryPrimitives.ReadUInt16LittleEndian(book[at..]);
            var length = BinaryPrimitives.ReadUInt16LittleEndian(book[(at + 2)..]);
            if (at + 4 + length > book.Length)
            {
                return Refusals.Whole(SheetTexts.Damaged);
            }

            var body = book.Slice(at + 4, length);
            var refusal = id switch
            {
                FilePass => Refusals.Whole(SheetTexts.Encrypted),
                BoundSheet when ++sheets > limits.Sheets => Refusals.Whole(SheetTexts.TooManySheets, limits.Sheets),
                BoundSheet when length > 5 && body[5] is 1 or 6 => Refusals.Whole(SheetTexts.Macros),
                SupBook when length >= 4 && !OwnBooks.Contains(BinaryPrimitives.ReadUInt16LittleEndian(body[2..])) =>
                    Refusals.Whole(SheetTexts.ExternalLinks),
                SharedStringTable when length >= 8 && BinaryPrimitives.ReadUInt32LittleEndian(body[4..]) > limits.SharedStrings =>
                    Refusals.Whole(SheetTexts.TooManySharedStrings, limits.SharedStrings),
                _ => null,
            };
            if (refusal is not null)
            {
                return refusal;
            }

            at += 4 + length;
        }

        return null;
    }
}
