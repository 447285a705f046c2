using CaseReform.Ops.Data.Asks;

namespace CaseReform.Ops.Worker.Asks;

/// <summary>A request in hand.</summary>
/// <param name="Ask">What is asked.</param>
/// <param name="Folder">A folder of its own, for files.</param>
/// <param name="File">Where its file lies; null when it has none.</param>
/// <param name="Command">Runs a command as the command line does.</param>
/// <param name="Progress">Takes how far it is.</param>
/// <param name="Token">Stops it.</param>
internal sealed record AskWork(OfficeAsk Ask, string Folder, string? File, Func<IReadOnlyList<string>, Task<CommandEnd>> Command, Action<string> Progress, CancellationToken Token)
{
    /// <summary>A word of the request; null when it was not said.</summary>
    public string? Word(string name) => Ask.Words.GetValueOrDefault(name) is { } word && !string.IsNullOrWhiteSpace(word) ? word.Trim() : null;

    /// <summary>The values of an answer from which several may be chosen.</summary>
    public IReadOnlyList<string> Chosen(string name) => Word(name)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}

/// <summary>How a command ended.</summary>
/// <param name="Exit">Its exit code.</param>
/// <param name="Lines">What it said.</param>
/// <param name="Faults">What it said of what went wrong.</param>
internal sealed record CommandEnd(int Exit, IReadOnlyList<string> Lines, IReadOnlyList<string> Faults);

/// <summary>What is to be said of a request.</summary>
/// <param name="Result">What is shown.</param>
/// <param name="IsRefused">It cannot be done, or was not.</param>
internal sealed record AskOutcome(OfficeAskResult Result, bool IsRefused = false)
{
    /// <summary>A file that belongs to it.</summary>
    public OfficeAskFile? File { get; init; }
}

/// <summary>Does one kind of request.</summary>
internal interface IAskDoing
{
    /// <summary>Does what needs no confirmation; of what needs one it shows what would come of it and changes nothing.</summary>
    Task<AskOutcome> ShowAsync(AskWork work);

    /// <summary>Does what was confirmed.</summary>
    Task<AskOutcome> ActAsync(AskWork work);
}
