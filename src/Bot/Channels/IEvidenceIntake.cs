namespace CaseReform.Ops.Bot.Channels;

/// <summary>Takes files that people send. Registered by whoever keeps them; without one the chat takes none.</summary>
internal interface IEvidenceIntake
{
    /// <summary>Reads a file to its end, or to where it is refused, and keeps it until it is added to a measure.</summary>
    /// <param name="content">What was sent; read once, never more than it takes to decide. Ends with an <see cref="IOException"/> when the sender is too slow or goes away.</param>
    /// <param name="name">The name as the sender wrote it: hostile.</param>
    /// <param name="personId">Who sent it.</param>
    /// <param name="conversation">The channel's id of the conversation in which it was sent.</param>
    /// <param name="token">Stops waiting.</param>
    Task<EvidenceTaking> TakeAsync(Stream content, string name, long personId, string conversation, CancellationToken token);

    /// <summary>Forgets files again that were taken, where no more was said of them.</summary>
    /// <param name="contentIds">From <see cref="EvidenceTaking.Taken.ContentId"/>.</param>
    /// <param name="personId">Who sent them.</param>
    /// <param name="conversation">The channel's id of the conversation in which they were sent.</param>
    /// <param name="token">Stops waiting.</param>
    Task ForgetAsync(IReadOnlyCollection<string> contentIds, long personId, string conversation, CancellationToken token);
}

/// <summary>What became of a file.</summary>
internal abstract record EvidenceTaking
{
    private EvidenceTaking() { }

    /// <summary>It is kept.</summary>
    /// <param name="ContentId">Names it to the bot, in the attachment's <c>contentUrl</c>; the sender never sees it.</param>
    /// <param name="Name">Its name, made harmless.</param>
    public sealed record Taken(string ContentId, string Name) : EvidenceTaking;

    /// <summary>It is not.</summary>
    /// <param name="Sentence">Why, for the sender.</param>
    public sealed record Refused(string Sentence) : EvidenceTaking
    {
        /// <summary>Stands in the <c>contentUrl</c> for files of which none was kept: why was told already.</summary>
        public const string ContentId = "refused:";
    }
}
