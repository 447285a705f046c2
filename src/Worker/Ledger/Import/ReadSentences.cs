using CaseReform.Ops.Domain.Ledger.Sentences;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>Reads sentences of progress, each once: ledgers say the same few things again and again. Of longer ones nothing is kept.</summary>
internal sealed class ReadSentences
{
    private const int MaxRemembered = 5000;
    private const int MaxLength = 200;

    private readonly Dictionary<string, SentenceReading> _read = new(StringComparer.Ordinal);

    /// <inheritdoc cref="StatusSentence.Read"/>
    public SentenceReading Read(string text, DateOnly today)
    {
        if (!_read.TryGetValue(text, out var reading))
        {
            reading = StatusSentence.Read(text, today);
            if (text.Length <= MaxLength && _read.Count < MaxRemembered)
            {
                _read.Add(text, reading);
            }
        }

        return reading;
    }
}
