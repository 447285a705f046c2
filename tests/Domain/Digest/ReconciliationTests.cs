using CaseReform.Ops.Domain.Digest;
using CaseReform.Ops.Domain.Ledger;

namespace CaseReform.Ops.Domain.Tests.Digest;

public sealed class ReconciliationTests
{
    [Fact]
    public void Movements_that_lead_to_the_ledger_balance()
    {
        var (flow, check) = Reconciliation.Reconcile(
            Keys(1, 2, 3),
            [Move(4, MovementKind.Added), Move(1, MovementKind.Closed), Move(9, MovementKind.Reopened), Move(2, MovementKind.CorrectedOut)],
            Keys(3, 4, 9));
        Assert.IsType<DigestCheck.Balanced>(check);
        Assert.Equal(new DigestFlow(3, 1, 1, 1, -1, 3), flow);
        Assert.Equal(flow.Closing, flow.Expected);
    }

    [Fact]
    public void A_problem_taken_in_and_closed_in_one_period_counts_twice_and_balances()
    {
        var (flow, check) = Reconciliation.Reconcile([], [Move(1, MovementKind.Added), Move(1, MovementKind.Closed)], []);
        Assert.IsType<DigestCheck.Balanced>(check);
        Assert.Equal((1, 1), (flow.New, flow.Closed));
    }

    [Fact]
    public void A_problem_that_vanished_without_a_movement_is_named()
    {
        var (_, check) = Reconciliation.Reconcile(Keys(1, 2), [], Keys(1));
        var mismatch = Assert.IsType<DigestCheck.Mismatch>(check);
        Assert.Equal((2, 1), (mismatch.Expected, mismatch.Actual));
        Assert.Equal(Keys(2), mismatch.Problems);
    }

    [Fact]
    public void Two_errors_that_cancel_in_the_sum_are_found()
    {
        var (flow, check) = Reconciliation.Reconcile(Keys(2, 12), [], Keys(2, 3));
        Assert.Equal(flow.Closing, flow.Expected);
        Assert.Equal(Keys(3, 12), Assert.IsType<DigestCheck.Mismatch>(check).Problems);
    }

    [Fact]
    public void A_movement_that_cannot_have_happened_is_named()
    {
        var (_, check) = Reconciliation.Reconcile(Keys(1), [Move(1, MovementKind.Added), Move(5, MovementKind.Closed)], Keys(1));
        Assert.Equal(Keys(1, 5), Assert.IsType<DigestCheck.Mismatch>(check).Problems);
    }

    [Fact]
    public void The_same_number_in_two_ledgers_is_two_problems()
    {
        var (first, second) = (new ProblemKey("甲台账", ProblemNumber.From("1")), new ProblemKey("乙台账", ProblemNumber.From("1")));
        var (_, check) = Reconciliation.Reconcile([first, second], [new Movement(first, MovementKind.Closed)], [first]);
        Assert.Equal([second, first], Assert.IsType<DigestCheck.Mismatch>(check).Problems);
    }

    private static ProblemKey[] Keys(params int[] numbers) => [.. numbers.Select(n => new ProblemKey(null, ProblemNumber.From($"{n}")))];

    private static Movement Move(int number, MovementKind kind) => new(Keys(number)[0], kind);
}
