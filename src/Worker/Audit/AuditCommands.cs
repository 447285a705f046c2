using System.CommandLine;
using System.Diagnostics;

using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Worker.CommandLine;

namespace CaseReform.Ops.Worker.Audit;

/// <summary><c>audit verify</c></summary>
internal static class AuditCommands
{
    public static Command Create() => new("audit", AuditTexts.HelpAudit)
    {
        new Command("verify", AuditTexts.HelpVerify) { CommonOptions.Json }.Does((_, context) => VerifyAsync(context)),
    };

    /// <summary>A verdict as a sentence.</summary>
    public static string Sentence(AuditVerdict verdict) => verdict switch
    {
        AuditVerdict.Whole whole => Say(whole.HeadFileRead || whole.Head.Seq == 0 ? AuditTexts.Whole : AuditTexts.WholeNoHead, whole.Head.Seq, whole.Head.Short),
        AuditVerdict.Changed changed => Say(AuditTexts.Changed, changed.Seq),
        AuditVerdict.Missing missing => Say(AuditTexts.Missing, missing.Seq),
        AuditVerdict.CutOff cut => Say(AuditTexts.CutOff, cut.Last, cut.Known),
        _ => throw new UnreachableException(),
    };

    private static async Task<int> VerifyAsync(CommandContext context)
    {
        var verdict = await context.Get<AuditTrail>().VerifyAsync(context.Get<Database>(), context.Token);
        var sentence = Sentence(verdict);
        context.Output.Document(new
        {
            whole = verdict is AuditVerdict.Whole,
            entries = (verdict as AuditVerdict.Whole)?.Head.Seq,
            brokenAt = verdict switch
            {
                AuditVerdict.Changed changed => changed.Seq,
                AuditVerdict.Missing missing => missing.Seq,
                AuditVerdict.CutOff cut => cut.Last + 1,
                _ => (long?)null,
            },
            message = sentence,
        });
        context.Output.Line(sentence);
        return verdict is AuditVerdict.Whole ? ExitCode.Done : ExitCode.Failed;
    }
}
