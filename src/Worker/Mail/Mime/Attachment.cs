namespace CaseReform.Ops.Worker.Mail.Mime;

/// <summary>A file that goes with a letter. The name may be anything; it is cleaned when the letter is composed.</summary>
/// <param name="FileName">As the reader should see it.</param>
/// <param name="ContentType">type/subtype without parameters.</param>
/// <param name="Content">The bytes, carried as base64.</param>
internal sealed record Attachment(string FileName, string ContentType, ReadOnlyMemory<byte> Content);
