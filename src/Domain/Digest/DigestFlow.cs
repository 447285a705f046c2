namespace CaseReform.Ops.Domain.Digest;

/// <summary>How the number of open problems came from the last digest to this one.</summary>
/// <param name="Opening">Open at the last digest.</param>
/// <param name="New">Taken in since.</param>
/// <param name="Reopened">Opened again after being closed.</param>
/// <param name="Closed">销号.</param>
/// <param name="Corrections">Signed: what the office put right otherwise.</param>
/// <param name="Closing">Open now, counted in the ledger.</param>
public sealed record DigestFlow(int Opening, int New, int Reopened, int Closed, int Corrections, int Closing)
{
    /// <summary>What <see cref="Closing"/> must be.</summary>
    public int Expected => Opening + New + Reopened - Closed + Corrections;

    /// <summary>Of those opened again the ones whose problem came back (反弹): a look-back failed, or the office entered it so.</summary>
    public int Relapsed { get; init; }

    /// <summary>Nothing came, went or was put right.</summary>
    public bool IsStill => New == 0 && Reopened == 0 && Closed == 0 && Corrections == 0;
}
