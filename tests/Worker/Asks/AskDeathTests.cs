using System.Text;

using CaseReform.Ops.Data.Asks;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.Asks;
using CaseReform.Ops.Testing.Time;
using CaseReform.Ops.Worker.Asks;
using CaseReform.Ops.Worker.Tests.Support;

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CaseReform.Ops.Worker.Tests.Asks;

/// <summary>What ends the process of a request ends that request, with a sentence, and nothing else.</summary>
public sealed class AskDeathTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task A_file_that_needs_more_memory_than_it_may_have_is_refused_and_the_next_request_is_done()
    {
        using var bureau = await OpenAsync(builder => builder.Configuration.AddInMemoryCollection([new("Requests:MaxMemoryMegabytes", "64")]));
        var rows = new StringBuilder("序号,问题,整改措施,责任单位,完成时限\n");
        for (var i = 1; i <= 49_000; i++)
        {
            rows.Append(i).Append(',').Append('问', 150).Append(i).Append(',').Append('措', 150).Append(i).Append(",甲市示例局,2027年3月31日前\n");
        }

        var huge = await AskAsync(bureau, OfficeAskKind.ImportLedger, Encoding.UTF8.GetBytes(rows.ToString()));
        var list = await AskAsync(bureau, OfficeAskKind.ListUnits, null);

        await bureau.Get<AskRound>().RunAsync(Token);

        var refused = (await bureau.Get<OfficeAskStore>().FindAsync(huge.Id, Token))!;
        Assert.Equal((OfficeAskState.Refused, "“台账.csv”需要的内存超过限额，没有办理，台账没有改动。请检查文件是否正常，或拆成几个文件。"), (refused.State, refused.Shown!.Sentence));
        Assert.Equal(OfficeAskState.Done, (await bureau.Get<OfficeAskStore>().FindAsync(list.Id, Token))!.State);
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task A_process_that_dies_at_once_leaves_a_sentence()
    {
        using var bureau = await OpenAsync(builder => builder.Services.AddSingleton(new AskProgram("/bin/false", [])));
        var ask = await AskAsync(bureau, OfficeAskKind.ListUnits, null);

        await bureau.Get<AskRound>().RunAsync(Token);

        var refused = (await bureau.Get<OfficeAskStore>().FindAsync(ask.Id, Token))!;
        Assert.Equal((OfficeAskState.Refused, true), (refused.State, refused.Shown!.Sentence.Contains("办理的程序中断，台账没有改动", StringComparison.Ordinal)));
    }

    [Fact(Timeout = Limit.WholeProgram)]
    public async Task A_process_that_takes_too_long_is_ended()
    {
        using var bureau = await OpenAsync(builder =>
        {
            builder.Configuration.AddInMemoryCollection([new("Requests:MaxTime", "00:00:10")]);
            builder.Services.AddSingleton(new AskProgram("/bin/sh", ["-c", "exec sleep 1000"]));
        });
        var ask = await AskAsync(bureau, OfficeAskKind.ListUnits, null);
        var round = bureau.Get<AskRound>().RunAsync(Token);
        await Until.TrueAsync(async () => (await bureau.Get<OfficeAskStore>().FindAsync(ask.Id, Token))!.State == OfficeAskState.Running);

        bureau.Clock.Advance(TimeSpan.FromSeconds(11));
        await round;

        Assert.Contains("办理时间超过限额", (await bureau.Get<OfficeAskStore>().FindAsync(ask.Id, Token))!.Shown!.Sentence, StringComparison.Ordinal);
    }

    private static async Task<Bureau> OpenAsync(Action<HostApplicationBuilder> change)
    {
        var bureau = await Bureau.OpenAsync(TimeProvider.System.GetUtcNow(), change: change);
        Assert.Empty((await bureau.ImportPeopleAsync("甲市领导小组办公室|||周示例|zhou@ops.example|办公室|||")).Refusals);
        return bureau;
    }

    private static async Task<OfficeAsk> AskAsync(Bureau bureau, OfficeAskKind kind, byte[]? file) => (await bureau.Get<OfficeAskStore>().AskAsync(
        new NewOfficeAsk
        {
            Turn = $"{kind}", PersonId = await bureau.Get<Database>().ReadAsync(session => session.ScalarAsync<long>("SELECT id FROM people WHERE name = '周示例'"), Token), Channel = "directline",
            Conversation = "c1", Kind = kind, FileName = file is null ? null : "台账.csv", File = file, At = bureau.Clock.GetUtcNow(), Day = bureau.Get<OfficeHours>().DayOf(bureau.Clock.GetUtcNow()),
        },
        Token))!;
}
