using System.Collections.Concurrent;
using System.Diagnostics;

namespace CaseReform.Ops.Testing.Processes;

/// <summary>
/// Starts programs that die with this process: the kernel sends them the signal of PR_SET_PDEATHSIG (prctl(2)), set by setpriv(1). It is sent when the
/// thread ends that started them, so one thread starts them all and lives as long as the process.
/// </summary>
internal static class Nursery
{
    private const string Setpriv = "/usr/bin/setpriv";
    private static readonly BlockingCollection<Action> Births = [];

    static Nursery() => new Thread(Live) { IsBackground = true, Name = nameof(Nursery) }.Start();

    public static Process Start(ProcessStartInfo start, string deathSignal)
    {
        if (!File.Exists(Setpriv))
        {
            return Process.Start(start)!;
        }

        Bind(start, ["--pdeathsig", deathSignal]);
        var born = new TaskCompletionSource<Process>();
        Births.Add(() =>
        {
            try
            {
                born.SetResult(Process.Start(start)!);
            }
            catch (Exception e)
            {
                born.SetException(e);
            }
        });
        return born.Task.GetAwaiter().GetResult();
    }

    /// <summary>A change of the user takes the signal away, so a program that is started as somebody else gets it from the same setpriv. One that changes its user by itself needs a <see cref="Guard"/>.</summary>
    private static void Bind(ProcessStartInfo start, string[] signal)
    {
        var arguments = start.ArgumentList.ToList();
        if (Path.GetFileName(start.FileName) == Path.GetFileName(Setpriv))
        {
            arguments = [.. signal, .. arguments];
        }
        else
        {
            arguments = [.. signal, "--", start.FileName, .. arguments];
            start.FileName = Setpriv;
        }

        start.ArgumentList.Clear();
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }
    }

    private static void Live()
    {
        foreach (var birth in Births.GetConsumingEnumerable())
        {
            birth();
        }
    }
}
