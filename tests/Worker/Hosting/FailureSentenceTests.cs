using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Hosting.Start;
using CaseReform.Ops.Testing.Tools;

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Worker.Tests.Hosting;

/// <summary>What stops a start is named by file, setting and value.</summary>
public sealed class FailureSentenceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_settings_file_that_is_no_json_is_named_with_the_line()
    {
        var file = _folder.File("it's.json");
        File.WriteAllText(file, "{\n  \"Office\": {\n");

        Assert.Equal($"配置文件 {file} 不是正确的 JSON：第 3 行附近有误。", SentenceOf(() => new ConfigurationBuilder().AddJsonFile(file).Build()));
    }

    [Fact]
    public void A_value_that_cannot_be_read_is_named_with_its_setting()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Database:BusyTimeout", "soon")]).Build();

        Assert.Equal("配置有误，程序未启动：配置项 Database:BusyTimeout 的值“soon”格式不对。", SentenceOf(() => settings.GetSection("Database").Get<DatabaseOptions>()));
    }

    [Fact]
    public void The_faults_of_several_sections_stand_in_one_sentence() => Assert.Equal(
        "配置有误，程序未启动：一；二",
        FailureSentence.Of(new AggregateException(new OptionsValidationException("A", typeof(object), ["一"]), new OptionsValidationException("B", typeof(object), ["二"]))));

    [Fact]
    public void A_fault_of_ours_has_no_sentence() => Assert.Null(FailureSentence.Of(new InvalidOperationException("x")));

    private static string? SentenceOf(Action work) => Assert.IsType<string>(FailureSentence.Of(Assert.ThrowsAny<Exception>(work)));
}
