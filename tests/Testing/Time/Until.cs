namespace CaseReform.Ops.Testing.Time;

/// <summary>Waits for what others bring about: another process, or a loop that goes its own way.</summary>
public static class Until
{
    /// <summary>Asks again and again; gives up after two minutes, a guard and no measure.</summary>
    public static async Task TrueAsync(Func<Task<bool>> question)
    {
        using var guard = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!await question())
        {
            await Task.Delay(5, guard.Token);
        }
    }

    /// <inheritdoc cref="TrueAsync(Func{Task{bool}})"/>
    public static Task TrueAsync(Func<bool> question) => TrueAsync(() => Task.FromResult(question()));
}
