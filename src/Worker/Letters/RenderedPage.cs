namespace CaseReform.Ops.Worker.Letters;

/// <summary>One finished mail page: the same content as HTML (well-formed XHTML, UTF-8) and as plain text.</summary>
internal sealed record RenderedPage(string Subject, string Html, string Text);
