namespace CaseReform.Ops.Worker.Letters;

/// <summary>Somebody above the reader whom the same rung asks to act.</summary>
/// <param name="Role">What the post is called, e.g. 第一责任人.</param>
/// <param name="Person">Who gets its letters; null where nobody does.</param>
/// <param name="Reach">Whether that reaches anybody.</param>
internal sealed record ToldPost(string Role, string? Person, Reach Reach);

/// <summary>Whether a notice reaches anybody.</summary>
internal enum Reach
{
    /// <summary>a letter of their own</summary>
    ByLetter,

    /// <summary>the post is vacant, and the person it passes on to gets the letter</summary>
    PassedOn,

    /// <summary>the letter was refused or given up</summary>
    Undelivered,

    /// <summary>no mail address</summary>
    NoAddress,

    /// <summary>nobody holds the post, nor any it passes on to</summary>
    Nobody,
}
