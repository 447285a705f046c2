namespace CaseReform.Ops.Bot.Understanding;

/// <summary>What comes of one sentence, and what the conversation remembers then.</summary>
internal sealed record DialogueTurn(Step Step, DialogueState State);

/// <summary>What is to be done next.</summary>
internal abstract record Step
{
    private Step() { }

    /// <summary>All is said that the intent needs.</summary>
    public sealed record Act(Intent Intent) : Step;

    /// <summary>Something is missing.</summary>
    /// <param name="Slot">What; for a number the caller may put the person's own measures before the choices.</param>
    /// <param name="Sentence">The question.</param>
    /// <param name="Choices">Buttons that say their text; the last one is 取消.</param>
    public sealed record Ask(Slot Slot, string Sentence, IReadOnlyList<string> Choices) : Step
    {
        /// <summary>The choices are all that can be meant.</summary>
        public bool NamesAll => Slot == Slot.Number && Choices.Count > 2;
    }
}
