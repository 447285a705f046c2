using System.Text;

namespace CaseReform.Ops.Data.Evidence;

/// <summary>Decides by a file's content whether it is what its name says. Whatever can carry out something on the reader's machine is refused with it.</summary>
internal static class ContentJudge
{
    /// <summary>Whether the content is of that kind.</summary>
    /// <param name="content">The file; it can be read anywhere.</param>
    /// <param name="kind">What the name says.</param>
    /// <param name="token">Stops reading.</param>
    public static async Task<ContentVerdict> JudgeAsync(FileStream content, ContentKind kind, CancellationToken token)
    {
        var head = new byte[16];
        if (await ReadAtAsync(content, head, 0, token) == 0)
        {
            return ContentVerdict.Empty;
        }

        return kind switch
        {
            ContentKind.Pdf => When(head.AsSpan().StartsWith("%PDF-"u8)),
            ContentKind.Png => When(head.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])),
            ContentKind.Jpeg => When(head.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])),
            ContentKind.WebP => When(head.AsSpan().StartsWith("RIFF"u8) && head.AsSpan(8).StartsWith("WEBP"u8)),
            ContentKind.Ofd => await PackageAsync(content, head, "OFD.xml", token),
            ContentKind.Docx => await PackageAsync(content, head, "word/document.xml", token),
            ContentKind.Xlsx => await PackageAsync(content, head, "xl/workbook.xml", token),
            ContentKind.Pptx => await PackageAsync(content, head, "ppt/presentation.xml", token),
            ContentKind.Doc => await CompoundAsync(content, head, ["WordDocument"], token),
            ContentKind.Xls => await CompoundAsync(content, head, ["Workbook", "Book"], token),
            ContentKind.Ppt => await CompoundAsync(content, head, ["PowerPoint Document"], token),
            ContentKind.Text => await TextAsync(content, token),
        };
    }

    private static ContentVerdict When(bool holds) => holds ? ContentVerdict.Agrees : ContentVerdict.Lies;

    private static async Task<ContentVerdict> PackageAsync(FileStream content, byte[] head, string part, CancellationToken token) =>
        head.AsSpan().StartsWith("PK\u0003\u0004"u8) ? await new PackageJudge(PackageLimits.Default, token).JudgeAsync(content, part) : ContentVerdict.Lies;

    /// <summary>A compound file whose directory names the stream every file of the kind has. Its entries are 128 bytes each, at places of 128.</summary>
    private static async Task<ContentVerdict> CompoundAsync(FileStream content, byte[] head, string[] streams, CancellationToken token)
    {
        if (!head.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
        {
            return ContentVerdict.Lies;
        }

        var (wanted, programs) = (Names(streams), Names("_VBA_PROJECT", "_VBA_PROJECT_CUR"));
        var (found, at) = (false, 0L);
        var block = new byte[128 * 1024];
        for (int length; (length = await ReadAtAsync(content, block, at, token)) > 0; at += length)
        {
            for (var entry = 0; entry + 128 <= length; entry += 128)
            {
                var name = block.AsMemory(entry, 64);
                if (programs.Exists(p => name.Span.StartsWith(p)))
                {
                    return ContentVerdict.CarriesProgram;
                }

                found |= wanted.Exists(w => name.Span.StartsWith(w));
            }
        }

        return When(found);

        static List<byte[]> Names(params string[] names) => [.. names.Select(name => Encoding.Unicode.GetBytes(name + '\0'))];
    }

    /// <summary>Text in UTF-8 or GB 18030 without control characters. What begins like markup or a script is none.</summary>
    private static async Task<ContentVerdict> TextAsync(FileStream content, CancellationToken token) =>
        await IsTextAsync(content, new UTF8Encoding(false, throwOnInvalidBytes: true), token)
        || await IsTextAsync(content, CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!, token)
            ? ContentVerdict.Agrees
            : ContentVerdict.Lies;

    private static async Task<bool> IsTextAsync(FileStream content, Encoding encoding, CancellationToken token)
    {
        var (decoder, bytes, begun) = (encoding.GetDecoder(), new byte[64 * 1024], false);
        var chars = new char[encoding.GetMaxCharCount(bytes.Length)];
        content.Position = 0;
        try
        {
            for (int length; (length = await content.ReadAsync(bytes, token)) > 0;)
            {
                var text = chars.AsMemory(0, decoder.GetChars(bytes, 0, length, chars, 0, flush: content.Position == content.Length));
                if (HasControl(text.Span))
                {
                    return false;
                }

                if (!begun && text.Span.TrimStart("\uFEFF \t\r\n") is { Length: > 0 } start)
                {
                    begun = true;
                    if (start[0] == '<' || start.StartsWith("#!"))
                    {
                        return false;
                    }
                }
            }

            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static bool HasControl(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (c < ' ' && c is not ('\t' or '\r' or '\n' or '\f'))
            {
                return true;
            }
        }

        return false;
    }

    private static async Task<int> ReadAtAsync(FileStream content, Memory<byte> buffer, long position, CancellationToken token)
    {
        content.Position = position;
        return await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, token);
    }
}

/// <summary>What a content is found to be.</summary>
public enum ContentVerdict
{
    /// <summary>what its name says</summary>
    Agrees,

    /// <summary>something else</summary>
    Lies,

    /// <summary>that, with macros or programs in it</summary>
    CarriesProgram,

    /// <summary>that, made to become far larger by unpacking than any honest file</summary>
    UnpacksTooLarge,

    /// <summary>that, with an archive in it that is not looked into</summary>
    NestsArchive,

    /// <summary>nothing</summary>
    Empty,
}
