using CaseReform.Ops.Domain.CloseOut;
using CaseReform.Ops.Domain.Ledger;

using static CaseReform.Ops.Domain.CloseOut.CloseOutMove;
using static CaseReform.Ops.Domain.CloseOut.CloseOutRole;
using static CaseReform.Ops.Domain.CloseOut.CloseOutStage;

namespace CaseReform.Ops.Domain.Tests.CloseOut;

public sealed class CloseOutTableTests
{
    /// <summary>Written by hand, not read from the table: who may do what from where. Everything else is refused.</summary>
    private static readonly Dictionary<(CloseOutMove, CloseOutStage), CloseOutRole[]> Allowed = new()
    {
        [(Apply, Completed)] = [Responsible, UnitReviewer, Office],
        [(Apply, Returned)] = [Responsible, UnitReviewer, Office],
        [(Apply, Reopened)] = [Responsible, UnitReviewer, Office],
        [(Withdraw, CloseOutStage.UnitReview)] = [Responsible, Applicant, UnitReviewer],
        [(Withdraw, OfficeReview)] = [Responsible, Applicant, UnitReviewer],
        [(Agree, CloseOutStage.UnitReview)] = [UnitReviewer],
        [(Return, CloseOutStage.UnitReview)] = [UnitReviewer],
        [(Return, OfficeReview)] = [Office, StandIn],
        [(Return, Verified)] = [Office, StandIn],
        [(Return, PublicNotice)] = [Office, StandIn],
        [(Verify, OfficeReview)] = [Office, StandIn],
        [(Verify, Verified)] = [Office, StandIn],
        [(Verify, PublicNotice)] = [Office, StandIn],
        [(Publish, Verified)] = [Office],
        [(Publish, PublicNotice)] = [Office],
        [(CloseOutMove.Object, PublicNotice)] = [Office],
        [(Settle, PublicNotice)] = [Office],
        [(Close, Verified)] = [Office, StandIn],
        [(Close, PublicNotice)] = [Office, StandIn],
        [(Reopen, Closed)] = [Office],
        [(LookBack, Closed)] = [Office, StandIn],
    };

    public static TheoryData<CloseOutStage, CloseOutMove, CloseOutRole> All()
    {
        var all = new TheoryData<CloseOutStage, CloseOutMove, CloseOutRole>();
        foreach (var stage in Enum.GetValues<CloseOutStage>())
        {
            foreach (var move in Enum.GetValues<CloseOutMove>())
            {
                foreach (var role in Enum.GetValues<CloseOutRole>())
                {
                    all.Add(stage, move, role);
                }
            }
        }

        return all;
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_move_from_every_stage_by_every_role_is_made_or_refused_with_a_sentence(CloseOutStage stage, CloseOutMove move, CloseOutRole role)
    {
        var refusal = CloseOutRule.Judge(CloseOutExamples.Ready(stage, move), move, new CloseOutActor(new HashSet<CloseOutRole> { role }), CloseOutExamples.Full());

        if (Allowed.TryGetValue((move, stage), out var who) && who.Contains(role))
        {
            Assert.Null(refusal);
            return;
        }

        Assert.NotNull(refusal);
        Assert.Contains(refusal.Kind, new[] { CloseOutFault.NotPermitted, CloseOutFault.WrongStage, CloseOutFault.MeasuresOpen });
        Assert.EndsWith("。", refusal.Sentence, StringComparison.Ordinal);
        Assert.Contains(CloseOutNames.Of(move), refusal.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void No_move_leads_to_a_stage_that_the_ledger_reads_back_as_another()
    {
        foreach (var stage in CloseOutTable.Rows.SelectMany(row => row.To).Distinct())
        {
            Assert.Equal(stage, CloseOutStages.Of(CloseOutStages.StatusOf(stage), allComplete: true, isVerified: stage == Verified));
        }
    }

    [Fact]
    public void Only_closing_leads_to_closed_and_only_what_is_closed_is_opened_again()
    {
        Assert.Equal([Close, LookBack], CloseOutTable.Rows.Where(row => row.To.Contains(Closed)).Select(row => row.Move));
        Assert.All(CloseOutTable.Rows.Where(row => row.To.Contains(Reopened)), row => Assert.Equal([Closed], row.From));
    }

    [Fact]
    public void A_spreadsheet_may_move_a_problem_no_further_than_completed()
    {
        ProblemStatus[] free = [ProblemStatus.NotStarted, ProblemStatus.InProgress, ProblemStatus.LongTerm, ProblemStatus.ExtensionPending];

        Assert.Equal(free.Order(), Enum.GetValues<ProblemStatus>().Where(status => !CloseOutStages.BelongsToCloseOut(status)).Order());
    }

    [Fact]
    public void The_printed_table_has_a_row_for_each_and_no_empty_cell()
    {
        var lines = CloseOutTable.Print().Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(CloseOutTable.Rows.Count + 2, lines.Length);
        Assert.All(lines, line => Assert.DoesNotContain("|  |", line, StringComparison.Ordinal));
    }
}
