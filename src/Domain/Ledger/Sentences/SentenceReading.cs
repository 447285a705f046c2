namespace CaseReform.Ops.Domain.Ledger.Sentences;

/// <summary>What a cell of words says about where the matter stands.</summary>
public abstract record SentenceReading
{
    private SentenceReading()
    {
    }

    /// <summary>A dash: the cell was filled in to say nothing.</summary>
    public sealed record Dash : SentenceReading;

    /// <summary>There are words, and none of them tells where the matter stands.</summary>
    public sealed record Unclear : SentenceReading
    {
        /// <summary>They tell all the same that something was done: 走访316户.</summary>
        public bool Reports { get; init; }

        /// <summary>They tell that it cannot be done (没钱，干不了): this speaks against another cell that says completed.</summary>
        public bool Unable { get; init; }
    }

    /// <summary>It tells.</summary>
    /// <param name="Status">What it tells.</param>
    /// <param name="Clause">The clause that decided.</param>
    public sealed record Told(StatusReading Status, string Clause) : SentenceReading
    {
        /// <summary>It says that something is not done yet: this speaks against another cell that says completed; "制度已印发" does not.</summary>
        public bool Open { get; init; }

        /// <summary>Something is said to be completed and it may be all of the matter or a part of it: taken for a part, and to be looked at.</summary>
        public bool Doubtful { get; init; }

        /// <summary>Only deeds that were done are told and nothing that is open: whether they are all only the deadline may tell.</summary>
        public bool DeedsOnly { get; init; }

        /// <summary>Each of them says that it was done: 已收回本金，利息也已收回.</summary>
        public bool AllDone { get; init; }

        /// <summary>Taken for completed only because acceptance, notice or closing is under way (待验收): an answer that it is not done is stronger.</summary>
        public bool ByStage { get; init; }
    }
}
