using System.Text.Json;

using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Domain.Asks;

namespace CaseReform.Ops.Data.Asks;

/// <summary>What somebody of the office asks for.</summary>
public sealed record NewOfficeAsk
{
    /// <summary>The turn in which it was said: a turn that is done again asks once.</summary>
    public required string Turn { get; init; }

    /// <summary>Who.</summary>
    public required long PersonId { get; init; }

    /// <summary>The channel on which the result is said.</summary>
    public required string Channel { get; init; }

    /// <summary>The channel's id of the conversation.</summary>
    public required string Conversation { get; init; }

    /// <summary>What for.</summary>
    public required OfficeAskKind Kind { get; init; }

    /// <summary>The words that belong to it, by their names: <see cref="OfficeAskWords"/>.</summary>
    public IReadOnlyDictionary<string, string> Arguments { get; init; } = new Dictionary<string, string>();

    /// <summary>The file's name, where one belongs to it.</summary>
    public string? FileName { get; init; }

    /// <summary>Its bytes.</summary>
    public byte[]? File { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The office day of that instant.</summary>
    public required DateOnly Day { get; init; }
}

/// <summary>A request as it is stored, without bytes.</summary>
public sealed record OfficeAsk
{
    /// <summary>The row.</summary>
    public long Id { get; init; }

    /// <summary>Who asked.</summary>
    public long PersonId { get; init; }

    /// <summary>Their name.</summary>
    public string Person { get; init; } = string.Empty;

    /// <summary>The channel on which the result is said.</summary>
    public string Channel { get; init; } = string.Empty;

    /// <summary>The channel's id of the conversation.</summary>
    public string Conversation { get; init; } = string.Empty;

    /// <summary>What for.</summary>
    public OfficeAskKind Kind { get; init; }

    /// <summary>The file's name, where one belongs to it.</summary>
    public string? FileName { get; init; }

    /// <summary>Where it stands.</summary>
    public OfficeAskState State { get; init; }

    /// <summary>How many results there were; each is said once.</summary>
    public long Step { get; init; }

    /// <summary>Whether what was shown was confirmed.</summary>
    public bool Confirmed { get; init; }

    /// <summary>How often it was begun.</summary>
    public int Attempts { get; init; }

    /// <summary>How far a worker is with it.</summary>
    public string? Progress { get; init; }

    /// <summary>What the ledger was when the result was made.</summary>
    public string? LedgerVersion { get; init; }

    /// <summary>Until when the card can be confirmed.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The name of a file that belongs to the result.</summary>
    public string? ResultName { get; init; }

    /// <summary>When it was asked.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>The words that belong to it.</summary>
    public IReadOnlyDictionary<string, string> Words => OfficeAskJson.Read<Dictionary<string, string>>(Arguments) ?? [];

    /// <summary>What came of it; null while nothing has, or where a worker died before it could say.</summary>
    public OfficeAskResult? Shown => Result is null ? null : OfficeAskJson.Read<OfficeAskResult>(Result);

    internal string Arguments { get; init; } = "{}";

    internal string? Result { get; init; }
}

/// <summary>The names of a request's words.</summary>
public static class OfficeAskWords
{
    /// <summary>Which ledger, unit, person or letter.</summary>
    public const string Which = "which";

    /// <summary>合并单位: into which.</summary>
    public const string Into = "into";

    /// <summary>撤销导入: why.</summary>
    public const string Reason = "reason";

    /// <summary>Which of several buttons was pressed.</summary>
    public const string Choice = "choice";
}

/// <summary>What a request came to, as it is shown.</summary>
/// <param name="Sentence">In one sentence.</param>
public sealed record OfficeAskResult(string Sentence)
{
    /// <summary>Why it is shown again.</summary>
    public string? Remark { get; init; }

    /// <summary>Names and values, one pair a line.</summary>
    public IReadOnlyList<OfficeAskFact> Facts { get; init; } = [];

    /// <summary>Lists under their titles, cut to what a card bears.</summary>
    public IReadOnlyList<OfficeAskPart> Parts { get; init; } = [];

    /// <summary>What can be answered before it is done.</summary>
    public IReadOnlyList<OfficeAskQuestion> Questions { get; init; } = [];

    /// <summary>What can be confirmed.</summary>
    public IReadOnlyList<OfficeAskButton> Buttons { get; init; } = [];

    /// <summary>Whether another shows the same.</summary>
    public bool IsSame(OfficeAskResult? other) => other is not null && OfficeAskJson.Write(this with { Remark = null }) == OfficeAskJson.Write(other with { Remark = null });
}

/// <summary>A name and its value.</summary>
/// <param name="Title">The name.</param>
/// <param name="Value">The value.</param>
public sealed record OfficeAskFact(string Title, string Value);

/// <summary>A list under its title.</summary>
/// <param name="Title">What the lines are.</param>
/// <param name="Lines">The first of them.</param>
/// <param name="More">How many are not shown.</param>
public sealed record OfficeAskPart(string Title, IReadOnlyList<string> Lines, int More = 0)
{
    /// <summary>Whether it must not be overlooked.</summary>
    public bool Warns { get; init; }
}

/// <summary>A question of a result, as a field of its card.</summary>
/// <param name="Id">The name of the word that answers it.</param>
/// <param name="Title">What is asked.</param>
public sealed record OfficeAskQuestion(string Id, string Title)
{
    /// <summary>What can be chosen; none for a text.</summary>
    public IReadOnlyList<OfficeAskChoice> Choices { get; init; } = [];

    /// <summary>Whether several can be chosen.</summary>
    public bool IsSeveral { get; init; }

    /// <summary>The answer as it stands; of several choices their values apart by commas.</summary>
    public string? Value { get; init; }

    /// <summary>What a text looks like.</summary>
    public string? Example { get; init; }
}

/// <summary>A choice.</summary>
/// <param name="Value">What comes back.</param>
/// <param name="Title">What stands there.</param>
public sealed record OfficeAskChoice(string Value, string Title);

/// <summary>A button that confirms.</summary>
/// <param name="Choice">Comes back as <see cref="OfficeAskWords.Choice"/>.</param>
/// <param name="Title">What stands on it.</param>
public sealed record OfficeAskButton(string Choice, string Title);

/// <summary>A file of a request or of its result.</summary>
public sealed record OfficeAskFile
{
    /// <summary>Its name.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>Its bytes.</summary>
    public byte[] Bytes { get; init; } = [];
}

/// <summary>What became of a press on a card.</summary>
public enum OfficeAskPress
{
    /// <summary>A worker takes it up.</summary>
    Taken,

    /// <summary>Pressed before: what came of it is said or was.</summary>
    Before,

    /// <summary>The card is too old, or a newer one has come.</summary>
    Over,

    /// <summary>The person may not, or the card is somebody else's.</summary>
    NotPermitted,
}

internal static class OfficeAskJson
{
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, AuditJson.Options);

    public static T? Read<T>(string json) => JsonSerializer.Deserialize<T>(json, AuditJson.Options);
}
