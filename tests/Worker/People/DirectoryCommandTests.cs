using System.CommandLine;

using CaseReform.Ops.Worker.CommandLine;
using CaseReform.Ops.Worker.People.Directory;
using CaseReform.Ops.Worker.Tests.Support;

using Microsoft.Extensions.Hosting;

namespace CaseReform.Ops.Worker.Tests.People;

/// <summary>How a change by command is shown, asked about and done.</summary>
public sealed class DirectoryCommandTests
{
    [Fact]
    public async Task A_dry_run_shows_and_changes_nothing()
    {
        using var bureau = await Bureau.OpenAsync();
        var (exit, said) = await RenameAsync(bureau, "--dry-run");
        Assert.Equal(ExitCode.Done, exit);
        Assert.Contains("“甲市示例局”改名为“甲市示范局”", said, StringComparison.Ordinal);
        Assert.Contains("试办", said, StringComparison.Ordinal);
        Assert.Empty(await bureau.RowsAsync("SELECT name FROM units WHERE name = '甲市示范局'"));
        Assert.Empty(await bureau.RowsAsync("SELECT action FROM audit WHERE action = 'unit.renamed'"));
    }

    [Fact]
    public async Task With_yes_nobody_is_asked_and_it_is_done_once()
    {
        using var bureau = await Bureau.OpenAsync();
        var (exit, said) = await RenameAsync(bureau, "--yes");
        Assert.Equal(ExitCode.Done, exit);
        Assert.Contains("已办理", said, StringComparison.Ordinal);
        Assert.Single(await bureau.RowsAsync("SELECT name FROM units WHERE name = '甲市示范局'"));
        Assert.Single(await bureau.RowsAsync("SELECT action FROM audit WHERE action = 'unit.renamed'"));
    }

    [Fact]
    public async Task Without_a_terminal_and_without_yes_it_is_refused_with_the_option_that_answers()
    {
        Assert.SkipUnless(Console.IsInputRedirected, "somebody sits at this terminal");
        using var bureau = await Bureau.OpenAsync();
        var refused = await Assert.ThrowsAsync<InputRefusedException>(() => RenameAsync(bureau, string.Empty));
        Assert.Contains("--yes", refused.Message, StringComparison.Ordinal);
        Assert.Empty(await bureau.RowsAsync("SELECT name FROM units WHERE name = '甲市示范局'"));
    }

    [Fact]
    public async Task What_comes_to_something_else_than_was_shown_is_not_done()
    {
        using var bureau = await Bureau.OpenAsync();
        var times = 0;
        var refused = await Assert.ThrowsAsync<InputRefusedException>(() => RunAsync(bureau, "--yes", async (parse, context) => await DirectoryChange.RunAsync(
            parse, context, "?", async (session, _, _) =>
            {
                await session.ExecuteAsync("DELETE FROM unit_aliases");
                return [$"第 {++times} 次"];
            })));
        Assert.Contains("有变化", refused.Message, StringComparison.Ordinal);
        Assert.NotEmpty(await bureau.RowsAsync("SELECT alias FROM unit_aliases"));
    }

    private static Task<(int Exit, string Said)> RenameAsync(Bureau bureau, string options) => RunAsync(bureau, options, (parse, context) => DirectoryChange.RunAsync(
        parse, context, "?", (session, origin, _) => UnitChanges.RenameAsync(session, "示例局", "甲市示范局", origin)));

    private static async Task<(int Exit, string Said)> RunAsync(Bureau bureau, string options, Func<ParseResult, CommandContext, Task<int>> work)
    {
        var parse = new Command("test") { DirectoryChange.Yes, DirectoryChange.DryRun }.Parse(options);
        using var said = new StringWriter();
        var exit = await work(parse, new CommandContext(bureau.Get<IHost>(), new Output(false, said, said), null, Bureau.Token));
        return (exit, said.ToString());
    }
}
