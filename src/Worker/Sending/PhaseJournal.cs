using System.Globalization;
using System.Text;

namespace CaseReform.Ops.Worker.Sending;

/// <summary>
/// How far each letter in hand got, written before the final dot and after the server's answer. A plain file without flush: it
/// survives the death of the process, not of the machine; after a reboot whatever was in hand counts as uncertain.
/// </summary>
internal sealed class PhaseJournal : IDisposable
{
    private const int TokenLength = 24;
    private const string BootIdFile = "/proc/sys/kernel/random/boot_id";

    private readonly FileStream _file;
    private readonly Lock _gate = new();
    private bool _isAnothers;
    private readonly string _boot = File.Exists(BootIdFile) ? File.ReadAllText(BootIdFile).Trim() : "?";

    public PhaseJournal(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
    }

    /// <summary>The letter's final dot is about to be written.</summary>
    public void Dot(long letter, string token) => Append($"D {letter} {token}\n");

    /// <summary>The server took the letter.</summary>
    public void Accepted(long letter, string token) => Append($"S {letter} {token}\n");

    /// <summary>Another data folder has worked under this name meanwhile: what is in hand is none of this journal's, and how far it got is not known here.</summary>
    public void Distrust()
    {
        lock (_gate)
        {
            _isAnothers = true;
        }
    }

    /// <summary>What an earlier process left: the last phase of each token, or null when that is not known here.</summary>
    public IReadOnlyDictionary<string, Phase>? Read()
    {
        lock (_gate)
        {
            if (_isAnothers)
            {
                return null;
            }

            _file.Position = 0;
            using var reader = new StreamReader(_file, Encoding.ASCII, leaveOpen: true);
            var (boot, phases) = Read(reader);
            return boot is null || boot == _boot ? phases : null;
        }
    }

    /// <summary>What a journal says, whoever wrote it and when: the boot it belongs to, null when it is empty, and the last phase of each token.</summary>
    public static (string? Boot, IReadOnlyDictionary<string, Phase> Phases) Read(TextReader reader)
    {
        string? boot = null;
        var phases = new Dictionary<string, Phase>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            switch (line.Split(' '))
            {
                case ["B", var id] when boot is null:
                    boot = id;
                    break;
                case ["D" or "S", _, { Length: TokenLength } token] parts:
                    // a torn last line has no token of full length and is overruled by nothing
                    boot ??= string.Empty;
                    phases[token] = parts[0] == "S" ? Phase.Accepted : Phase.Dotted;
                    break;
                default:
                    boot ??= string.Empty;
                    break;
            }
        }

        return (boot, phases);
    }

    /// <summary>Starts anew, once everything this process had in hand is recorded in the database. What an earlier one had may still be open: a distrust stays.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _file.SetLength(0);
        }
    }

    /// <summary>Starts anew, once everything that was held under this name is settled: from here on the journal knows all that is in hand.</summary>
    public void Settle()
    {
        lock (_gate)
        {
            _file.SetLength(0);
            _isAnothers = false;
        }
    }

    public void Dispose() => _file.Dispose();

    private void Append(FormattableString line)
    {
        var text = line.ToString(CultureInfo.InvariantCulture);
        lock (_gate)
        {
            if (_file.Length == 0)
            {
                text = "B " + _boot + "\n" + text;
            }

            var end = _file.Length;
            _file.Position = end;
            try
            {
                _file.Write(Encoding.ASCII.GetBytes(text));
            }
            catch (IOException)
            {
                // a full disk may have taken half a line; the next one must not be joined to it
                _file.SetLength(end);
                throw;
            }
        }
    }
}

/// <summary>How far a letter got.</summary>
internal enum Phase
{
    /// <summary>The final dot was about to be written, or was.</summary>
    Dotted,

    /// <summary>The server said 250.</summary>
    Accepted,
}
