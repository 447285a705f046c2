using System.Globalization;
using System.Security.Cryptography;
using System.Text;

using CaseReform.Ops.Data.Files;
using CaseReform.Ops.Worker.Hosting;

namespace CaseReform.Ops.Worker.Restore;

/// <summary>
/// The file <c>restore.mark</c>: one short line beside the data and in no backup. It is overwritten in place, within one block of the disk, so that a stop at any
/// moment leaves the old line or the new one. It is not flushed: after a power cut it may be some steps behind, never ahead, and behind is no restore.
/// </summary>
internal sealed class RestoreMark(WorkerIdentity identity)
{
    private const string Magic = "caseops-mark-1";
    private const int Length = 256;
    private const int Attempts = 5;

    private string Path => System.IO.Path.Combine(identity.Folder, DataFiles.RestoreMark);

    /// <summary>What it says; null when there is none, or none of this worker's.</summary>
    public MarkContent? Read()
    {
        // a reader beside the worker may meet half a line, once
        for (var attempt = 1; File.Exists(Path); attempt++)
        {
            using var file = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            var bytes = new byte[Length];
            if (Parse(Encoding.ASCII.GetString(bytes, 0, file.ReadAtLeast(bytes, Length, throwOnEndOfStream: false))) is { } mark)
            {
                return mark.Name == identity.Owner ? mark : null;
            }

            if (attempt == Attempts)
            {
                break;
            }
        }

        return null;
    }

    /// <summary>Writes it.</summary>
    public void Write(MarkContent mark)
    {
        var line = string.Create(
            CultureInfo.InvariantCulture, $"{Magic} {Uri.EscapeDataString(mark.Name)} {(mark.Settled.Length == 0 ? "-" : mark.Settled)} {mark.Number} {(mark.IsPending ? "pending" : "held")}");
        var bytes = Encoding.ASCII.GetBytes($"{line} {Sum(line)}".PadRight(Length - 1) + "\n");
        if (File.Exists(Path))
        {
            using var file = new FileStream(Path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            file.Write(bytes);
            return;
        }

        FlushedFile.Replace(Path, bytes);
    }

    private static MarkContent? Parse(string text) =>
        text.TrimEnd().Split(' ') is [Magic, var name, var settled, var number, "pending" or "held", var sum] parts
        && sum == Sum(string.Join(' ', parts[..^1])) && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? new MarkContent(Uri.UnescapeDataString(name), settled == "-" ? string.Empty : settled, value, parts[4] == "pending")
            : null;

    private static string Sum(string line) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(line))[..4]);
}
