namespace CaseReform.Ops.Domain.People;

/// <summary>Who gets the letters of a post on one day.</summary>
public abstract record Recipients
{
    private Recipients() { }

    /// <summary>These people get them.</summary>
    /// <param name="People">At least one, each person once.</param>
    /// <param name="PassedOnFrom">The vacant post that was asked for, when its notices pass on to somebody else; the letter says so and the office is told.</param>
    public sealed record Found(IReadOnlyList<Recipient> People, long? PassedOnFrom) : Recipients;

    /// <summary>Nobody holds the post nor any post it passes on to: the office gets an alarm.</summary>
    public sealed record WhollyVacant : Recipients;
}
