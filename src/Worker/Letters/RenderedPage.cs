using CaseReform.Ops.Worker.Mail.Mime;

namespace CaseReform.Ops.Worker.Letters;

/// <summary>One finished mail page: the same content as HTML (well-formed XHTML, UTF-8) and as plain text.</summary>
/// <param name="subject">The subject.</param>
/// <param name="longHtml">The HTML as it was written.</param>
/// <param name="longText">The plain text as it was written.</param>
internal sealed class RenderedPage(string subject, LongText longHtml, LongText longText)
{
    /// <summary>The subject.</summary>
    public string Subject => subject;

    /// <summary>The HTML, in pieces: for letters, which may be megabytes long.</summary>
    public LongText LongHtml => longHtml;

    /// <summary>The plain text, in pieces.</summary>
    public LongText LongText => longText;

    /// <summary>The HTML as one string.</summary>
    public string Html => longHtml.ToString();

    /// <summary>The plain text as one string.</summary>
    public string Text => longText.ToString();
}
