using System.Buffers;
using System.Text;

using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Worker.Mail.Mime;

/// <summary>Names of attachments that are safe on every desktop: no folders, no reserved words, no hidden direction marks, no endless length.</summary>
internal static class AttachmentName
{
    /// <summary>80 Chinese characters are 240 octets, below the 255 that file systems allow.</summary>
    public const int MaxLength = 80;

    private const int MaxExtensionLength = 10;
    private static readonly SearchValues<char> Forbidden = SearchValues.Create("<>:\"|?*\u007f\ufffd");
    private static readonly string[] ReservedWords = ["CON", "PRN", "AUX", "NUL"];

    /// <summary>The name that the reader's program is offered.</summary>
    public static string Clean(string name)
    {
        var last = name[(name.AsSpan().LastIndexOfAny('/', '\\') + 1)..];
        var text = new StringBuilder(last.Length);
        foreach (var rune in HeaderText.Clean(last).EnumerateRunes())
        {
            text.Append(rune.IsBmp && Forbidden.Contains((char)rune.Value) ? "_" : rune.ToString());
        }

        var clean = Cut(text.ToString().Trim('.', ' '));
        return clean.Length == 0 ? MimeTexts.UnnamedAttachment : IsReserved(clean) ? Cut("_" + clean) : clean;
    }

    /// <summary>A spelling in ASCII for programs that know nothing newer, with the same extension.</summary>
    public static string ToAscii(string cleanName)
    {
        var extension = Path.GetExtension(cleanName);
        var stem = Squeeze(cleanName[..^extension.Length]).Trim('_', '-', ' ', '.');
        return (stem.Length == 0 ? "attachment" : stem) + Squeeze(extension);
    }

    private static string Squeeze(string text)
    {
        var ascii = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or ' ' or '(' or ')')
            {
                ascii.Append(c);
            }
            else if (ascii.Length == 0 || ascii[^1] != '_')
            {
                ascii.Append('_');
            }
        }

        return ascii.ToString();
    }

    private static string Cut(string name)
    {
        if (name.Length <= MaxLength)
        {
            return name;
        }

        var extension = Path.GetExtension(name);
        return extension.Length > MaxExtensionLength
            ? name.CutTo(MaxLength)
            : name.CutTo(MaxLength - extension.Length).TrimEnd(' ', '.') + extension;
    }

    // Windows looks at what stands before the first dot only, and forgives spaces after it.
    private static bool IsReserved(string name)
    {
        var stem = name.Split('.')[0].Trim().ToUpperInvariant();
        return ReservedWords.Contains(stem)
            || (stem.Length == 4 && (stem.StartsWith("COM", StringComparison.Ordinal) || stem.StartsWith("LPT", StringComparison.Ordinal)) && char.IsDigit(stem[3]));
    }
}
