using CaseReform.Ops.Domain.Units;
using CaseReform.Ops.Worker.Ledger.Import;

namespace CaseReform.Ops.Worker.People;

/// <summary>What an import of people came to. With a refusal nothing was taken.</summary>
internal sealed record PeopleReport
{
    /// <summary>Persons added.</summary>
    public int People { get; init; }

    /// <summary>Posts added.</summary>
    public int Posts { get; init; }

    /// <summary>Holdings added.</summary>
    public int Holdings { get; init; }

    /// <summary>Acting periods added.</summary>
    public int Absences { get; init; }

    /// <summary>Persons of the file who were known just so.</summary>
    public int Unchanged { get; init; }

    /// <summary>Persons who were known and of whom something changed.</summary>
    public int Changed { get; init; }

    /// <summary>What changed, in sentences.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];

    /// <summary>Units created.</summary>
    public IReadOnlyList<string> CreatedUnits { get; init; } = [];

    /// <summary>The units that are created or, where one is refused, would be: each beside those it is like.</summary>
    public NewUnitPlan NewUnits { get; init; } = NewUnitPlan.Empty;

    /// <summary>Persons in office whom the file does not name; they stay.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>Measures that answer to another post now.</summary>
    public int Measures { get; init; }

    public IReadOnlyList<string> Warnings { get; init; } = [];

    public IReadOnlyList<Refusal> Refusals { get; init; } = [];
}
