namespace CaseReform.Ops.Domain.CloseOut;

/// <summary>Who is called when, as the manual prints it; <see cref="CloseOutHolders"/> and <see cref="CloseOutCallRule"/> decide by the same.</summary>
public static class CloseOutCallTable
{
    /// <summary>The table in Markdown.</summary>
    public static string Print()
    {
        var day = DateOnly.MinValue;
        var rows = Enum.GetValues<CloseOutStage>()
            .GroupBy(stage => CloseOutTurns.Of(stage, null, day, day))
            .Where(group => group.Key != CloseOutTurn.Nobody)
            .OrderByDescending(group => group.Key is CloseOutTurn.UnitReviewer).ThenByDescending(group => group.Key is CloseOutTurn.Office)
            .Select(group => Say(CloseOutTexts.CallRow, string.Join('、', group.Select(NameOf)), WhoOf(group.Key), AboveOf(group.Key)));
        return string.Concat(new[] { CloseOutTexts.CallHead, CloseOutTexts.CallRule }.Concat(rows).Select(line => line + "\n"));
    }

    private static string NameOf(CloseOutStage stage) => stage switch
    {
        CloseOutStage.PublicNotice => CloseOutTexts.CallNotice,
        CloseOutStage.Closed => CloseOutTexts.CallLookBack,
        _ => CloseOutStages.NameOf(stage),
    };

    private static string WhoOf(CloseOutTurn turn) => turn == CloseOutTurn.Unit ? CloseOutTexts.CallUnit : CloseOutNames.Of(turn);

    private static string AboveOf(CloseOutTurn turn) => turn switch
    {
        CloseOutTurn.Unit => CloseOutTexts.AboveUnit,
        CloseOutTurn.UnitReviewer => CloseOutTexts.AboveReviewer,
        CloseOutTurn.Office => CloseOutTexts.RoleLeadingGroup,
        CloseOutTurn.Nobody => CloseOutTexts.TableNothing,
    };
}
