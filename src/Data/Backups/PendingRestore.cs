using System.Text.Json;

using CaseReform.Ops.Data.Files;

namespace CaseReform.Ops.Data.Backups;

/// <summary>
/// The last step of a restore: files that lie ready are put in place, what was there goes aside. Written down before it begins, so that a process that is
/// killed in the middle of it leaves a step that whoever starts next carries out to its end.
/// </summary>
/// <param name="Id">Names the restore; on PostgreSQL the database says whether it was taken in.</param>
/// <param name="Stage">Where the files lie ready.</param>
/// <param name="Aside">Where what was there goes.</param>
/// <param name="Moves">Which file goes where.</param>
/// <param name="Gone">What only goes aside.</param>
internal sealed record PendingRestore(string Id, string Stage, string Aside, IReadOnlyList<PendingMove> Moves, IReadOnlyList<string> Gone)
{
    private const string FileName = "restore.pending";

    public static string FileIn(string data) => Path.Combine(data, FileName);

    /// <summary>The step that was begun in a data folder, or null.</summary>
    public static PendingRestore? Read(string data) =>
        File.Exists(FileIn(data)) ? JsonSerializer.Deserialize<PendingRestore>(File.ReadAllBytes(FileIn(data))) : null;

    public void Write(string data) => FlushedFile.Replace(FileIn(data), JsonSerializer.SerializeToUtf8Bytes(this));

    /// <summary>Whether everything that has to be put in place still lies ready.</summary>
    public bool IsReady => Moves.All(m => Path.Exists(m.From));

    /// <summary>Carries it out; whatever was done before is left as it is.</summary>
    public void Finish(string data)
    {
        BackupFiles.MakeFolder(Aside, data);
        foreach (var path in Gone)
        {
            PutAside(path);
        }

        foreach (var move in Moves.Where(m => Path.Exists(m.From)))
        {
            PutAside(move.To);
            if (Path.GetDirectoryName(move.To) is { } place && !Directory.Exists(place))
            {
                BackupFiles.MakeFolder(place, data);
            }

            Move(move.From, move.To);
        }

        Drop(data);

        // a worker's name says nothing without its ledger: whoever restores into an empty folder has just been given one
        if (Directory.EnumerateFileSystemEntries(Aside).All(e => BackupFiles.Plain.Contains(Path.GetFileName(e))))
        {
            Directory.Delete(Aside, recursive: true);
        }
    }

    /// <summary>Forgets it: nothing of it was put in place.</summary>
    public void Drop(string data)
    {
        FlushedFile.FlushFolder(data);
        File.Delete(FileIn(data));
        if (Directory.Exists(Stage))
        {
            Directory.Delete(Stage, recursive: true);
        }

        FlushedFile.FlushFolder(data);
    }

    private void PutAside(string path)
    {
        var place = Path.Combine(Aside, Path.GetFileName(path));
        if (File.Exists(path) && new FileInfo(path).Length == 0)
        {
            File.Delete(path);
        }
        else if (Path.Exists(path) && !Path.Exists(place))
        {
            Move(path, place);
        }
    }

    private static void Move(string from, string to)
    {
        if (Directory.Exists(from))
        {
            Directory.Move(from, to);
            FlushedFile.FlushFolder(Path.GetDirectoryName(to)!);
        }
        else
        {
            FlushedFile.Move(from, to);
        }
    }
}

/// <summary>A file or folder that lies ready, and its place.</summary>
internal sealed record PendingMove(string From, string To);
