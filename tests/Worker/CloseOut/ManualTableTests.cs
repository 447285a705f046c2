using CaseReform.Ops.Domain.CloseOut;
using CaseReform.Ops.Testing.Tools;

namespace CaseReform.Ops.Worker.Tests.CloseOut;

public sealed class ManualTableTests
{
    private const string Begin = "<!-- closeout-table -->\n";
    private const string End = "<!-- /closeout-table -->";

    [Fact]
    public void The_manual_prints_the_table_that_decides()
    {
        var manual = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs", "用户手册.md"));
        var from = manual.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;

        Assert.Equal(CloseOutTable.Print(), manual[from..manual.IndexOf(End, StringComparison.Ordinal)]);
    }
}
