using System.Text;

namespace CaseReform.Ops.Worker.Sheets;

/// <summary>Finds out how a text file is encoded. Every decoder is strict: a wrong guess fails instead of making other characters.</summary>
internal static class CsvText
{
    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <returns>The text, or null when it is in no encoding that Chinese offices use.</returns>
    public static string? Decode(byte[] file) => file switch
    {
        [0xEF, 0xBB, 0xBF, ..] => Try(Utf8, file, 3),
        [0xFF, 0xFE, ..] => Try(new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true), file, 2),
        [0xFE, 0xFF, ..] => Try(new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true), file, 2),
        _ => Try(Utf8, file, 0) ?? Try(Gb18030(), file, 0),
    };

    private static Encoding Gb18030() =>
        CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    private static string? Try(Encoding encoding, byte[] file, int from)
    {
        try
        {
            return encoding.GetString(file, from, file.Length - from);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
