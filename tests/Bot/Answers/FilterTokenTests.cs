using System.Reflection;
using System.Text.Json;

using CaseReform.Ops.Bot.Answers;
using CaseReform.Ops.Bot.Cards;
using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Domain.Questions;
using CaseReform.Ops.Domain.Reminders;

namespace CaseReform.Ops.Bot.Tests.Answers;

/// <summary>The next page asks what the first did.</summary>
public sealed class FilterTokenTests
{
    private static readonly DaySpan Week = new(new(2026, 11, 16), new(2026, 11, 22));

    /// <summary>A part of a filter, for every part there is.</summary>
    public static TheoryData<string> Parts => [.. typeof(MeasureFilter).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite).Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Parts))]
    public void Every_part_of_a_filter_comes_back_from_the_button_of_the_next_page(string part)
    {
        var property = typeof(MeasureFilter).GetProperty(part)!;
        foreach (var value in Values(property))
        {
            var filter = new MeasureFilter();
            property.SetValue(filter, value);

            Assert.NotEqual(Spelled(MeasureFilter.None), Spelled(filter));
            Assert.Equal(Spelled(filter), Spelled(Returned(filter)));
        }
    }

    [Fact]
    public void All_parts_together_come_back()
    {
        var filter = new MeasureFilter();
        foreach (var property in Parts.Select(part => typeof(MeasureFilter).GetProperty(part.Data)!))
        {
            property.SetValue(filter, Values(property)[^1]);
        }

        Assert.Equal(Spelled(filter), Spelled(Returned(filter)));
    }

    [Theory]
    [InlineData(nameof(Asked.List))]
    [InlineData(nameof(Asked.Urgent))]
    [InlineData(nameof(Asked.People))]
    public void The_page_comes_back_with_what_was_asked_and_its_place(string asked)
    {
        var token = new PageToken { List = PageToken.Measures, After = "2026-11-01.7", Asked = Enum.Parse<Asked>(asked), Filter = MeasureFilter.None };

        var read = PageToken.Read(JsonSerializer.SerializeToElement(token.ToData(), AdaptiveCard.Json))!;

        Assert.Equal((token.List, token.After, token.Asked), (read.List, read.After, read.Asked));
    }

    /// <summary>What the part may be besides empty; a part of a new kind has to be given one.</summary>
    private static IReadOnlyList<object> Values(PropertyInfo property) => property.PropertyType switch
    {
        var type when type == typeof(Several<long>) => [Several.Of<long>([7]), Several.Of<long>([3, 12])],
        var type when type == typeof(Several<string>) => [Several.Of(["采购"]), Several.Of(["轮岗", "计划"])],
        var type when type == typeof(Several<Light>) => [.. Enum.GetValues<Light>().Select(light => (object)Several.Of([light])), Several.Of<Light>(Enum.GetValues<Light>())],
        var type when type == typeof(PercentSpan?) => [new PercentSpan(60, null), new PercentSpan(null, 30), new PercentSpan(30, 50)],
        var type when type == typeof(DaysLate?) => [new DaysLate(10, null), new DaysLate(null, 7), new DaysLate(5, 9, Working: true)],
        var type when type == typeof(bool) => [true],
        var type when type == typeof(string) => ["交通台账"],
        var type when type == typeof(DaySpan) || type == typeof(DaySpan?) => [Week, Week with { From = null }, Week with { To = null }],
        var type when type == typeof(MeasureStage?) => [.. Enum.GetValues<MeasureStage>().Cast<object>()],
        var type when type == typeof(Whose) => [.. Enum.GetValues<Whose>().Where(whose => whose != Whose.Anybodys).Cast<object>()],
        var type => throw new NotSupportedException($"{property.Name}: {type}"),
    };

    private static MeasureFilter Returned(MeasureFilter filter)
    {
        var token = new PageToken { List = PageToken.Measures, After = "2026-11-01.7", Asked = Asked.List, Filter = filter };
        return PageToken.Read(JsonSerializer.SerializeToElement(token.ToData(), AdaptiveCard.Json))!.Filter!;
    }

    private static string Spelled(MeasureFilter filter) => JsonSerializer.Serialize(filter);
}
