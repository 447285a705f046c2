using System.Globalization;
using System.Text.RegularExpressions;

using CaseReform.Ops.Data.Files;
using CaseReform.Ops.Data.Restore;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.CloseOut;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Worker.Hosting;
using CaseReform.Ops.Worker.Letters;
using CaseReform.Ops.Worker.Mail;
using CaseReform.Ops.Worker.Reminders;
using CaseReform.Ops.Worker.Sending;

using Microsoft.Extensions.Options;

using MimeKit;

namespace CaseReform.Ops.Worker.Restore;

/// <summary>What lies outside the database and tells who got what since a moment: letters as files, and how far the letters in hand had got.</summary>
internal sealed partial class SentEvidence(WorkerIdentity identity, OfficeHours hours, IOptions<MailOptions> mail)
{
    /// <summary>Letters as files that carry a later date.</summary>
    public IReadOnlyList<FoundLetter> Letters(DateTimeOffset? since)
    {
        var folder = mail.Value.Folder;
        return !Directory.Exists(folder) ? [] :
        [
            .. Directory.EnumerateFiles(folder, "*.eml")
                .Select(Read).OfType<FoundLetter>()
                .Where(l => since is null || l.At > since.Value.AddSeconds(-1)) // a Date has whole seconds
                .OrderBy(l => l.At),
        ];
    }

    /// <summary>The keys of leases whose letter the server took (true) or perhaps took (false), as the journal of sending has them.</summary>
    public IReadOnlyDictionary<string, bool> Journal()
    {
        var path = Path.Combine(identity.Folder, DataFiles.Journal);
        if (!File.Exists(path))
        {
            return new Dictionary<string, bool>();
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file);
        return PhaseJournal.Read(reader).Phases.ToDictionary(p => p.Key, p => p.Value == Phase.Accepted, StringComparer.Ordinal);
    }

    /// <summary>Which of the notices that wait were in one of these letters, by recipient, matter and day: of a measure its number, of a close-out the problem's number and what its card is headed.</summary>
    /// <param name="letters">The letters.</param>
    /// <param name="notices">The notices.</param>
    /// <param name="addressees">Who reads for which post.</param>
    /// <param name="noticeDays">Working days of 公示 that are asked for: they decide how a card is headed.</param>
    public static IReadOnlyList<long> Carried(IReadOnlyList<FoundLetter> letters, IReadOnlyList<WaitingNotice> notices, Addressees addressees, int noticeDays = 0)
    {
        var last = letters
            .SelectMany(l => l.Measures, (l, measure) => (l.To, Measure: measure, l.Day))
            .GroupBy(m => (m.To, m.Measure))
            .ToDictionary(g => g.Key, g => g.Max(m => m.Day));
        var readers = addressees.ByPerson.Values
            .SelectMany(a => a.Posts, (a, post) => (post, Key: EmailAddress.From(a.Email).Key))
            .ToLookup(r => r.post, r => r.Key);
        var ledgers = notices.Select(n => n.Ledger).Distinct().Count();
        return [.. notices.Where(WasCarried).Select(n => n.Id)];

        bool WasCarried(WaitingNotice notice)
        {
            var call = CloseOutCalls.Find(notice.Rung);
            var number = call is null ? new MeasureNumber(ProblemNumber.From(notice.Number), notice.Ordinal).ToString() : notice.Number;
            IReadOnlyList<string?> tags = call is { } named ? [.. CloseOutSection.TagsOf(named, notice.Task(noticeDays))] : [null];
            return readers[notice.PostId].Any(to => tags.Any(tag =>
                (last.TryGetValue((to, new FoundMeasure(number, notice.Ledger, tag)), out var day) && notice.FiredOn <= day)
                || (ledgers == 1 && last.TryGetValue((to, new FoundMeasure(number, null, tag)), out day) && notice.FiredOn <= day)));
        }
    }

    private FoundLetter? Read(string path)
    {
        try
        {
            using var message = MimeMessage.Load(path);
            if (message.To.Mailboxes.FirstOrDefault() is not { } to || !EmailAddress.TryParse(to.Address, out var address, out _))
            {
                return null;
            }

            return new FoundLetter(
                message.Date, hours.DayOf(message.Date), address.Key, $"<{message.MessageId}>",
                [.. MeasureLine().Matches(message.TextBody ?? string.Empty).Select(Matter)]);
        }
        catch (Exception e) when (e is IOException or FormatException or UnauthorizedAccessException)
        {
            // somebody else's file, or half of one
            return null;
        }
    }

    private static FoundMeasure Matter(Match line) => new(
        line.Groups["number"].Value,
        line.Groups["ledger"] is { Success: true } ledger ? ledger.Value : null,
        line.Groups["ink"].Value == Ink.CloseOut.Word ? line.Groups["tag"].Value.Trim() : null);

    /// <summary>A measure begins with its light in brackets, its number and its rung: [红] 1-1 督办, or [红] 1-1〔台账〕 督办; a close-out with its own word, the problem's number and what is to be done.</summary>
    [GeneratedRegex(@"^\[(?<ink>[^\]\r\n]+)\] (?<number>[^\s〔]+)(〔(?<ledger>[^〕\r\n]+)〕)? (?<tag>[^\r\n]*)", RegexOptions.Multiline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex MeasureLine();
}

/// <summary>A letter found as a file.</summary>
/// <param name="At">Its date.</param>
/// <param name="Day">Its office day.</param>
/// <param name="To">The reader's address, in the form in which addresses are compared.</param>
/// <param name="MessageId">Its Message-ID, with its angle brackets.</param>
/// <param name="Measures">What it speaks of.</param>
internal sealed record FoundLetter(DateTimeOffset At, DateOnly Day, string To, string MessageId, IReadOnlyList<FoundMeasure> Measures);

/// <summary>A measure or a close-out in a letter.</summary>
/// <param name="Number">As the letter prints it.</param>
/// <param name="Ledger">The ledger, where the letter names it.</param>
/// <param name="CloseOut">What the card of a close-out is headed; null for a measure.</param>
internal sealed record FoundMeasure(string Number, string? Ledger, string? CloseOut = null);
