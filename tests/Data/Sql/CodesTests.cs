using CaseReform.Ops.Data.Sql;

namespace CaseReform.Ops.Data.Tests.Sql;

public sealed class CodesTests
{
    public static TheoryData<string> Maps => [.. typeof(Codes).GetProperties().Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Maps))]
    public void Every_member_has_a_code_of_its_own_that_reads_back(string map)
    {
        var property = typeof(Codes).GetProperty(map)!;
        var codes = property.GetValue(null)!;
        var members = Enum.GetValues(property.PropertyType.GenericTypeArguments[0]).Cast<object>().ToList();
        var texts = members.ConvertAll(member => (string)property.PropertyType.GetProperty("Item")!.GetValue(codes, [member])!);

        Assert.Equal(texts.Count, texts.Distinct(StringComparer.Ordinal).Count());
        Assert.All(texts, text => Assert.Matches("^[a-z_-]+$", text));
        Assert.Equal(members, texts.ConvertAll(text => property.PropertyType.GetMethod("Parse")!.Invoke(codes, [text])!));
    }
}
