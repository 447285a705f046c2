using CaseReform.Ops.Testing.Tools;
using CaseReform.Ops.Worker.Hosting;
using CaseReform.Ops.Worker.Sending;
using CaseReform.Ops.Worker.Tests.Support;

namespace CaseReform.Ops.Worker.Tests.Sending;

public sealed class PhaseJournalTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_journal_is_distrusted_until_what_was_held_is_settled()
    {
        using var bureau = await Bureau.OpenAsync();
        var journal = bureau.Get<PhaseJournal>();
        journal.Distrust();
        journal.Clear();
        Assert.Null(journal.Read());

        await bureau.Get<Recovery>().SettleOwnAsync(bureau.Get<WorkerIdentity>().Owner, Bureau.Token);
        Assert.NotNull(journal.Read());
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("B another\nD 1 abcdefghijklmnopqrstuvwx\n", false)]
    [InlineData("B 12", false)]
    [InlineData("D 1 abcdefghijklmnopqrstuvwx\n", false)]
    [InlineData("\0\0\0\n", false)]
    public void A_journal_of_another_boot_and_one_that_begins_with_anything_else_tells_nothing(string content, bool isKnown)
    {
        File.WriteAllText(_folder.File("j"), content);
        using var journal = new PhaseJournal(_folder.File("j"));
        Assert.Equal(isKnown, journal.Read() is not null);
    }

    [Fact]
    public void The_last_line_of_a_token_counts_and_each_token_has_its_own()
    {
        using (var first = new PhaseJournal(_folder.File("j")))
        {
            first.Dot(1, One);
            first.Dot(2, Two);
            first.Accepted(1, One);
        }

        using var next = new PhaseJournal(_folder.File("j"));
        Assert.Equal([(One, Phase.Accepted), (Two, Phase.Dotted)], next.Read()!.Select(p => (p.Key, p.Value)).Order());
    }

    [Fact]
    public void A_line_that_was_torn_tells_nothing_and_spoils_no_other()
    {
        using (var first = new PhaseJournal(_folder.File("j")))
        {
            first.Dot(1, One);
            first.Dot(2, Two);
        }

        var content = File.ReadAllText(_folder.File("j"));
        File.WriteAllText(_folder.File("j"), content[..^(Two.Length / 2)]);

        using var next = new PhaseJournal(_folder.File("j"));
        Assert.Equal([One], next.Read()!.Keys);
    }

    [Fact]
    public void What_was_cleared_is_gone_and_what_comes_after_is_known_to_the_next_process()
    {
        using (var first = new PhaseJournal(_folder.File("j")))
        {
            first.Dot(1, One);
            first.Clear();
            Assert.Empty(first.Read()!);
            first.Dot(2, Two);
        }

        using var next = new PhaseJournal(_folder.File("j"));
        Assert.Equal([Two], next.Read()!.Keys);
    }

    private const string One = "aaaaaaaaaaaaaaaaaaaaaaaa";

    private const string Two = "bbbbbbbbbbbbbbbbbbbbbbbb";
}
