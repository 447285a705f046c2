namespace CaseReform.Ops.Worker.Mail;

/// <summary>One lane. Letters are sent one after the other; after any outcome the next letter may follow.</summary>
internal interface IMailSession : IAsyncDisposable
{
    /// <summary>
    /// Sends one letter. Until <paramref name="beforeFinalDot"/> is awaited the letter is surely not accepted, and a cancelled
    /// <paramref name="token"/> throws <see cref="OperationCanceledException"/>; what the callback itself throws passes through
    /// and the letter is not sent. After it, cancelling only shortens the wait for the answer, and a missing answer is
    /// <see cref="Delivery.Uncertain"/>. The callback runs at most once for each call.
    /// </summary>
    ValueTask<Delivery> SendAsync(Envelope envelope, ReadOnlyMemory<byte> message, Func<ValueTask> beforeFinalDot, CancellationToken token);
}
