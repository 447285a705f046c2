using CaseReform.Ops.Domain.CloseOut;
using CaseReform.Ops.Domain.Ledger;

namespace CaseReform.Ops.Domain.Tests.CloseOut;

public sealed class TakingBackTests
{
    [Theory]
    [InlineData(ProblemStatus.InProgress, TakingBackDecision.Allowed)]
    [InlineData(ProblemStatus.Returned, TakingBackDecision.Allowed)]
    [InlineData(ProblemStatus.Reopened, TakingBackDecision.Allowed)]
    [InlineData(ProblemStatus.CloseOutRequested, TakingBackDecision.WithdrawFirst)]
    [InlineData(ProblemStatus.UnderReview, TakingBackDecision.WithdrawFirst)]
    [InlineData(ProblemStatus.PublicNotice, TakingBackDecision.OfficeFirst)]
    public void Nothing_goes_that_an_application_rests_on(ProblemStatus status, TakingBackDecision decision) =>
        Assert.Equal(decision, TakingBack.Decide(status));
}
