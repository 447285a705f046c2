using System.Buffers;

using CaseReform.Ops.Bot.Cards;
using CaseReform.Ops.Bot.Channels;
using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Updates;
using CaseReform.Ops.Domain.Access;

using Microsoft.Bot.Builder;

namespace CaseReform.Ops.Bot.Updates;

/// <summary>From what was said to the measures that are meant; several of them go on one card.</summary>
internal sealed partial class UpdateHandler
{
    private const double Better = 0.1;
    private const int LongName = 6;
    private const int MaxJudged = 10;
    private static readonly SearchValues<char> Breaks = SearchValues.Create(" ,，。;；\n");

    private async Task<Answer> WishAsync(ITurnContext turn, Standing speaker, Meant meant, CancellationToken token) =>
        await MeasureAsync(turn, speaker, meant, token) switch
        {
            Target.One one => await OfAnotherAsync(speaker, meant, one, token) is { } two ? await SeveralAsync(turn, speaker, two, [], token) : await ProposeAsync(turn, speaker, one.Measure, one.Draft, null, token),
            Target.Refused(var measure, var draft, var reason) => await RefuseAsync(turn, speaker, draft, measure, reason, token),
            Target.Many many => UpdateAnswers.Choose(many.Number, many.Measures, many.Draft),
            Target.None none => none.Answer,
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>
    /// 会议少开了4个 公开清单那个到55%了: words before the matter that begin with another measure's are of that one. Both, or null where the text is of one only.
    /// </summary>
    private async Task<IReadOnlyList<Meant>?> OfAnotherAsync(Standing speaker, Meant meant, Target.One one, CancellationToken token)
    {
        if (meant.Named is not { } named || one.Draft is not { Action: UpdateAction.Report or UpdateAction.Complete, Text: { } text } || (one.Draft.Action == UpdateAction.Report && one.Draft.Percent is null))
        {
            return null;
        }

        var end = text.AsSpan().IndexOfAny(Breaks);
        var before = end < 0 ? text : text[..end];
        if (before.Contains(named, StringComparison.Ordinal) || NamedMatter.Pairs(before) is not { Count: > 2 } pairs || NamedMatter.Hits(pairs, one.Measure.Text + " " + one.Measure.Symptom) > 0)
        {
            return null;
        }

        var others = (await updates.AboutAsync(speaker.Scope, pairs, token)).Where(measure => measure.Id != one.Measure.Id && NamedMatter.Hits([pairs[0]], measure.Text + " " + measure.Symptom) > 0)
            .OrderByDescending(measure => NamedMatter.Hits(pairs, measure.Text + " " + measure.Symptom)).Take(MaxJudged).ToList();
        if ((await JudgedAsync(speaker, others, new UpdateDraft { Action = UpdateAction.Report, Text = before }, token)).Possible is not [var other])
        {
            return null;
        }

        return
        [
            new Meant(new SpokenNumber(other.Name, other.Ledger), new UpdateDraft { Action = UpdateAction.Report, Text = before }),
            new Meant(new SpokenNumber(one.Measure.Name, one.Measure.Ledger), one.Draft with { Text = end < 0 ? null : SpokenText.Clean(text[(end + 1)..]) }),
        ];
    }

    /// <summary>Several updates on one card; what stands in the way of the others, or what they lack, is said of each.</summary>
    private async Task<Answer> SeveralAsync(ITurnContext turn, Standing speaker, IReadOnlyList<Meant> meant, IReadOnlyList<string> lacking, CancellationToken token)
    {
        var (parts, reasons) = (new List<Target.One>(), lacking.ToList());
        foreach (var part in meant)
        {
            var name = Plain(part.Spoken?.Number ?? part.Named ?? string.Empty);
            var reason = await MeasureAsync(turn, speaker, part, token) switch
            {
                Target.One one when parts.Exists(other => other.Measure.Id == one.Measure.Id) => Say(UpdateTexts.ReasonOf, name, UpdateTexts.SeveralTwice),
                Target.One one when Limits(one.Draft) is { } limit => Say(UpdateTexts.ReasonOf, name, limit),
                Target.One one when await updates.JudgeAsync((await updates.FitAsync(one.Draft, one.Measure, speaker, token)).Draft, one.Measure, speaker, token) is { } refusal => Say(UpdateTexts.ReasonOf, name, (await RefuseAsync(turn, speaker, one.Draft, one.Measure, refusal, token)).Sentence),
                Target.One one when await updates.FitAsync(one.Draft, one.Measure, speaker, token) is var (fitted, left) => left is null
                    ? Keep(one with { Draft = fitted })
                    : Say(UpdateTexts.ReasonOf, name, await answerers.LeftOutAsync(left, one.Measure, speaker.Day, token)),
                Target.Refused(var measure, var draft, var refusal) => Say(UpdateTexts.ReasonOf, name, (await RefuseAsync(turn, speaker, draft, measure, refusal, token)).Sentence),
                Target.Many { Number: null } many => Say(UpdateTexts.ReasonOf, name, Say(UpdateTexts.SeveralNamedWhich, many.Measures.Count, many.Measures[0].Name)),
                Target.Many many => Say(UpdateTexts.SeveralChoose, name, many.Measures.Count, many.Measures[0].Name),
                Target.None none => none.Answer.Sentence,
                _ => throw new System.Diagnostics.UnreachableException(),
            };
            if (reason is not null)
            {
                reasons.Add(reason);
            }
        }

        return parts.Count == 0 ? UpdateAnswers.NothingOf(meant.Count + lacking.Count, reasons) : await ProposeTogetherAsync(turn, speaker, parts, reasons, token);

        string? Keep(Target.One one)
        {
            parts.Add(one);
            return null;
        }
    }

    private async Task<Answer> ProposeTogetherAsync(ITurnContext turn, Standing speaker, IReadOnlyList<Target.One> parts, IReadOnlyList<string> reasons, CancellationToken token)
    {
        var left = reasons.Count == 0 ? null : Say(UpdateTexts.SeveralLeft, string.Concat(reasons));
        if (parts is [var (measure, draft)])
        {
            return ProposalCard.Of(measure, draft, UpdateStore.After(measure, draft, speaker.Day), await KeepAsync(turn, speaker, measure, draft, token), [], 0, null, left);
        }

        var whole = parts[0].Draft with { Others = [.. parts.Skip(1).Select(part => new UpdatePart(part.Measure.Id, part.Measure.Version, part.Draft))] };
        var nonce = await KeepAsync(turn, speaker, parts[0].Measure, whole, token);
        return ProposalCard.OfSeveral([.. parts.Select(part => (part.Measure, part.Draft, UpdateStore.After(part.Measure, part.Draft, speaker.Day), (LastUpdate?)null))], nonce, left);
    }

    /// <summary>A card of several that went stale, as the ledger is now; what cannot be done any more is said.</summary>
    private async Task<Answer> AgainAsync(ITurnContext turn, Standing speaker, MeasureRow first, UpdateDraft draft, CancellationToken token)
    {
        var (parts, reasons) = (new List<Target.One>(), new List<string>());
        foreach (var (id, wanted) in draft.Others.Select(part => (part.MeasureId, part.Draft)).Prepend((first.Id, draft with { Others = [] })))
        {
            if (await updates.MeasureAsync(speaker.Scope, id, token) is not { } measure)
            {
                reasons.Add(UpdateAnswers.Refused(UpdateRefusal.Withdrawn));
            }
            else if (await updates.JudgeAsync(wanted, measure, speaker, token) is { } refusal)
            {
                reasons.Add(Say(UpdateTexts.ReasonOf, measure.Name, (await RefuseAsync(turn, speaker, wanted, measure, refusal, token)).Sentence));
            }
            else
            {
                parts.Add(new Target.One(measure, wanted));
            }
        }

        return reasons.Count > 0 ? UpdateAnswers.NothingOf(draft.Others.Count + 1, reasons) : await ProposeTogetherAsync(turn, speaker, parts, [], token);
    }

    /// <summary>What was recorded together is undone together, or not at all.</summary>
    private async Task<Answer> UndoTogetherAsync(ITurnContext turn, Standing speaker, LastUpdate last, CancellationToken token)
    {
        var parts = new List<(MeasureRow Measure, UpdateDraft Draft, MeasureCells After, LastUpdate? Last)>();
        foreach (var one in last.Others.Prepend(last))
        {
            var draft = new UpdateDraft { Action = UpdateAction.Undo, Undoes = last.Id, As = one.Update.As };
            if (await updates.MeasureAsync(speaker.Scope, one.MeasureId, token) is not { } measure)
            {
                return new Answer(UpdateAnswers.Refused(UpdateRefusal.NothingToUndo));
            }

            var refusal = await updates.JudgeAsync(draft, measure, speaker, token);
            if (measure.Version != one.LedTo || refusal is not null)
            {
                return new Answer(Say(UpdateTexts.ReasonOf, measure.Name, UpdateAnswers.Refused(refusal is UpdateRefusal.AppliedFor or UpdateRefusal.InNotice ? refusal.Value : UpdateRefusal.BuiltOn)));
            }

            parts.Add((measure, draft, one.Former, one));
        }

        var whole = parts[0].Draft with { Others = [.. parts.Skip(1).Select(part => new UpdatePart(part.Measure.Id, part.Measure.Version, part.Draft))] };
        return ProposalCard.OfSeveral(parts, await KeepAsync(turn, speaker, parts[0].Measure, whole, token));
    }

    /// <summary>The measure that is meant: of a number's the only one that can be done, of those that words name the one they name best.</summary>
    private async Task<Target> MeasureAsync(ITurnContext turn, Standing speaker, Meant meant, CancellationToken token)
    {
        // 渠道电话已开通，进度30%: words that name a measure point away from the one spoken of last
        if (meant.Named is { } words && (meant.Spoken is null || meant.Implied))
        {
            var named = await NamedAsync(speaker, meant, words, token);
            if (named is Target.None && meant.Tentative && await LooselyAsync(speaker, meant, words, token) is { } loose)
            {
                return loose;
            }

            if (named is Target.None && await BegunAsync(speaker, meant, words, token) is { } begun)
            {
                return meant.Spoken is { } last ? await BesideLastAsync(turn, speaker, last, begun, meant.Draft.Operation, token) : begun;
            }

            if (named is not Target.None || meant.Spoken is null || PointsElsewhere(meant, words))
            {
                return named;
            }
        }

        if (meant.Spoken is not { } spoken)
        {
            return new Target.None(new Answer(UpdateTexts.WhichNumber));
        }

        var (measures, missing) = await FindAsync(turn, speaker, spoken, meant.Draft.Operation, token);
        if (missing is not null)
        {
            return new Target.None(missing);
        }

        var draft = meant.Draft;
        if (meant.Named is { } beside)
        {
            var fitting = measures.Where(measure => Fit(measure, beside) > 0).ToList();
            (measures, draft) = fitting.Count > 0 ? (fitting, draft) : (measures, meant.Whole);
            if (fitting.Count == 0 && meant.Aside is null)
            {
                return new Target.None(UpdateAnswers.Differs(measures[0], beside, draft));
            }
        }

        var (possible, refused) = await JudgedAsync(speaker, measures, draft, token);
        return possible switch
        {
            // what is one's own says more than what is not
            [] when refused.OrderBy(r => r.Reason == UpdateRefusal.NotPermitted).First() is var (measure, reason) => new Target.Refused(measure, draft, reason),
            [var one] => new Target.One(one, Plainly(one, draft)),
            _ => new Target.Many(spoken.Number, possible, draft),
        };
    }

    private async Task<Target> NamedAsync(Standing speaker, Meant meant, string words, CancellationToken token)
    {
        var found = (await updates.AboutAsync(speaker.Scope, NamedMatter.Pairs(words), token))
            .Where(measure => meant.Unit is not { } unit || measure.LeadUnitId == unit || measure.Hands.UnitId == unit)
            .Select(measure => (Measure: measure, Fit: Fit(measure, words))).Where(hit => hit.Fit > 0).OrderByDescending(hit => hit.Fit).ToList();
        var (possible, refused) = await JudgedAsync(speaker, [.. found.Select(hit => hit.Measure)], meant.Draft, token);
        var best = found.Where(hit => possible.Contains(hit.Measure)).ToList();
        return best switch
        {
            [] when refused is [var (only, reason)] => new Target.Refused(only, meant.Draft, reason),
            [] => new Target.None(new Answer(Say(UpdateTexts.NamedNotFound, CardText.Plain(words, 40))) { Suggestions = [UnderstandingTexts.SayMyTasks] }),
            [var one, .. var rest] when rest.TrueForAll(other => other.Fit < one.Fit - Better) => new Target.One(one.Measure, Plainly(one.Measure, meant.Draft)),
            _ => new Target.Many(null, [.. best.TakeWhile(hit => hit.Fit >= best[0].Fit - Better).Select(hit => hit.Measure)], meant.Draft),
        };
    }

    /// <summary>采购办法送审了: words that fit no measure well, but of which some have a part, mean one of these and not the one spoken of last. Null where none has.</summary>
    private async Task<Target?> LooselyAsync(Standing speaker, Meant meant, string words, CancellationToken token)
    {
        var pairs = NamedMatter.Pairs(words);
        var found = (await updates.AboutAsync(speaker.Scope, pairs, token)).Select(measure => (Measure: measure, Hits: NamedMatter.Hits(pairs, measure.Text + " " + measure.Symptom))).Where(hit => hit.Hits > 0).ToList();
        var (possible, _) = await JudgedAsync(speaker, [.. found.Select(hit => hit.Measure)], meant.Draft, token);
        var best = found.Where(hit => possible.Contains(hit.Measure)).OrderByDescending(hit => hit.Hits).ToList();
        return best switch
        {
            [] => null,
            [var one, .. var rest] when rest.TrueForAll(other => other.Hits < one.Hits) => new Target.One(one.Measure, meant.Draft),
            _ => new Target.Many(null, [.. best.TakeWhile(hit => hit.Hits == best[0].Hits).Select(hit => hit.Measure)], meant.Draft),
        };
    }

    /// <summary>采购办法初稿出来了在各科室转 大概六成: words too long for a name begin with the one measure's, and are its text. Null where they fit none.</summary>
    private async Task<Target?> BegunAsync(Standing speaker, Meant meant, string words, CancellationToken token)
    {
        var pairs = NamedMatter.Pairs(words);
        if (pairs.Count < LongName || meant.Draft.Action is not (UpdateAction.Report or UpdateAction.Complete))
        {
            return null;
        }

        var found = (await updates.AboutAsync(speaker.Scope, pairs, token))
            .Where(measure => (meant.Unit is not { } unit || measure.LeadUnitId == unit || measure.Hands.UnitId == unit) && NamedMatter.Begins(pairs, measure.Text, measure.Symptom))
            .Select(measure => (Measure: measure, Hits: NamedMatter.Hits(pairs, measure.Text))).OrderByDescending(hit => hit.Hits).Take(MaxJudged).ToList();
        var (possible, _) = await JudgedAsync(speaker, [.. found.Select(hit => hit.Measure)], meant.Draft, token);
        var best = found.Where(hit => possible.Contains(hit.Measure)).OrderByDescending(hit => hit.Hits).ToList();
        var draft = meant.Draft with { Text = SpokenText.Clean(meant.Draft.Text is { } text && !text.Contains(words, StringComparison.Ordinal) ? Say(UpdateTexts.TextAnd, words, text) : meant.Draft.Text ?? words) };
        return best switch
        {
            [] => null,
            [var one, .. var rest] when rest.TrueForAll(other => other.Hits < one.Hits) => new Target.One(one.Measure, draft),
            _ => new Target.Many(null, [.. best.TakeWhile(hit => hit.Hits == best[0].Hits).Select(hit => hit.Measure)], draft),
        };
    }

    /// <summary>What begins with another's words is not for certain the other's while the one spoken of last may be meant: which, is asked.</summary>
    private async Task<Target> BesideLastAsync(ITurnContext turn, Standing speaker, SpokenNumber last, Target begun, Operation operation, CancellationToken token)
    {
        var (measures, missing) = await FindAsync(turn, speaker, last, operation, token);
        var (others, draft) = begun switch
        {
            Target.One one => ([one.Measure], one.Draft),
            Target.Many many => (many.Measures, many.Draft),
            _ => ((IReadOnlyList<MeasureRow>)[], null),
        };
        return missing is not null || draft is null ? begun : new Target.Many(null, [.. measures, .. others.Where(other => measures.All(measure => measure.Id != other.Id))], draft);
    }

    // 派车登记那条进度80%: what is not found is not the one spoken of last either
    private static bool PointsElsewhere(Meant meant, string words) =>
        meant.Aside is { } said && said.IndexOf(words, StringComparison.Ordinal) is >= 0 and var at && Pointing().IsMatch(said[(at + words.Length)..]);

    [System.Text.RegularExpressions.GeneratedRegex("^.{0,4}?[那这][个条项件]")]
    private static partial System.Text.RegularExpressions.Regex Pointing();

    private static double Fit(MeasureRow measure, string words) => NamedMatter.Fit(words, measure.Text, measure.Symptom + " " + measure.Unit);

    /// <summary>公示评审流程 beside 12-1 is its name and no report.</summary>
    private static UpdateDraft Plainly(MeasureRow measure, UpdateDraft draft) =>
        draft is { Text: { } text, Action: UpdateAction.Report or UpdateAction.Complete } && (draft.Percent is not null || draft.Action == UpdateAction.Complete) && NamedMatter.IsOnlyName(text, measure.Text)
            ? draft with { Text = null }
            : draft;

    private async Task<(IReadOnlyList<MeasureRow> Possible, IReadOnlyList<(MeasureRow Measure, UpdateRefusal Reason)> Refused)> JudgedAsync(
        Standing speaker, IReadOnlyList<MeasureRow> measures, UpdateDraft draft, CancellationToken token)
    {
        // a day that suits one measure only does not say that it is meant
        var anyDay = draft with { Until = null, CompletedOn = null };
        var (own, heard, refused) = (new List<MeasureRow>(), new List<MeasureRow>(), new List<(MeasureRow Measure, UpdateRefusal Reason)>());
        foreach (var measure in measures)
        {
            var fitted = (await updates.FitAsync(anyDay, measure, speaker, token)).Draft;
            if (await updates.JudgeAsync(fitted, measure, speaker, token) is { } refusal)
            {
                refused.Add((measure, refusal));
            }
            else
            {
                (fitted.As is null ? own : heard).Add(measure);
            }
        }

        // a percentage or a completion is meant for what is one's own, if anything is
        return (own.Count > 0 && (draft.Percent is not null || draft.Action == UpdateAction.Complete) ? own : [.. measures.Where(m => own.Contains(m) || heard.Contains(m))], refused);
    }

    private static string Plain(string number) => CardText.Plain(number, 40);

    private abstract record Target
    {
        public sealed record One(MeasureRow Measure, UpdateDraft Draft) : Target;

        public sealed record Refused(MeasureRow Measure, UpdateDraft Draft, UpdateRefusal Reason) : Target;

        public sealed record Many(string? Number, IReadOnlyList<MeasureRow> Measures, UpdateDraft Draft) : Target;

        public sealed record None(Answer Answer) : Target;
    }
}
