using CaseReform.Ops.Data.Files;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Testing.Tools;
using CaseReform.Ops.Worker.Hosting;
using CaseReform.Ops.Worker.Restore;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Worker.Tests.Restore;

public sealed class RestoreMarkTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_written_last_is_read_whatever_stood_there_before()
    {
        var (mark, name) = Open();
        Assert.Null(mark.Read());
        mark.Write(new MarkContent(name, new string('a', 32), 123456789, IsPending: true));
        mark.Write(new MarkContent(name, string.Empty, 7, IsPending: false));
        Assert.Equal(new MarkContent(name, string.Empty, 7, IsPending: false), mark.Read());
        Assert.Equal(256, new FileInfo(_folder.File(DataFiles.RestoreMark)).Length);
    }

    [Fact]
    public void A_damaged_mark_and_one_of_another_worker_are_none()
    {
        var (mark, name) = Open();
        mark.Write(new MarkContent(name, string.Empty, 7, IsPending: false));
        var text = File.ReadAllText(_folder.File(DataFiles.RestoreMark));
        File.WriteAllText(_folder.File(DataFiles.RestoreMark), text.Replace(" 7 ", " 8 ", StringComparison.Ordinal));
        Assert.Null(mark.Read());
        File.WriteAllText(_folder.File(DataFiles.RestoreMark), text);
        Assert.NotNull(mark.Read());
        File.WriteAllText(_folder.File("worker.id"), "another");
        Assert.Null(Open().Mark.Read());
    }

    private (RestoreMark Mark, string Name) Open()
    {
        var identity = new WorkerIdentity(Options.Create(new DatabaseOptions { DataFolder = _folder.Path }));
        return (new RestoreMark(identity), identity.Owner);
    }
}
