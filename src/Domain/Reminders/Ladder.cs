using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Domain.Reminders;

/// <summary>提醒阶梯: which notices go to whom and when. Data that an office edits as JSON; read and checked by <see cref="Parse"/>.</summary>
public sealed class Ladder
{
    private static readonly Lazy<Ladder> Shipped = new(ReadShipped);

    internal Ladder(string name, IEnumerable<Rung> rungs)
    {
        Name = name;
        var given = rungs.ToList();
        var quietToLoud = given.OrderBy(rung => rung.When.Loudness).ToList();
        var raised = quietToLoud.FindIndex(rung => rung.When is not RungTiming.QuarterEnd && rung.To.Any(role => role is PostRole.FirstResponsible or PostRole.Office));
        Rungs =
        [
            .. given.Select(rung => (Rung: rung, Rank: quietToLoud.IndexOf(rung))).Select(at => at.Rung with
            {
                Rank = at.Rank,
                HeldByPromise = at.Rung.When is not RungTiming.QuarterEnd && (raised < 0 || at.Rank < raised),
            }),
        ];
        LoudestFirst = [.. Rungs.OrderByDescending(rung => rung.Rank)];
    }

    /// <summary>The ladder that is shipped with the program.</summary>
    public static Ladder Default => Shipped.Value;

    /// <summary>What the office calls it.</summary>
    public string Name { get; }

    /// <summary>The rungs in the order of the file.</summary>
    public IReadOnlyList<Rung> Rungs { get; }

    internal IReadOnlyList<Rung> LoudestFirst { get; }

    /// <summary>Reads a ladder. What is wrong comes back as sentences in Chinese, all of them at once, each naming the rung and the member.</summary>
    public static LadderReading Parse(string json) => new LadderReader().Read(json);

    /// <summary>The rung of that name, or null.</summary>
    public Rung? Find(string name) => Rungs.FirstOrDefault(rung => rung.Name == name);

    /// <summary>The one spelling of this ladder: two texts that mean the same ladder give the same result, so a version changes only when the ladder does.</summary>
    public string ToJson() => LadderWriter.Write(this);

    private static Ladder ReadShipped()
    {
        using var stream = typeof(Ladder).Assembly.GetManifestResourceStream(typeof(Ladder), "default-ladder.json")!;
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd()) is LadderReading.Understood(var ladder)
            ? ladder
            : throw new InvalidDataException("the shipped ladder does not pass its own checks");
    }
}
