using System.Text.RegularExpressions;

using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Bot.Understanding.Sentences;
using CaseReform.Ops.Data.Asks;
using CaseReform.Ops.Domain.Asks;
using CaseReform.Ops.Domain.Units;

namespace CaseReform.Ops.Bot.Asks;

/// <summary>A sentence of the office that a worker is to do: one of few, and the whole of it.</summary>
/// <param name="Kind">What for.</param>
/// <param name="Words">The words that belong to it.</param>
internal sealed partial record SpokenAsk(OfficeAskKind Kind, IReadOnlyDictionary<string, string> Words)
{
    private static readonly Lazy<Dictionary<string, OfficeAskKind>> Whole = new(() => Read(
    [
        (OfficeAskKind.ImportLedger, AskTexts.SaidImportLedger), (OfficeAskKind.ImportPeople, AskTexts.SaidImportPeople), (OfficeAskKind.ExportLedger, AskTexts.SaidExport),
        (OfficeAskKind.PreviewReminders, AskTexts.SaidPreviewReminders), (OfficeAskKind.Release, AskTexts.SaidRelease), (OfficeAskKind.Resend, AskTexts.SaidResend),
        (OfficeAskKind.PreviewDigest, AskTexts.SaidPreviewDigest), (OfficeAskKind.IssueDigest, AskTexts.SaidIssueDigest), (OfficeAskKind.Check, AskTexts.SaidCheck),
        (OfficeAskKind.ListUnits, AskTexts.SaidListUnits), (OfficeAskKind.ListPeople, AskTexts.SaidListPeople), (OfficeAskKind.WithdrawLedger, AskTexts.SaidWithdraw),
        (OfficeAskKind.MergeUnits, AskTexts.SaidMerge),
    ]));

    /// <summary>Reads a sentence; null when it is none of these.</summary>
    public static SpokenAsk? Read(string? text, KnownNames names)
    {
        var said = Ends().Replace((text ?? string.Empty).Trim(), string.Empty);
        if (said.Length is 0 or > 120)
        {
            return null;
        }

        var plain = White().Replace(said, string.Empty);
        if (Whole.Value.TryGetValue(plain, out var kind))
        {
            return new SpokenAsk(kind, new Dictionary<string, string>());
        }

        // 把3号并入专项治理: whoever does not say 合并单位 has to name two units
        if (Merge().Match(said) is { Success: true } merge && (merge.Groups["units"].Success || (IsUnit(merge.Groups["unit"].Value, names) && IsUnit(merge.Groups["into"].Value, names))))
        {
            return new SpokenAsk(OfficeAskKind.MergeUnits, new Dictionary<string, string> { [OfficeAskWords.Which] = Bare(merge.Groups["unit"].Value), [OfficeAskWords.Into] = Bare(merge.Groups["into"].Value) });
        }

        if (Export().Match(said) is { Success: true } export && LedgerOf(export, names) is { } exported)
        {
            return new SpokenAsk(OfficeAskKind.ExportLedger, Named(exported));
        }

        if (Withdraw().Match(said) is { Success: true } withdraw && LedgerOf(withdraw, names) is { } withdrawn)
        {
            return new SpokenAsk(OfficeAskKind.WithdrawLedger, Named(withdrawn));
        }

        return Resend().Match(said) is { Success: true } resend && Letter(resend.Groups["which"].Value, names) is { } letter ? new SpokenAsk(OfficeAskKind.Resend, Named(letter)) : null;
    }

    private static Dictionary<string, string> Named(string name) => new() { [OfficeAskWords.Which] = name };

    private static string? LedgerOf(Match match, KnownNames names)
    {
        var name = Bare(match.Groups["ledger"].Value);
        return names.Ledgers.All.Select(pair => pair.Value).FirstOrDefault(ledger => ledger == name);
    }

    private static string? Letter(string which, KnownNames names)
    {
        var bare = Bare(which);
        return Number().Match(bare) is { Success: true } number ? number.Groups["number"].Value
            : names.People.All.SelectMany(pair => pair.Value).Select(person => person.Name).FirstOrDefault(name => name == bare);
    }

    private static bool IsUnit(string text, KnownNames names)
    {
        var called = Bare(text);
        var key = Folded.Of(called).Lower;
        return names.Units.Has(key) || (names.ShortUnits.TryLongest(key, out var length, out var found) && length == key.Length && !found.IsBare) || SpokenUnitNames.IsUnitLike(called);
    }

    private static string Bare(string text) => text.Trim().Trim('“', '”', '"', '「', '」', '《', '》').Trim();

    private static Dictionary<string, OfficeAskKind> Read(IEnumerable<(OfficeAskKind Kind, string Said)> lists) => lists
        .SelectMany(list => list.Said.Split(' ', StringSplitOptions.RemoveEmptyEntries), (list, said) => (said, list.Kind))
        .ToDictionary(pair => pair.said, pair => pair.Kind, StringComparer.Ordinal);

    [GeneratedRegex("[\\s。．.!！~～]+$")]
    private static partial Regex Ends();

    [GeneratedRegex("\\s+")]
    private static partial Regex White();

    [GeneratedRegex("^(?:请)?(?:(?<units>合并单位)|把|将)[\\s：:]*(?<unit>[^，,。]{2,40}?)\\s*(?:并入|合并到|合并进|合并入|合并为|合到)\\s*(?<into>[^，,。]{2,40}?)$")]
    private static partial Regex Merge();

    [GeneratedRegex("^(?:请)?导出(?:台账)?[\\s：:]*(?<ledger>.{1,60})$")]
    private static partial Regex Export();

    [GeneratedRegex("^(?:请)?撤销(?:导入|台账)[\\s：:]*(?<ledger>.{1,60})$")]
    private static partial Regex Withdraw();

    [GeneratedRegex("^(?:请)?(?:重发|补发)[\\s：:]*(?:给)?(?<which>.{1,20}?)(?:的信|的提醒)?$")]
    private static partial Regex Resend();

    [GeneratedRegex("^第?(?<number>[0-9]{1,9})(?:号信|封信?)$")]
    private static partial Regex Number();
}
