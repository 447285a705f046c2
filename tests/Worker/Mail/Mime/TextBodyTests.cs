using System.Security.Cryptography;
using System.Text;

using CaseReform.Ops.Worker.Mail.Mime;

namespace CaseReform.Ops.Worker.Tests.Mail.Mime;

/// <summary>A text written piece by piece is the text written as a whole.</summary>
public sealed class TextBodyTests
{
    private static readonly string[] Parts = ["逾期", "a", "\r", "\n", "\r\n", "\f", "\u0085", "\u2028", "\u2029", "😀", "\uD83D", "\uDE00", "é", " ", "。", new('字', 9000), new('x', 57), ""];

    [Fact]
    public void Any_text_in_any_pieces_gives_the_same_body_and_the_same_hash()
    {
        var random = new Random(20261128);
        for (var n = 0; n < 300; n++)
        {
            var built = new StringBuilder(1 + random.Next(40));
            for (var parts = random.Next(60); parts > 0; parts--)
            {
                built.Append(Parts[random.Next(Parts.Length)]);
            }

            var whole = built.ToString();
            var text = LongText.Of(built);

            Assert.Equal(whole, text.ToString());
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(whole))), text.Hash());
            Assert.Equal(AsAWhole(whole), InPieces(text));
        }
    }

    [Fact]
    public void No_text_is_no_line() => Assert.Empty(InPieces(string.Empty));

    private static byte[] InPieces(LongText text)
    {
        using var buffer = new MessageBuffer();
        TextBody.Write(buffer, text);
        return buffer.ToArray();
    }

    private static byte[] AsAWhole(string text)
    {
        using var buffer = new MessageBuffer();
        buffer.Base64Lines(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n")));
        return buffer.ToArray();
    }
}
