using CaseReform.Ops.Worker.Checks;
using CaseReform.Ops.Worker.Tests.Support;

using Microsoft.Extensions.Configuration;

namespace CaseReform.Ops.Worker.Tests.Checks;

public sealed class LogsCheckTests
{
    [Theory]
    [InlineData("182.23:59:59", "运行日志只保留 182 天，不足六个月")]
    [InlineData("183.00:00:00", null)]
    [InlineData(null, null)]
    public async Task Less_than_half_a_year_of_logs_is_named(string? keep, string? sentence)
    {
        using var bureau = await Bureau.OpenAsync(change: builder => builder.Configuration.AddInMemoryCollection(keep is null ? [] : [new("Logs:Keep", keep)]));

        var findings = await bureau.All<ICheck>().OfType<LogsCheck>().Single().RunAsync(full: false, Bureau.Token);

        Assert.Equal(sentence, findings.SingleOrDefault()?.Sentence);
    }
}
