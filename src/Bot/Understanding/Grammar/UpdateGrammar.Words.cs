using CaseReform.Ops.Bot.Understanding.Sentences;
using CaseReform.Ops.Bot.Understanding.Slots;
using CaseReform.Ops.Bot.Understanding.Words;

namespace CaseReform.Ops.Bot.Understanding.Grammar;

/// <summary>Updates without a number, and what is said of files.</summary>
internal sealed partial class UpdateGrammar
{
    private static readonly string[] FileWords = ["拖进来", "那几个", "几个", "版本", "保留", "错群", "群"];
    private static readonly string[] FilesElsewhere = ["被", "失败", "退", "下载", "取回", "丢", "坏", "传错", "发错"];

    // 拨付清单昨天就弄完了, 采购办法做了七成, 进度60
    private Reading? ReadUnnumbered()
    {
        var clauses = Clauses(0, _tokens.Count);
        if (_tokens.Exists(token => token is Token.Other && HasFigures(token)))
        {
            return null;
        }

        if (Subject(clauses) is not { } subject)
        {
            return Part(clauses, null, several: true) is { } part && Acts(clauses, part) ? new Reading(part) : null;
        }

        var unit = _tokens.OfType<Token.Unit>().Select(token => token.Known.Id).Distinct().ToList();
        var rest = Without(clauses, subject);
        if (unit.Count > 1 || rest.Count == 0 || IsFigure(subject) || Part(rest, null, several: false) is not { Named: null } named || named is Intent.Refused)
        {
            return null;
        }

        named = named with { Named = Bounded(Words(subject)), NamedUnit = unit is [var only] ? only : null };
        return named switch
        {
            // 渠道电话已开通，进度30%: where no measure is called so, it is said of the one spoken of last
            Intent.Report report when _last is not null => new Reading(report with
            {
                Spoken = _last, Implied = true, Aside = clauses.First(clause => clause.Start <= subject.Start && subject.End <= clause.End) is var own ? _sentence.Folded.Original(subject.Start, own.End) : null,
            }),
            Intent.Report or Intent.Complete or Intent.Promise { Until: not null } => new Reading(named),
            _ => null,
        };
    }

    // 12-1 that was not read as a number
    private bool HasFigures(Token token) => System.Text.RegularExpressions.Regex.IsMatch(_sentence.Folded.Text[token.Start..token.End], "[0-9]-[0-9]");

    // without a number a percentage alone says too little, unless one was spoken of
    private bool Acts(IReadOnlyList<Clause> clauses, Intent part) => part is Intent.Report { Percent: not null }
        ? _last is not null || clauses.Any(clause => clause.HasAny(Concept.Progress, Concept.ReportVerb, Concept.Tell, Concept.Change) || clause.Tokens.Any(IsGlueOfRecord))
        : part is Intent.Promise { Until: not null } ? _last is not null
        : part is Intent.Complete && (_last is not null || clauses.Count < 3);

    /// <summary>The first words that nothing explains, up to the action: a measure's.</summary>
    private (int Start, int End)? Subject(List<Clause> clauses)
    {
        var acts = clauses.FindIndex(clause => clause.HasAny(Concept.Complete, Concept.Promise, Concept.Sign) || clause.Tokens.Any(token => token is Token.Percent));
        for (var i = 0; i < clauses.Count; i++)
        {
            // 记完成：公示评审流程
            var late = acts >= 0 && i > acts && !(i == acts + 1 && clauses[i].Before == ':');
            foreach (var token in late ? [] : clauses[i].Tokens)
            {
                // 已移送司法 tells of the matter and does not name it
                if (token.Is(Concept.Already))
                {
                    break;
                }

                if (token is Token.Other && Clause.Stripped(_sentence, token) is var stretch && Length(stretch) >= MinNamed && Length(stretch) <= MaxNamed && Bare(clauses[i], clauses[i].Tokens.ToList().IndexOf(token), null) is null)
                {
                    return stretch;
                }

                if (token.Is(Concept.Complete) && !FollowedByPointing(clauses[i], token))
                {
                    break;
                }
            }
        }

        return null;
    }

    // 完成那个采购的
    private bool FollowedByPointing(Clause clause, Token verb) =>
        clause.Tokens.SkipWhile(token => !ReferenceEquals(token, verb)).Skip(1).FirstOrDefault() is { } next && (next.IsAny(Concept.Pronoun, Concept.Just) || (next.Is(Concept.Filler) && _sentence.Folded.Text[next.Start] is '那' or '这'));

    // 两项制度: it counts
    private bool IsFigure((int Start, int End) stretch) => Numerals.IsNumeral(_sentence.Folded.Text[stretch.Start]) && !_sentence.Folded.Text.AsSpan(stretch.Start).StartsWith("一卡通") || char.IsAsciiDigit(_sentence.Folded.Text[stretch.Start]);

    private List<Clause> Without(List<Clause> clauses, (int Start, int End) subject)
    {
        var rest = new List<Clause>();
        foreach (var clause in clauses)
        {
            var kept = clause.Tokens.Where(token => !(token.Start <= subject.Start && subject.End <= token.End)).ToList();
            if (kept.Count > 0)
            {
                rest.Add(new Clause(_sentence, kept, clause.Before));
            }
        }

        return rest;
    }

    // 刚才上传的那几个附件传错版本了，都不要保留
    private Reading? ReadDropFiles()
    {
        var refusals = _tokens.Where(token => token.IsAny(Concept.Remove, Concept.Mistake, Concept.Cancel, Concept.NoMore)).ToList();
        var files = HasAny(Concept.Attachment, Concept.Evidence) || refusals.Exists(token => token.Is(Concept.Mistake) && _sentence.Folded.Text.AsSpan(token.Start, token.End - token.Start).ContainsAny("传发交"));
        return files && refusals.Exists(token => !token.Is(Concept.NoMore) || Spells(token, "不要", "不要了")) && refusals.TrueForAll(token => !token.Is(Concept.NoMore) || (Spells(token, "不要", "不要了") && IsApart(token)))
            && !_tokens.Zip(_tokens.Skip(1)).Any(pair => pair.First.Is(Concept.Already) && !Spells(pair.First, "都", "全部", "全部都", "刚", "刚刚") && pair.Second.Is(Concept.Remove))
            && !HasAny(Concept.Not, Concept.Plan, Concept.Overdue, Concept.Reminder, Concept.Complete, Concept.Office) && !_tokens.Exists(token => token is Token.Percent or Token.LedgerNumber or Token.Ordinal or Token.Unit)
            && !_tokens.Zip(_tokens.Skip(1)).Any(pair => pair.First.Is(Concept.NoMore) && pair.Second.IsAny(Concept.Remove, Concept.Cancel, Concept.Mistake, Concept.Upload))
            && _tokens.OfType<Token.Other>().Select(token => Clause.Stripped(_sentence, token)).All(stretch => Length(stretch) == 0 || FileWords.Contains(Words(stretch)))
            ? new Reading(new Intent.DropFiles())
            : null;
    }

    // 发错了，不要; not 不要删除
    private bool IsApart(Token refusal) =>
        _tokens.FindIndex(token => token.Is(Concept.Mistake)) is >= 0 and var mistake && _tokens.FindIndex(mistake, token => token is Token.Mark) is > 0 and var mark && _tokens[mark].End <= refusal.Start;

    // 佐证3-1 会议纪要
    private Clause? NamedFiles() => _tokens.FindLastIndex(token => IsMatter(token) || token.Is(Concept.Evidence)) is >= 0 and var at
        ? Clauses(at + 1, _tokens.Count).Find(clause => clause.Tokens.All(token => token.Is(Concept.Attachment)) && (clause.Before != ' ' || _sentence.Folded.GapAt(clause.Start)) && !Spells(clause.Tokens[0], "见附件", "详见附件", "附件"))
        : null;

    private bool Spells(Token token, params ReadOnlySpan<string> words) => words.Contains(_sentence.Folded.Text[token.Start..token.End]);

    // 佐证3-1 现场照片, 照片是3-1的 拨付单, 周调度那条的会议纪要我上传，作佐证
    private Reading? ReadEvidence()
    {
        var belongs = _tokens is [var what, var verb, ..] && what.Is(Concept.Attachment) && verb.Is(Concept.Reach) && Spells(verb, "是");
        var sends = belongs || Has(Concept.Upload) || Has(Concept.Give) || HasAny(Concept.Evidence);
        if (!sends || !HasAny(Concept.Evidence, Concept.Attachment) && !_tokens.Exists(token => token.Is(Concept.Upload) && Spells(token, "传", "传一下", "上传", "上传一下", "补传"))
            || HasAny(Concept.Not, Concept.NoMore, Concept.Plan, Concept.Mistake, Concept.Remove, Concept.Cancel, Concept.Complete, Concept.Overdue, Concept.Progress)
            || HasAny(Concept.Office, Concept.Sign, Concept.Promise, Concept.View, Concept.Soft, Concept.Reminder, Concept.CloseOut) || _tokens.Exists(token => token is Token.Percent)
            || FilesElsewhere.Any(word => _sentence.Folded.Text.Contains(word, StringComparison.Ordinal)))
        {
            return null;
        }

        // 麒麟12号佐证
        if (_tokens.Exists(token => token is Token.LedgerNumber { Sure: false })
            || _tokens.Zip(_tokens.Skip(1)).Any(pair => pair.First is Token.Other && Length(Clause.Stripped(_sentence, pair.First)) > 0 && (IsMatter(pair.Second) || pair.Second.Is(Concept.Evidence) || (pair.Second.Is(Concept.Upload) && pair.First == _tokens[0])) && !_sentence.Folded.GapAt(pair.Second.Start)))
        {
            return null;
        }

        var numbers = SpokenNumbers.In(_tokens, _last);
        if (numbers.All.Count > 1 || (!Has(Concept.Evidence) && numbers.One is null))
        {
            return null;
        }

        var strange = _tokens.Where(token => token is Token.Other).Select(token => Clause.Stripped(_sentence, token)).Where(stretch => Length(stretch) >= MinText).ToList();
        var note = strange.Count > 0 ? Words(strange.MaxBy(Length)) : NamedFiles() is { } files ? _sentence.Folded.Original(files.Start, files.End) : null;
        return numbers.One is { } one ? new Reading(new Intent.Evidence(one) { Note = note })
            : strange.Count > 0 && (Has(Concept.Upload) || HasAny(Concept.Just, Concept.Pronoun)) && !IsFigure(strange[0]) ? new Reading(new Intent.Evidence(null) { Named = Bounded(Words(strange[0])), Note = note })
            : strange.Count == 0 && Has(Concept.Upload) ? new Reading(new Intent.Evidence(null))
            : null;
    }
}
