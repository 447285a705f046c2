namespace CaseReform.Ops.Worker.Sheets;

/// <summary>Writes a file under a temporary name first, so that nobody ever sees half of it and two processes can write the same one.</summary>
internal static class WholeFile
{
    public static async Task<T> WriteAsync<T>(string path, Func<Stream, Task<T>> write)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var temporary = FormattableString.Invariant($"{path}.{Guid.NewGuid():n}.part");
        try
        {
            T result;
            await using (var file = File.Create(temporary))
            {
                result = await write(file);
            }

            File.Move(temporary, path, overwrite: true);
            return result;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>A text, in UTF-8.</summary>
    public static Task WriteAsync(string path, string text, CancellationToken token) => WriteAsync(
        path,
        async file =>
        {
            await file.WriteAsync(System.Text.Encoding.UTF8.GetBytes(text), token);
            return true;
        });
}
