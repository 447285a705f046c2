using System.Globalization;

using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Data.SetAside;
using CaseReform.Ops.Worker.Letters;

namespace CaseReform.Ops.Worker.Checks;

/// <summary>Says what was set aside: which measure or whose letter, and why.</summary>
internal static class SetAsideWords
{
    /// <summary>One sentence.</summary>
    public static string Sentence(SetAsideItem item) => Say(item.LetterKind switch
        {
            null => ChecksTexts.AsideMeasure,
            LetterKind.Access => ChecksTexts.AsideAccess,
            LetterKind.Digest => ChecksTexts.AsideDigest,
            LetterKind.Office => ChecksTexts.AsideOffice,
            LetterKind.Tiding => ChecksTexts.AsideTiding,
            _ => ChecksTexts.AsideLetter,
        },
        Subject(item),
        Reason(item));

    /// <summary>For a table.</summary>
    public static Unwritten Of(SetAsideItem item) => new(item.LetterKind is null, Subject(item), Reason(item));

    /// <summary>A number as it is stored, whatever it is, and one line.</summary>
    private static string Subject(SetAsideItem item) => Plain.Cut(
        item.LetterKind is null ? string.Create(CultureInfo.InvariantCulture, $"{item.Number}-{item.Ordinal}〔{item.Ledger}〕") : item.Person ?? ChecksTexts.NoPerson, 60);

    private static string Reason(SetAsideItem item) => item.Reason ?? ChecksTexts.AsideUnknown;
}
