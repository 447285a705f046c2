using System.Globalization;

using CaseReform.Ops.Hosting.Start;

using Microsoft.AspNetCore.Connections;

namespace CaseReform.Ops.Bot.Hosting;

/// <summary>Turns what stops the start into a sentence, instead of a stack trace.</summary>
internal static class StartRefusal
{
    /// <summary>The sentence, or null for a fault of ours, which is to be seen in full.</summary>
    public static string? SentenceOf(Exception e) => FailureSentence.Of(e) ?? e switch
    {
        IOException { InnerException: AddressInUseException } => HostingTexts.PortTaken,
        UnauthorizedAccessException or IOException => string.Format(CultureInfo.InvariantCulture, HostingTexts.NotStarted, e.Message.ReplaceLineEndings(" ")),
        _ => null,
    };
}
