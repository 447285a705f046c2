using System.Globalization;

namespace CaseReform.Ops.Testing.Processes;

/// <summary>What proc(5) tells of a process's memory, in bytes.</summary>
public static class ProcessMemory
{
    /// <summary>What this process had at most.</summary>
    public static long OwnPeak => Read("self", "VmHWM:") ?? throw new InvalidOperationException("proc(5) tells no VmHWM");

    /// <summary>What a process has now; null when it has ended.</summary>
    public static long? Now(int process) => Read(process.ToString(CultureInfo.InvariantCulture), "VmRSS:");

    /// <summary>What a process had at most; null when it has ended.</summary>
    public static long? Peak(int process) => Read(process.ToString(CultureInfo.InvariantCulture), "VmHWM:");

    private static long? Read(string process, string name)
    {
        try
        {
            // a process that has ended but was not waited for yet has no such line
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(l => l.StartsWith(name, StringComparison.Ordinal));
            return line is null ? null : 1024 * long.Parse(line[name.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
