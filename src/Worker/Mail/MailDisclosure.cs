namespace CaseReform.Ops.Worker.Mail;

/// <summary>How much of a measure a letter may carry.</summary>
internal enum MailDisclosure
{
    /// <summary>What the reader needs to act.</summary>
    Full,

    /// <summary>Numbers and dates only, for networks on which texts of the ledger must not travel.</summary>
    NumbersOnly,
}
