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
}
