using CaseReform.Ops.Testing.Mail;

namespace CaseReform.Ops.EndToEnd.Tests.Harness;

/// <summary>Compares what a mail server accepted with what the plan calls for.</summary>
public sealed class Oracle
{
    public Oracle(IEnumerable<Expected> expected, IReadOnlyCollection<Receipt> accepted)
    {
        var letters = accepted.GroupBy(r => r.MessageId).Select(g => g.ToList()).ToList();
        Extras = letters.Sum(copies => copies.Count - 1);
        DifferingCopies = letters.Count(copies => copies.Distinct().Count() > 1);
        var texts = letters.Select(copies => copies[0]).ToLookup(r => r.Recipient, r => r.Text);
        foreach (var notice in expected)
        {
            var carriers = texts[notice.Recipient].Count(text => Carries(text, notice));
            if (carriers == 0)
            {
                Missing.Add(notice);
            }
            else if (carriers > 1)
            {
                InSeveralLetters.Add(notice);
            }
        }
    }

    /// <summary>Notices in no accepted message.</summary>
    public List<Expected> Missing { get; } = [];

    /// <summary>Notices in letters with different Message-IDs.</summary>
    public List<Expected> InSeveralLetters { get; } = [];

    /// <summary>Copies beyond the first of a letter.</summary>
    public int Extras { get; }

    /// <summary>Letters whose copies are not the same octet for octet.</summary>
    public int DifferingCopies { get; }

    /// <summary>None lost, none doubled but by identical copies, and of those at most so many.</summary>
    /// <param name="extras">At most so many copies.</param>
    /// <param name="undeliverable">Recipients whose letter is shown to the office as undeliverable.</param>
    public void Holds(int extras = 0, IReadOnlyCollection<string>? undeliverable = null)
    {
        Assert.DoesNotContain(Missing, m => undeliverable?.Contains(m.Recipient) != true);
        Assert.Empty(InSeveralLetters);
        Assert.Equal(0, DifferingCopies);
        Assert.InRange(Extras, 0, extras);
    }

    private static bool Carries(string text, Expected notice)
    {
        var matter = text.IndexOf(notice.Marker, StringComparison.Ordinal);
        if (matter < 0)
        {
            return false;
        }

        // in a table it is one line, which begins in the same way; only 滞后 is said above its table
        var line = text[(text.LastIndexOf('\n', matter) + 1)..];
        if (line.StartsWith('[') && line.IndexOf('　') is > 0 and var end)
        {
            return line[..end].TrimEnd().EndsWith(" " + notice.Rung, StringComparison.Ordinal);
        }

        if (char.IsAsciiDigit(line[0]))
        {
            return notice.Rung == "滞后";
        }

        // a matter begins with its light in brackets, its number and its rung: [红] 1-1 督办
        var head = text.LastIndexOf("\n[", matter, StringComparison.Ordinal) + 1;
        return text[head..text.IndexOf('\n', head)].TrimEnd().EndsWith(" " + notice.Rung, StringComparison.Ordinal);
    }
}
