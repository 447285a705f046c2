using CaseReform.Ops.Domain.CloseOut;
using CaseReform.Ops.Testing.Tools;

namespace CaseReform.Ops.Worker.Tests.CloseOut;

public sealed class ManualTableTests
{
    [Fact]
    public void The_manual_prints_the_table_that_decides() => Assert.Equal(CloseOutTable.Print(), Printed("closeout-table"));

    [Fact]
    public void The_manual_prints_who_is_called_by_letter() => Assert.Equal(CloseOutCallTable.Print(), Printed("closeout-calls"));

    private static string Printed(string name)
    {
        var manual = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs", "用户手册.md"));
        var begin = $"<!-- {name} -->\n";
        var from = manual.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        return manual[from..manual.IndexOf($"<!-- /{name} -->", StringComparison.Ordinal)];
    }
}
