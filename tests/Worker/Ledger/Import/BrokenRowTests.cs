using System.Collections;
using System.Diagnostics.CodeAnalysis;

using CaseReform.Ops.Domain.Units;
using CaseReform.Ops.Worker.Ledger.Import;
using CaseReform.Ops.Worker.People;

namespace CaseReform.Ops.Worker.Tests.Ledger.Import;

/// <summary>A row with which the program itself comes to grief is refused like any other, with its place, instead of ending the command.</summary>
public sealed class BrokenRowTests
{
    [Fact]
    public void A_problem_that_breaks_the_reader_is_refused_with_its_row_and_the_others_are_read()
    {
        var reading = LedgerSheetReader.Read(
            [Grid.Of("序号|问题|整改措施|责任单位|责任人|完成时限\n1|示例问题|示例措施|甲市示例局||2026年12月31日\n2|另一问题|另一措施|甲市示例局||2026年12月31日")],
            LedgerSamples.Options with { Units = new UnitNames([new UnitName("甲市示例局", [])]), StoredIssued = new BrokenIssueDates("2") });

        var refusal = Assert.Single(reading.Refusals);
        Assert.Equal(("台账", 3, "2"), (refusal.Sheet, refusal.Row, refusal.Problem?.Text));
        Assert.Contains("这一行无法处理", refusal.Reason, StringComparison.Ordinal);
        Assert.Equal("1", Assert.Single(reading.Problems).Number.Text);
    }

    [Fact]
    public void A_person_who_breaks_the_reader_is_refused_with_the_row()
    {
        var reading = PeopleSheetReader.Read(
            [Grid.Of("单位|岗位/职务|姓名|邮箱|角色\n甲市示例局|科员|张示例|zhang@example.cn|责任人\n甲市未知局|科员|李示例|li@example.cn|责任人", "名单")],
            new UnitNames([new UnitName("甲市示例局", [])]),
            new HashSet<string>(),
            new BrokenUnits());

        var refusal = Assert.Single(reading.Refusals);
        Assert.Equal(("名单", 3), (refusal.Sheet, refusal.Row));
        Assert.Contains("这一行无法处理", refusal.Reason, StringComparison.Ordinal);
        Assert.Single(reading.Rows);
    }

    private sealed class BrokenIssueDates(string number) : IReadOnlyDictionary<string, DateOnly>
    {
        public int Count => 1;

        public IEnumerable<string> Keys => [number];

        public IEnumerable<DateOnly> Values => [];

        public DateOnly this[string key] => throw new NotSupportedException();

        public bool ContainsKey(string key) => key == number;

        public bool TryGetValue(string key, [MaybeNullWhen(false)] out DateOnly value)
        {
            value = default;
            return key == number ? throw new InvalidOperationException("a fault of ours") : false;
        }

        public IEnumerator<KeyValuePair<string, DateOnly>> GetEnumerator() => Enumerable.Empty<KeyValuePair<string, DateOnly>>().GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    private sealed class BrokenUnits() : NewUnits(new UnitNames([]), [])
    {
        public override void Add(string name, FilePlace place, Action<string> refuse) => throw new InvalidOperationException("a fault of ours");
    }
}
