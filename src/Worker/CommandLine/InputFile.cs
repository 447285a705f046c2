namespace CaseReform.Ops.Worker.CommandLine;

/// <summary>A file the user named.</summary>
internal static class InputFile
{
    /// <summary>The path, when the file is there.</summary>
    /// <exception cref="InputRefusedException">It is not.</exception>
    public static string Existing(string path) => File.Exists(path)
        ? path
        : throw new InputRefusedException(Say(CommandTexts.FileMissing, path));
}
