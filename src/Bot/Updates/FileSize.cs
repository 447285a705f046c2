namespace CaseReform.Ops.Bot.Updates;

/// <summary>Sizes of files as people read them.</summary>
internal static class FileSize
{
    public static string Of(long bytes) => bytes switch
    {
        < 1024 => FormattableString.Invariant($"{bytes} B"),
        < 1024 * 1024 => FormattableString.Invariant($"{bytes / 1024.0:0.#} KB"),
        _ => FormattableString.Invariant($"{bytes / 1048576.0:0.#} MB"),
    };
}
