using System.Text.RegularExpressions;

using CaseReform.Ops.Bot.Understanding.Grammar;

namespace CaseReform.Ops.Bot.Understanding;

/// <summary>采购那个到哪了 另外5号谁负责: two things in one message, each of which stands by itself, are answered one after the other.</summary>
internal static partial class TwoThings
{
    private const int MinLength = 4;
    private const int MaxLength = 120;

    /// <summary>Both, as typed; null where nothing is asked behind the first. Whether that stands by itself, <see cref="Stands"/> says, or whoever knows other sentences.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="known">What it is read against.</param>
    public static (string First, string Second)? In(string text, ReadingContext known)
    {
        if (text.Length > MaxLength || Joint().Match(text) is not { Success: true } joint)
        {
            return null;
        }

        var (first, second) = (text[..joint.Index].Trim(), text[(joint.Index + joint.Length)..].Trim());
        return first.Length >= MinLength && second.Length >= MinLength && !Joint().IsMatch(second) && Asks(second, known) ? (first, second) : null;
    }

    /// <summary>Whether the first is a whole sentence.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="known">What it is read against.</param>
    /// <param name="last">The number spoken of last.</param>
    public static bool Stands(string text, ReadingContext known, SpokenNumber? last) =>
        SentenceReader.Read(text, known, last) is { Numbers.Count: < 2, Intent: { Writes: true } or Intent.Talk or Intent.Ask { Question: { InSoManyWords: true } } } reading && PendingIntent.Missing(reading.Intent) is null;

    // what goes on about the same matter belongs to the first
    private static bool Asks(string text, ReadingContext known) =>
        SentenceReader.Read(text, known, null) is { Numbers.Count: < 2, Intent: Intent.Talk or Intent.Ask { Question.InSoManyWords: true } } reading && PendingIntent.Missing(reading.Intent) is null;

    [GeneratedRegex("[,，。;；!！?？、\\s]+(?:另外|还有就是|还有|顺便问下|顺便问一下|顺便|顺带|再问下|再问一下|再问个|再问句|对了)(?:再)?(?:问下|问一下|问问|想问下)?[,，:：\\s]*")]
    private static partial Regex Joint();
}
