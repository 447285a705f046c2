using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Domain.Tests.People;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("zhang@example.gov.cn", "zhang@example.gov.cn")]
    [InlineData("  zhang@example.gov.cn\u3000", "zhang@example.gov.cn")]
    [InlineData("Zhang.San+zg@Example.GOV.cn", "Zhang.San+zg@example.gov.cn")]
    [InlineData("o'brien_1@sub.example.test", "o'brien_1@sub.example.test")]
    [InlineData("zhang@示例.中国", "zhang@xn--fsq092h.xn--fiqs8s")]
    public void An_ordinary_address_is_taken(string text, string expected)
    {
        Assert.True(EmailAddress.TryParse(text, out var address, out _));
        Assert.Equal(expected, address.ToString());
        Assert.False(address.NeedsSmtpUtf8);
    }

    [Fact]
    public void A_chinese_local_part_needs_SMTPUTF8()
    {
        Assert.True(EmailAddress.TryParse("张示例@example.test", out var address, out _));
        Assert.True(address.NeedsSmtpUtf8);
        Assert.Equal("张示例@example.test", address.ToString());
    }

    [Fact]
    public void Composed_and_decomposed_letters_are_one_mailbox() =>
        Assert.Equal(EmailAddress.From("jos\u00e9@example.test"), EmailAddress.From("jose\u0301@example.test"));

    [Fact]
    public void Case_does_not_make_two_mailboxes()
    {
        var one = EmailAddress.From("Zhang@Example.test");
        var other = EmailAddress.From("zhang@example.TEST");
        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.Equal("zhang@example.test", one.Key);
    }

    [Theory]
    [InlineData(null, "为空")]
    [InlineData("  ", "为空")]
    [InlineData("zhang", "缺少“@”")]
    [InlineData("@example.test", "缺少“@”")]
    [InlineData("zhang@", "缺少“@”")]
    [InlineData("zhang＠example.test", "全角")]
    [InlineData("a@b@example.test", "多个")]
    [InlineData("zhang@example.test\r\nBcc: x@example.test", "控制字符")]
    [InlineData("zhang@example.test\n", "控制字符")]
    [InlineData("zh\0ang@example.test", "控制字符")]
    [InlineData("zh\u202eang@example.test", "控制字符")]
    [InlineData("zh\u200bang@example.test", "控制字符")]
    [InlineData("zh\u2028ang@example.test", "控制字符")]
    [InlineData("\"zhang\"@example.test", "不允许的字符")]
    [InlineData("<zhang@example.test>", "不允许的字符“<”")]
    [InlineData("张示例 <zhang@example.test>", "不允许的字符“ ”")]
    [InlineData("zh ang@example.test", "不允许的字符")]
    [InlineData("zh,ang@example.test", "不允许的字符“,”")]
    [InlineData("zh；ang@example.test", "不允许的字符“；”")]
    [InlineData("zh\\ang@example.test", "不允许的字符")]
    [InlineData(".zhang@example.test", "“.”")]
    [InlineData("zhang.@example.test", "“.”")]
    [InlineData("zh..ang@example.test", "“.”")]
    [InlineData("zhang@example", "不完整")]
    [InlineData("zhang@[127.0.0.1]", "不正确")]
    [InlineData("zhang@127.0.0.1", "不正确")]
    [InlineData("zhang@-example.test", "不正确")]
    [InlineData("zhang@example..test", "不正确")]
    [InlineData("zhang@example.test.", "不正确")]
    [InlineData("zhang@exa_mple.test", "不正确")]
    [InlineData("zhang@exam ple.test", "不正确")]
    [InlineData("zhang@example.test>", "不正确")]
    public void What_is_no_address_is_refused_with_the_reason(string? text, string because)
    {
        Assert.False(EmailAddress.TryParse(text, out var address, out var reason));
        Assert.Null(address);
        Assert.Contains(because, reason, StringComparison.Ordinal);
    }

    [Fact] // a fact, because an attribute cannot carry half a character
    public void Half_a_character_is_refused() => Assert.False(EmailAddress.TryParse("zh\ud800ang@example.test", out _, out _));

    [Fact]
    public void Length_limits_count_octets()
    {
        Assert.True(EmailAddress.TryParse(new string('a', 64) + "@example.test", out _, out _));
        Assert.False(EmailAddress.TryParse(new string('a', 65) + "@example.test", out _, out _));
        Assert.False(EmailAddress.TryParse(new string('张', 22) + "@example.test", out _, out _));
        var longDomain = string.Join('.', Enumerable.Repeat(new string('d', 61), 4)) + ".test";
        Assert.False(EmailAddress.TryParse("zhang@" + longDomain, out _, out _));
    }

    [Fact]
    public void From_throws_with_the_reason_for_what_is_no_address() =>
        Assert.Contains("缺少", Assert.Throws<FormatException>(() => EmailAddress.From("zhang")).Message, StringComparison.Ordinal);
}
