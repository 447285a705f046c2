namespace CaseReform.Ops.Domain.Text;

/// <summary>Letters, figures and signs as a Chinese keyboard widens them: ｚｈａｎｇ１＠ for zhang1@.</summary>
public static class FullWidth
{
    private const char First = '\uFF01';
    private const char Last = '\uFF5E';
    private const int Apart = First - '!';

    /// <summary>The same in ASCII; everything else stays as it is, other than in compatibility forms (① is no 1 here).</summary>
    public static string Folded(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Any(c => c is >= First and <= Last) ? string.Concat(text.Select(c => c is >= First and <= Last ? (char)(c - Apart) : c)) : text;
    }
}
