using CaseReform.Ops.Domain.Access;

namespace CaseReform.Ops.Domain.Tests.Access;

public sealed class AccessMailRuleTests
{
    [Theory]
    [InlineData(2, 11, 599, AccessMailDecision.Allowed)]
    [InlineData(3, 11, 599, AccessMailDecision.AskerHadEnough)]
    [InlineData(2, 12, 599, AccessMailDecision.AddressHadEnough)]
    [InlineData(2, 11, 600, AccessMailDecision.AskerHadEnough)]
    public void A_network_address_has_three_for_each_of_many_and_a_mailbox_twelve(int ofAskerForAddress, int forAddress, int ofAsker, AccessMailDecision decision) =>
        Assert.Equal(decision, Decide(AskerKind.Network, ofAskerForAddress, forAddress, ofAsker));

    [Theory]
    [InlineData(2, AccessMailDecision.Allowed)]
    [InlineData(3, AccessMailDecision.AskerHadEnough)]
    public void A_remembered_browser_has_its_own_three_whatever_others_did(int ofAskerForAddress, AccessMailDecision decision) =>
        Assert.Equal(decision, Decide(AskerKind.Browser, ofAskerForAddress, 12, 600));

    [Theory]
    [InlineData(2, 11, AccessMailDecision.Allowed)]
    [InlineData(3, 11, AccessMailDecision.AskerHadEnough)]
    [InlineData(2, 12, AccessMailDecision.AddressHadEnough)]
    public void An_account_has_three_for_all_addresses(int ofAsker, int forAddress, AccessMailDecision decision) =>
        Assert.Equal(decision, Decide(AskerKind.Account, 0, forAddress, ofAsker));

    private static AccessMailDecision Decide(AskerKind kind, int ofAskerForAddress, int forAddress, int ofAsker) =>
        AccessMailRule.Decide(kind, new AccessMailCounts { OfAskerForAddress = ofAskerForAddress, ForAddress = forAddress, OfAsker = ofAsker });
}
