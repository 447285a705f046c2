using CaseReform.Ops.Bot.Cards;
using CaseReform.Ops.Bot.Understanding.Words;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Promises;
using CaseReform.Ops.Domain.Reminders;

namespace CaseReform.Ops.Bot.Answers;

/// <summary>黄灯什么意思, 什么叫滞后: what a word means here; lights and rungs by the ladder in force.</summary>
internal static class WordAnswers
{
    private const int MaxWord = 20;
    private const string Rung = "rung.";

    private static readonly Dictionary<string, Light> Lights = new(StringComparer.Ordinal)
    {
        ["light.red"] = Light.Red, ["light.orange"] = Light.Orange, ["light.yellow"] = Light.Yellow, ["light.blue"] = Light.Blue, ["light.green"] = Light.Green, ["light.none"] = Light.None,
    };

    private static readonly Light[] Urgent = [Light.Red, Light.Orange, Light.Yellow, Light.Blue];

    /// <param name="ladder">The one in force.</param>
    /// <param name="word">As it was said; may name several.</param>
    public static Answer Explain(Ladder ladder, string word)
    {
        var rung = ladder.Find(word);
        var terms = rung is null ? TalkWords.Shared.TermsIn(word).Select(found => found.Term).Distinct(StringComparer.Ordinal).ToList() : [Rung + rung.Name];
        var told = terms.SelectMany(term => Told(ladder, term)).Distinct(StringComparer.Ordinal).ToList();
        if (terms.Exists(term => term is "lights" || Lights.ContainsKey(term)))
        {
            told.Add(TalkTexts.LightRule);
        }

        return told.Count == 0 ? Unknown(ladder, word) : new Answer(told[0]) { Lines = [.. told.Skip(1)] };
    }

    private static Answer Unknown(Ladder ladder, string word) => new(Say(TalkTexts.UnknownWord, CardText.Plain(word, MaxWord), Say(TalkTexts.KnownWords, Named(ladder.Rungs))))
    {
        Lines = [TalkTexts.UnknownWordHint],
        Suggestions = [Ask(TalkTexts.SomeLight), Ask(TalkTexts.SomeRung), Ask(TalkTexts.SomeWord)],
    };

    private static string Ask(string word) => Say(TalkTexts.AskWord, word);

    private static IEnumerable<string> Told(Ladder ladder, string term) =>
        Lights.TryGetValue(term, out var light) ? [OfLight(ladder, light)]
        : term.StartsWith(Rung, StringComparison.Ordinal) ? OfRung(ladder, term[Rung.Length..])
        : term switch
        {
            "lights" => [TalkTexts.LightsAre, .. Urgent.Where(one => With(ladder, one).Count > 0).Select(one => OfLight(ladder, one)), TalkTexts.LightGreen, TalkTexts.LightNone],
            "ladder" => [TalkTexts.LadderIs, .. ladder.Rungs.SelectMany(rung => OfRung(ladder, rung.Name))],
            "promise" => [OfPromise(ladder)],
            _ => [OfWord(term)],
        };

    /// <summary>签收承诺</summary>
    public static string OfPromise(Ladder ladder) => Say(TalkTexts.Promise, Held(ladder), PromiseRule.DaysAfterDeadline);

    /// <summary>The rungs that a promise holds back.</summary>
    public static string Held(Ladder ladder) => Named(ladder.Rungs.Where(rung => rung.HeldByPromise));

    private static string OfLight(Ladder ladder, Light light)
    {
        switch (light)
        {
            case Light.Green:
                return TalkTexts.LightGreen;
            case Light.None:
                return TalkTexts.LightNone;
        }

        var name = Say(TalkTexts.LightNamed, LightNames.NameOf(light));
        var rungs = With(ladder, light);
        return rungs.Count == 0
            ? Say(TalkTexts.LightUnused, name)
            : Say(TalkTexts.LightIs, name, string.Join(TalkTexts.Comma, rungs.Select(rung => Say(TalkTexts.RungAnd, When(rung.When), rung.Name))));
    }

    // what goes on for good has no light, whatever its rung says
    private static List<Rung> With(Ladder ladder, Light light) => [.. ladder.Rungs.Where(rung => rung.Light == light && rung.When is not RungTiming.QuarterEnd)];

    private static IEnumerable<string> OfRung(Ladder ladder, string name)
    {
        if (ladder.Find(name) is not { } rung)
        {
            return [Say(TalkTexts.RungUnused, name, Named(ladder.Rungs))];
        }

        var told = rung.Copy.Count > 0
            ? Say(TalkTexts.RungIsCopied, name, When(rung.When), Roles(rung.To), Roles(rung.Copy))
            : Say(TalkTexts.RungIs, name, When(rung.When), Roles(rung.To));
        return [rung.Light == Light.None || rung.When is RungTiming.QuarterEnd ? told : told + Say(TalkTexts.RungLight, LightNames.NameOf(rung.Light))];
    }

    private static string When(RungTiming timing) => timing switch
    {
        RungTiming.Before before => Say(TalkTexts.WhenBefore, before.Days),
        RungTiming.OnTheDay => TalkTexts.WhenDay,
        RungTiming.After { Every: { } every } after => Say(TalkTexts.WhenRepeated, after.Days, every),
        RungTiming.After after => Say(TalkTexts.WhenAfter, after.Days),
        RungTiming.Silence { WhileAtMost: { } most } silence => Say(TalkTexts.WhenSilentWithin, silence.Days, silence.WhileMoreThan, most),
        RungTiming.Silence silence => Say(TalkTexts.WhenSilent, silence.Days, silence.WhileMoreThan),
        RungTiming.QuarterEnd quarter => Say(TalkTexts.WhenQuarter, quarter.DaysBefore),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Roles(IEnumerable<PostRole> roles) => string.Join(AnswerTexts.And, roles.Select(PostRoleNames.NameOf));

    private static string Named(IEnumerable<Rung> rungs) => string.Join(AnswerTexts.And, rungs.Select(rung => rung.Name));

    private static string OfWord(string term) => term switch
    {
        "overdue" => TalkTexts.Overdue,
        "closeOut" => TalkTexts.CloseOut,
        "complete" => TalkTexts.Complete,
        "broken" => TalkTexts.Broken,
        "longTerm" => TalkTexts.LongTerm,
        "ledger" => TalkTexts.Ledger,
        "evidence" => TalkTexts.Evidence,
        "onBehalf" => TalkTexts.OnBehalf,
        "progress" => TalkTexts.Progress,
        "measure" => TalkTexts.Measure,
        "problem" => TalkTexts.Problem,
        "handler" => TalkTexts.Handler,
        "supervising" => TalkTexts.Supervising,
        "first" => TalkTexts.First,
        "overseer" => TalkTexts.Overseer,
        "leadUnit" => TalkTexts.LeadUnit,
        "start" => TalkTexts.Start,
        "rectifyNow" => TalkTexts.RectifyNow,
        "onTime" => TalkTexts.OnTime,
        "deadline" => TalkTexts.Deadline,
        "workDay" => TalkTexts.WorkDay,
        "digest" => TalkTexts.Digest,
        "extension" => TalkTexts.Extension,
        "undo" => TalkTexts.Undo,
        "acting" => TalkTexts.Acting,
        "vacant" => TalkTexts.Vacant,
        "number" => TalkTexts.Number,
        _ => throw new System.Diagnostics.UnreachableException(term),
    };
}
