using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CaseReform.Ops.Worker.Letters;

/// <summary>The thread of a letter: mail programs put letters about the same measures together, and no others.</summary>
internal static class LetterThread
{
    /// <summary>The left part of the thread's identifier; null for a letter about nothing.</summary>
    public static string? Of(IEnumerable<long> measures)
    {
        var set = measures.Distinct().Order().ToList();
        return set switch
        {
            [] => null,
            [var one] => string.Create(CultureInfo.InvariantCulture, $"matter.{one}"),
            _ => "matters." + Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Join(',', set))).AsSpan(0, 10)),
        };
    }
}
