using System.Buffers.Binary;

namespace CaseReform.Ops.Worker.Sheets;

/// <summary>Looks through an XLS file (BIFF records in a compound file, MS-XLS) before the parser sees it.</summary>
internal sealed class XlsGuard(WorkbookLimits limits, WorkbookFacts facts)
{
    private const ushort DateMode = 0x0022;
    private const ushort FilePass = 0x002F;
    private const ushort BoundSheet = 0x0085;
    private const ushort SharedStringTable = 0x00FC;
    private const ushort SupBook = 0x01AE;
    private const ushort BoolErr = 0x0205;
    private const ushort Formula = 0x0006;

    /// <summary>Virtual paths that mean "this very file" and "an add-in function"; every other one is a file elsewhere.</summary>
    private static readonly ushort[] OwnBooks = [0x0401, 0x3A01];

    /// <summary>Where each worksheet begins, in the order of the parser.</summary>
    private readonly List<uint> _starts = [];
    private int _boundSheets;
    private int _sheet = -1;

    public WorkbookReading.Refused? Check(byte[] file)
    {
        if (CompoundFile.TryOpen(file) is not { } compound || (compound.Read("Workbook") ?? compound.Read("Book")) is not { } book)
        {
            return SheetRefusals.Whole(SheetTexts.Damaged);
        }

        return compound.Has("_VBA_PROJECT_CUR") || compound.Has("_VBA_PROJECT") || compound.Has("VBA")
            ? SheetRefusals.Whole(SheetTexts.Macros)
            : CheckRecords(book);
    }

    private WorkbookReading.Refused? CheckRecords(ReadOnlySpan<byte> book)
    {
        for (var at = 0; at + 4 <= book.Length;)
        {
            var length = U16(book, at + 2);
            if (at + 4 + length > book.Length)
            {
                return SheetRefusals.Whole(SheetTexts.Damaged);
            }

            _sheet = _starts.IndexOf((uint)at) is var begun and >= 0 ? begun : _sheet;
            if (CheckRecord(U16(book, at), book.Slice(at + 4, length)) is { } refusal)
            {
                return refusal;
            }

            at += 4 + length;
        }

        return null;
    }

    private WorkbookReading.Refused? CheckRecord(ushort id, ReadOnlySpan<byte> body)
    {
        switch (id)
        {
            case FilePass:
                return SheetRefusals.Whole(SheetTexts.Encrypted);
            case SupBook when body.Length >= 4 && !OwnBooks.Contains(U16(body, 2)):
                return SheetRefusals.Whole(SheetTexts.ExternalLinks);
            case SharedStringTable when body.Length >= 8 && U32(body, 4) > limits.SharedStrings:
                return SheetRefusals.Whole(SheetTexts.TooManySharedStrings, limits.SharedStrings);
            case BoundSheet when body.Length > 5:
                return AddSheet(U32(body, 0), kind: body[5]);
            case DateMode when body.Length >= 2:
                facts.Date1904 = U16(body, 0) == 1;
                return null;
            case BoolErr when body.Length >= 8 && body[7] == 1:
                return Fault(U16(body, 0), U16(body, 2), body[6]);
            case Formula when body.Length >= 14 && body[6] == 2 && U16(body, 12) == 0xFFFF:
                return Fault(U16(body, 0), U16(body, 2), body[8]);
            default:
                return null;
        }
    }

    private WorkbookReading.Refused? Fault(int row, int column, byte code)
    {
        facts.AddError(_sheet, row, column, ErrorTexts.Of(code));
        return facts.FaultCount > limits.FaultyCells ? SheetRefusals.Whole(SheetTexts.TooManyFaults, limits.FaultyCells) : null;
    }

    /// <summary>Kinds 1 and 6 are macro sheets and Visual Basic modules; charts (2) hold no cells.</summary>
    private WorkbookReading.Refused? AddSheet(uint start, byte kind)
    {
        if (kind == 0)
        {
            _starts.Add(start);
        }

        return kind is 1 or 6 ? SheetRefusals.Whole(SheetTexts.Macros)
            : ++_boundSheets > limits.Sheets ? SheetRefusals.Whole(SheetTexts.TooManySheets, limits.Sheets)
            : null;
    }

    private static ushort U16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint U32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);
}
