using System.Globalization;
using System.Text.RegularExpressions;

using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Domain.Ledger.Sentences;

/// <summary>Reads where a matter stands from a status word, a percentage or a whole sentence, clause by clause. A clause that something is open wins over one that something is done.</summary>
public static partial class StatusSentence
{
    private static readonly StatusReading Done = new(null, MeasureStatus.Completed, false, true);
    private static readonly StatusReading DoneForGood = new(ProblemStatus.LongTerm, MeasureStatus.LongTerm, true, true);
    private static readonly StatusReading Moving = new(ProblemStatus.InProgress, MeasureStatus.InProgress, false, true);
    private static readonly StatusReading Idle = new(ProblemStatus.NotStarted, MeasureStatus.NotStarted, false, true);
    private static readonly StatusReading ForGood = new(ProblemStatus.LongTerm, MeasureStatus.LongTerm, true, false);

    // What each says is still to be done, the one to name first.
    private static readonly ClauseSign[] Open = [ClauseSign.Moving, ClauseSign.Held, ClauseSign.Idle, ClauseSign.Planned, ClauseSign.Nearly];

    private static readonly ClauseSign[] Stages = [ClauseSign.Closed, ClauseSign.Noticed, ClauseSign.Reviewing, ClauseSign.Requested];

    private static readonly ClauseSign[] Some = [ClauseSign.Part, ClauseSign.Doubtful, ClauseSign.GoingOn, ClauseSign.Closing];

    /// <summary>Whether a cell holds nothing but marks, or what databases write for nothing. √ and × are answers.</summary>
    public static bool IsDash(string text) => text.Trim().ToUpperInvariant() is "NULL" or "N/A" or "NA" or "NONE" || text.All(c => char.IsWhiteSpace(c) || ((char.IsPunctuation(c) || char.IsSymbol(c)) && !"√×✓✔✗✘〃".Contains(c, StringComparison.Ordinal)));

    /// <summary>Reads a cell.</summary>
    /// <param name="text">As it stands in the cell.</param>
    /// <param name="today">Tells whether "10月15日完成" has come.</param>
    public static SentenceReading Read(string text, DateOnly today)
    {
        if (IsDash(text))
        {
            return new SentenceReading.Dash();
        }

        var plain = text.Squashed();

        if (decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var figure))
        {
            return OfFigure(figure, plain);
        }

        var word = StatusWords.Read(text);
        var signs = Signs(text, today);
        if (plain[^1] == '?')
        {
            return word?.Measure == MeasureStatus.Completed || Of(signs) is SentenceReading.Told { Status.Measure: MeasureStatus.Completed }
                ? new SentenceReading.Told(Moving, text.Trim()) { Open = true, Doubtful = true } // 已完成？
                : new SentenceReading.Unclear();
        }

        return word is null
            ? Of(signs)
            : new SentenceReading.Told(word, text.Trim()) { Open = Speaks(signs), ByStage = word.Problem == ProblemStatus.UnderReview };
    }

    // A bare 1 may be one percent or all of it.
    private static SentenceReading OfFigure(decimal figure, string text) => figure switch
    {
        100 => new SentenceReading.Told(Done with { KeepWord = false }, text),
        0 => new SentenceReading.Told(Idle with { KeepWord = false }, text) { Open = true },
        > 0 and < 100 and not 1 => new SentenceReading.Told(Moving with { KeepWord = false }, text) { Open = true },
        _ => new SentenceReading.Unclear(),
    };

    private static List<(ClauseSign Sign, string Clause)> Signs(string text, DateOnly today)
    {
        var clauses = SentenceClauses.Of(text);
        var total = ClauseCounts.Total(clauses);
        var signs = new List<(ClauseSign, string)>(clauses.Count);
        var next = false;
        foreach (var clause in clauses)
        {
            next = Array.Exists(ClauseWords.Next, word => clause.StartsWith(word, StringComparison.Ordinal))
                || (next && !clause.StartsWith("目前", StringComparison.Ordinal) && !clause.StartsWith("截至", StringComparison.Ordinal) && !clause.StartsWith('已'));
            signs.Add((ClauseJudge.Judge(clause, next, total, today), clause));
        }

        return signs.ConvertAll(s => (InContext(s, signs, today), s.Item2));
    }

    // What only the clauses beside it decide.
    private static ClauseSign InContext((ClauseSign Sign, string Clause) said, List<(ClauseSign Sign, string Clause)> signs, DateOnly today) => said.Sign switch
    {
        ClauseSign.Rate => signs.Exists(s => s.Sign == ClauseSign.Done) ? ClauseSign.Silent : ClauseSign.Moving,
        ClauseSign.Applied => Find(signs, [ClauseSign.Done, .. Some, .. Stages]) is not null ? ClauseSign.Part : ClauseSign.Moving,
        ClauseSign.Held when Waits().IsMatch(said.Clause) && signs.Exists(s => s.Sign == ClauseSign.Undone) && NotBegun.Beside(signs) != ClauseSign.Moving => ClauseSign.Silent,
        ClauseSign.Undone => NotBegun.Beside(signs) == ClauseSign.Moving ? ClauseSign.Held : ClauseSign.Undone,
        ClauseSign.PlannedStart when Rectifies().IsMatch(said.Clause) && signs.Exists(s => s.Sign == ClauseSign.Done) => ClauseSign.Planned,
        ClauseSign.Planned or ClauseSign.PlannedStart when SizeOfPlan().IsMatch(said.Clause) && !ClauseDates.Take(said.Clause, today).ToCome
            && signs.SkipWhile(s => s != said).Skip(1).Any(s => s.Sign == ClauseSign.Done || AllOfIt().IsMatch(s.Clause)) => ClauseSign.Silent,
        _ => said.Sign,
    };

    private static SentenceReading Of(List<(ClauseSign Sign, string Clause)> signs)
    {
        var done = Find(signs, ClauseSign.Done);
        var lasting = Find(signs, ClauseSign.Lasting);
        var stage = Find(signs, Stages);
        var some = Find(signs, Some);
        var open = Find(signs, Open);
        var undone = Find(signs, ClauseSign.Undone);
        if ((Find(signs, ClauseSign.Idle) ?? (Find(signs, [ClauseSign.Planned, ClauseSign.PlannedStart]) is null ? null : undone)) is { } idle && NotBegun.Beside(signs) is not ClauseSign.Moving and var beside)
        {
            return beside == ClauseSign.Idle ? new SentenceReading.Told(Keeping(Idle, signs), idle.Clause) { Open = true } : new SentenceReading.Unclear { Unable = undone is not null };
        }

        if (open is { } left)
        {
            return new SentenceReading.Told(Keeping(Moving, signs) with { LongTerm = lasting is not null }, left.Clause) { Open = Speaks(signs) };
        }

        if (stage is { } closing)
        {
            return new SentenceReading.Told(Done with { Problem = Problem(closing.Sign) }, closing.Clause) { ByStage = done is null && closing.Sign != ClauseSign.Closed };
        }

        if (done is { } all && Find(signs, ClauseSign.Unable) is { } not)
        {
            return new SentenceReading.Told(Keeping(Moving, signs), not.Clause) { Open = true, Doubtful = all.Clause.Length > 0 };
        }

        if (done is { } whole)
        {
            var on = lasting ?? Find(signs.Where(s => ForGoodAfterAll(s.Clause)), ClauseSign.GoingOn);
            return on is { } kept
                ? new SentenceReading.Told(DoneForGood, whole.Clause + "，" + kept.Clause)
                : new SentenceReading.Told(Keeping(Done, signs), whole.Clause);
        }

        if (some is { } part)
        {
            var doubt = Find(signs, ClauseSign.Doubtful);
            return new SentenceReading.Told(Moving with { LongTerm = lasting is not null }, (doubt ?? part).Clause)
            {
                Open = Find(signs, [ClauseSign.PlannedStart, ClauseSign.Unable]) is not null, Doubtful = doubt is not null,
                AllDone = signs.TrueForAll(s => s.Sign is ClauseSign.Silent or ClauseSign.Closing || (s.Sign is ClauseSign.Part or ClauseSign.Doubtful && SaysDone().IsMatch(s.Clause) && !SaysPart().IsMatch(s.Clause))),
                DeedsOnly = signs.TrueForAll(s => s.Sign is ClauseSign.Part or ClauseSign.Doubtful or ClauseSign.Closing or ClauseSign.Silent or ClauseSign.Unclear),
            };
        }

        if (lasting is { } good)
        {
            return Works(good.Clause)
                ? new SentenceReading.Told(Moving with { LongTerm = true }, good.Clause)
                : new SentenceReading.Told(ForGood, good.Clause);
        }

        return Find(signs, ClauseSign.PlannedStart) is { } start
            ? new SentenceReading.Told(Idle, start.Clause) { Open = true }
            : new SentenceReading.Unclear { Unable = (undone ?? Find(signs, ClauseSign.Unable)) is not null, Reports = signs.Exists(s => s.Sign == ClauseSign.Unclear && NotBegun.Reported(s.Clause)) };
    }

    // 基本完成 beside a column that says 已完成 is no quarrel; 部分完成 is.
    private static bool Speaks(List<(ClauseSign Sign, string Clause)> signs) =>
        Find(signs, [.. Open.Where(sign => sign != ClauseSign.Nearly), ClauseSign.PlannedStart, ClauseSign.Unable, ClauseSign.Undone]) is not null
        || signs.Exists(s => s.Sign == ClauseSign.Nearly && SomeOnly().IsMatch(s.Clause));

    private static bool ForGoodAfterAll(string clause) => clause.EndsWith("持续推进", StringComparison.Ordinal) || clause.EndsWith("持续坚持", StringComparison.Ordinal) || clause.EndsWith("持续整改", StringComparison.Ordinal);

    private static bool Works(string clause) => clause.Contains("推进", StringComparison.Ordinal) || clause.Contains("开展", StringComparison.Ordinal) || clause.Contains("实施", StringComparison.Ordinal);

    // A percentage alone says no more than the state.
    private static StatusReading Keeping(StatusReading reading, List<(ClauseSign Sign, string Clause)> signs) =>
        reading with { KeepWord = signs.Count > 1 || !signs[0].Clause.EndsWith('%') };

    private static ProblemStatus Problem(ClauseSign stage) => stage switch
    {
        ClauseSign.Closed => ProblemStatus.Closed,
        ClauseSign.Noticed => ProblemStatus.PublicNotice,
        ClauseSign.Reviewing => ProblemStatus.UnderReview,
        _ => ProblemStatus.CloseOutRequested,
    };

    // 计划培训12期，已全部完成: how much it was to be.
    [GeneratedRegex("^(?:原|全年|年度|今年|本年度|年内|共|总共)*(?:计划|拟|应|需)[^,]{0,24}[0-9]", RegexOptions.NonBacktracking)]
    private static partial Regex SizeOfPlan();

    // 计划12月组织二次整改 beside 已完成整改: it is not over.
    [GeneratedRegex("整改(?:提升|工作|任务|行动|施工|工程)?$", RegexOptions.NonBacktracking)]
    private static partial Regex Rectifies();

    [GeneratedRegex("(?:已|均)(?:经)?(?:全部|全面|悉数)|(?:全部|均)已|^(?:现|目前)?(?:全部|均)[^未没不]{1,8}(?:完成|完毕|到位|办结|结束)", RegexOptions.NonBacktracking)]
    private static partial Regex AllOfIt();

    // 等待上级资金: why the deed beside it is not done.
    [GeneratedRegex("^(?:目前|现|仍|尚)*(?:等|待|因|由于|受)", RegexOptions.NonBacktracking)]
    private static partial Regex Waits();

    [GeneratedRegex("已|均|全部|全额|悉数|完成|完毕|到位|了$", RegexOptions.NonBacktracking)]
    private static partial Regex SaysDone();

    // The first step of something, by its own words.
    [GeneratedRegex("方案|初稿|草案|征求意见|立案|开标|挂网|公告|招标|启动|进场|起草|设计|送审|律师函|申请|研究|部署|动员|摸底|协议|合同|第一|首批|一期", RegexOptions.NonBacktracking)]
    private static partial Regex SaysPart();

    [GeneratedRegex("部分|大多|多数|少数|个别|大半|多半|接近|即将", RegexOptions.NonBacktracking)]
    private static partial Regex SomeOnly();

    private static (ClauseSign Sign, string Clause)? Find(IEnumerable<(ClauseSign Sign, string Clause)> signs, params ReadOnlySpan<ClauseSign> wanted)
    {
        foreach (var sign in wanted)
        {
            foreach (var found in signs)
            {
                if (found.Sign == sign)
                {
                    return found;
                }
            }
        }

        return null;
    }
}
