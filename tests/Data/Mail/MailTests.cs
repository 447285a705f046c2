using System.Text;

using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Data.Tests.Support;
using CaseReform.Ops.Testing.Databases;

namespace CaseReform.Ops.Data.Tests.Mail;

/// <summary>Letters made the plainest way: what a letter says is the list of its notices, and each composition has a new Message-ID.</summary>
public abstract class MailTests(DatabaseFixture fixture) : LedgerTests(fixture)
{
    private int _composed;

    protected static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    protected LetterStore Letters { get; private set; } = null!;

    protected LeaseTerms Terms => new("worker-1", Test.Now + Lease);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Letters = new LetterStore(Database);
    }

    protected Addressee Zhang => new() { PersonId = Handler, Email = "zhang@example.test", Posts = [Unit.Handler] };

    protected Addressee Li => new() { PersonId = Leader, Email = "li@example.test", Posts = [Unit.Leader] };

    protected Task<IReadOnlyList<LeasedLetter>> ComposeAsync(params Addressee[] people) => ComposeAsync(Letters, Today, people);

    protected Task<IReadOnlyList<LeasedLetter>> ComposeAsync(LetterStore letters, DateOnly day, params Addressee[] people) =>
        letters.ComposeAsync(people, Write, Terms, day, Test.Now, Token);

    protected async Task<LeasedLetter> ZhangsAsync() => Assert.Single(await ComposeAsync(Zhang));

    protected Task<DueLetters> LeaseAsync(DateOnly? day = null, bool open = true, Addressee? zhang = null) => Letters.LeaseDueAsync(
        open, new Dictionary<long, Addressee> { [Handler] = zhang ?? Zhang, [Leader] = Li }, Terms, day ?? Today, Test.Now, 50, Token);

    protected Task<int> RecordAsync(LeasedLetter letter, LetterState state, bool uncertain = false, string? token = null, bool counts = true, LetterCause? cause = null) => Letters.RecordAsync(
        [
            new AttemptResult
            {
                LetterId = letter.Id, Token = token ?? letter.Token, State = state, Detail = "服务器应答", WasUncertain = uncertain, Counts = counts, Cause = cause,
                NextAttempt = state is LetterState.Waiting or LetterState.Uncertain ? Test.Now : null,
            },
        ],
        Test.Now,
        Token);

    protected async Task<LetterState> StateAsync(LeasedLetter letter) =>
        Codes.LetterState.Parse(await Test.ScalarAsync<string>("SELECT state FROM letters WHERE id = @Id", new { letter.Id }));

    protected static string Text(LeasedLetter letter) => Encoding.UTF8.GetString(letter.Bytes);

    protected Composition Write(Addressee addressee, IReadOnlyList<PendingNotice> notices)
    {
        var id = $"<{Interlocked.Increment(ref _composed)}@example.test>";
        return new Composition
        {
            Subject = "【整改督办】",
            MessageId = id,
            ContentHash = id,
            Bytes = Encoding.UTF8.GetBytes($"{id} {addressee.Email}: {string.Join('、', notices.Select(n => $"{n.Number}-{n.Ordinal} {n.Rung}"))}"),
            Included = [.. notices.Select(n => n.Id)],
            Covered = [],
        };
    }
}
