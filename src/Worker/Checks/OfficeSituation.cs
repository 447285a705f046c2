using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Data.SetAside;
using CaseReform.Ops.Domain.Digest;
using CaseReform.Ops.Worker.Letters;

namespace CaseReform.Ops.Worker.Checks;

/// <summary>Everything that wants the office's attention now, told or not; each item with the key of its alarm.</summary>
internal sealed record OfficeSituation
{
    public required DateOnly Day { get; init; }

    public (string Key, PauseNews Pause)? Paused { get; init; }

    /// <summary>Letters refused or given up, as they are stored.</summary>
    public required IReadOnlyList<FailedLetter> Failed { get; init; }

    /// <summary>The same as the office's letter shows them; told ones too.</summary>
    public required IReadOnlyList<(long Id, bool Told, UndeliveredLetter Letter)> Letters { get; init; }

    public required IReadOnlyList<(string Key, Unattended Measure)> VacantChains { get; init; }

    public required IReadOnlyList<(string Key, VacantPost Post)> VacantPosts { get; init; }

    public required IReadOnlyList<(string Key, Unreachable Person)> WithoutAddress { get; init; }

    /// <summary>Letters and measures that could not be written.</summary>
    public required IReadOnlyList<(string Key, SetAsideItem Item)> SetAside { get; init; }

    public required IReadOnlyList<(string Key, int Year)> ProvisionalYears { get; init; }
}
