using System.Globalization;

namespace CaseReform.Ops.Worker.Mail.Smtp;

/// <summary>What the server offered in its answer to EHLO.</summary>
internal sealed record SmtpCapabilities
{
    public bool StartTls { get; private init; }

    public bool Pipelining { get; private init; }

    public bool EightBitMime { get; private init; }

    public bool SmtpUtf8 { get; private init; }

    /// <summary>The server understands SIZE on MAIL (RFC 1870).</summary>
    public bool Size { get; private init; }

    /// <summary>The largest letter it takes, in octets; null when it names none.</summary>
    public long? LargestLetter { get; private init; }

    public bool AuthPlain { get; private init; }

    public bool AuthLogin { get; private init; }

    public static SmtpCapabilities Parse(SmtpReply reply)
    {
        var offered = new SmtpCapabilities();
        foreach (var line in reply.Lines.Skip(1)) // the first one is a greeting
        {
            var words = line.ToUpperInvariant().Split([' ', '='], StringSplitOptions.RemoveEmptyEntries); // "AUTH=LOGIN" is an old spelling
            offered = (words.FirstOrDefault()) switch
            {
                "STARTTLS" => offered with { StartTls = true },
                "PIPELINING" => offered with { Pipelining = true },
                "8BITMIME" => offered with { EightBitMime = true },
                "SMTPUTF8" => offered with { SmtpUtf8 = true },
                "SIZE" => offered with { Size = true, LargestLetter = Limit(words) },
                "AUTH" => offered with
                {
                    AuthPlain = offered.AuthPlain || words.Contains("PLAIN"),
                    AuthLogin = offered.AuthLogin || words.Contains("LOGIN"),
                },
                _ => offered,
            };
        }

        return offered;
    }

    // "SIZE 0" and "SIZE" alone mean that no limit is named
    private static long? Limit(string[] words) =>
        words.Length > 1 && long.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit > 0 ? limit : null;
}
