using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Worker.People;

/// <summary>One row of an address list: a person and the post it gives them.</summary>
internal sealed record PersonEntry
{
    /// <summary>A name of the directory.</summary>
    public required string Unit { get; init; }

    /// <summary>For 分管领导: the units they answer for; empty means their own.</summary>
    public IReadOnlyList<string> SupervisedUnits { get; init; } = [];

    public string? Title { get; init; }

    public required string Name { get; init; }

    /// <summary>Null when none is known yet: letters wait for one.</summary>
    public EmailAddress? Email { get; init; }

    /// <summary>At least one.</summary>
    public required IReadOnlyList<PostRole> Roles { get; init; }

    /// <summary>The name of the colleague who acts for them.</summary>
    public string? Acting { get; init; }

    /// <summary>How long they hold the post.</summary>
    public Period Tenure { get; init; } = Period.Open;

    /// <summary>How long the colleague acts; open without a colleague.</summary>
    public Period ActingPeriod { get; init; } = Period.Open;

    public required string Sheet { get; init; }

    /// <summary>1-based.</summary>
    public required int Row { get; init; }
}
