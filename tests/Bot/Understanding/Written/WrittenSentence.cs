using System.Globalization;

using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Domain.Questions;
using CaseReform.Ops.Domain.Reminders;

namespace CaseReform.Ops.Bot.Tests.Understanding.Written;

/// <summary>A sentence with what its writer, who had not seen the grammar, expects of it; readings that are as good are parted by a bar.</summary>
internal sealed record WrittenSentence(string Speaker, string Before, string Said, string Expected)
{
    private static readonly string[] Questions =
        ["list", "count", "figures", "show", "who", "when", "why", "history", "letters", "nextletter", "changes", "urgent", "units", "persons"];

    /// <summary>Whether one of the readings is a question of the ledger.</summary>
    public bool IsQuestion => Readings.Any(reading => Questions.Contains(reading.Head));

    private static readonly string[] Updates = ["report", "complete", "promise", "evidence", "undo", "several", "dropfiles", "notices-on", "notices-off", "ask=number", "ask=percent", "ask=day"];

    /// <summary>What was understood.</summary>
    public Step Step => Dialogue.Next(Before.Length == 0 ? DialogueState.Empty : new DialogueState { Last = new SpokenNumber(Before) }, Said, Office.For(Speaker)).Step;

    /// <summary>Whether it makes a card, other than the office's own that its writer expects.</summary>
    public bool MakesCard => Step is Step.Act { Intent: { Writes: true } intent } && !(intent is Intent.CloseOut && Readings.Any(reading => reading.Head == "office=return"));

    /// <summary>Whether an update speaks of a number that no reading has.</summary>
    public bool NamesAnother()
    {
        var numbers = Step is Step.Act { Intent: { Writes: true } intent }
            ? intent switch { Intent.Report r => r.Spoken?.Number, Intent.Complete c => c.Spoken?.Number, Intent.Promise p => p.Spoken?.Number, Intent.Evidence e => e.Spoken?.Number, _ => null }
            : null;
        var said = string.Concat(Readings.SelectMany(reading => reading.Parts)) + Expected + Before;
        return numbers is { } number && !said.Replace("-", "", StringComparison.Ordinal).Contains(number.Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase) && !said.Contains(number.Split('-')[0], StringComparison.OrdinalIgnoreCase) && !Expected.Contains("topic=", StringComparison.Ordinal);
    }

    /// <summary>What the writer takes for right.</summary>
    public IReadOnlyList<Expectation> Readings =>
    [
        .. Expected.Split(" | ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(reading =>
        {
            var words = reading.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return new Expectation(words[0], [.. words[1..].SelectMany(Parted)], Updates.Contains(words[0]));
        }),
    ];

    public static IEnumerable<WrittenSentence> Of(string text) => text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Where(line => !line.StartsWith('#')).Select(line => line.Split('\t')).Select(cells => new WrittenSentence(cells[0], cells[1], cells[2], cells[3]));

    /// <summary>What was understood, in the writers' notation.</summary>
    public string Got()
    {
        return Step switch
        {
            Step.Act(Intent.Ask ask) => Before.Length > 0 ? Of(ask.Question).Replace("n=" + Before, "last", StringComparison.Ordinal) : Of(ask.Question),
            Step.Ask ask => $"ask={ask.Slot}",
            Step.Act(var intent) => intent.ToString()!,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>Whether a question was understood as one of the readings says, with every restriction and no other.</summary>
    public bool IsUnderstood()
    {
        var got = Got().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return Readings.Any(reading => IsTalk(reading.Head) || Fits(reading.Head, reading.Parts, got[0], [.. got[1..]]));
    }

    // what its writer takes for right beside a question: what the rules say, or that it is asked back
    private bool IsTalk(string head) => Step is Step.Act(var intent) && (head, intent) switch
    {
        ("notwrite", Intent.DidYouMean or Intent.Unknown or Intent.Refused) => true,
        ("whymail", Intent.Talk { Subject: TalkSubject.WhyMail }) => true,
        ("contact", Intent.Talk { Subject: TalkSubject.Contact }) => true,
        ("office=closeout", Intent.Talk { Subject: TalkSubject.CloseOut }) => true,
        ("help", Intent.Help) => true,
        (_, Intent.Talk { Subject: TalkSubject.Meaning, Word: var word }) => head == "meaning=" + word,
        _ => false,
    };

    private bool Fits(string head, IReadOnlyList<string> parts, string gotHead, List<string> got)
    {
        // a list says in its first line how many they are, and a matter that is listed alone is shown
        var heads = head switch
        {
            "count" => new[] { "count", "list", "units" },
            "show" => ["show", "list"],
            "list" => parts.Any(part => part.StartsWith("topic", StringComparison.Ordinal) || part.StartsWith("n=", StringComparison.Ordinal)) || parts.Contains("last") ? ["list", "show"] : ["list", "urgent"],
            _ => [head],
        };
        if (!heads.Contains(gotHead))
        {
            return false;
        }

        var rest = got.Where(part => !part.StartsWith("maybe=", StringComparison.Ordinal)).ToList();
        var maybe = string.Concat(got.Where(part => part.StartsWith("maybe=", StringComparison.Ordinal)).Select(part => part[6..]));
        foreach (var part in parts)
        {
            if (part.StartsWith("topic=", StringComparison.Ordinal))
            {
                if (!Holds(maybe, part[6..]))
                {
                    return false;
                }
            }
            else if (!rest.Remove(part) && !IsSaid(part, rest, parts))
            {
                return false;
            }
        }

        return rest.All(part => part is "state=open" && (parts.Any(p => p.StartsWith("due=", StringComparison.Ordinal)) || parts.Any(p => p.StartsWith("light=", StringComparison.Ordinal)) || parts.Contains("own=mine") || parts.Contains("overdue"))
            || part.StartsWith("unused=", StringComparison.Ordinal)

            // their writers had no way to write these down
            || part.Split('=')[0] is "late" or "percent" or "nopercent" or "notlight" or "notstate" or "notledger" or "notquiet" or "notoverdue"
            || (part.StartsWith("unit=", StringComparison.Ordinal) && parts.Any(p => p.StartsWith("topic=", StringComparison.Ordinal)))
            || (part.StartsWith("except=", StringComparison.Ordinal) && Expected.Contains("other:", StringComparison.Ordinal)));
    }

    // what a wider or narrower word of the same meaning says as well
    private static bool IsSaid(string part, List<string> rest, IReadOnlyList<string> parts) => part switch
    {
        "own=units" => rest.Remove("own=mine"),
        "state=completed" => rest.Remove("state=awaiting"),
        "state=open" => parts.Contains("overdue") || parts.Contains("quiet") || rest.Remove("overdue") || rest.Contains("state=notstarted"),
        _ when part.StartsWith("unit=", StringComparison.Ordinal) && !rest.Any(r => r.StartsWith("unit=", StringComparison.Ordinal)) => rest.Remove("own=units"),
        _ when part.StartsWith("due=..", StringComparison.Ordinal) => rest.Remove("due=2026-11-18.." + part[6..]),
        _ => false,
    };

    // every character of the words, in their order
    private static bool Holds(string maybe, string words)
    {
        var at = 0;
        foreach (var c in words.Where(c => c is not ('的' or ',')))
        {
            at = maybe.IndexOf(c, at);
            if (at < 0)
            {
                return false;
            }

            at++;
        }

        return true;
    }

    private static IEnumerable<string> Parted(string part) =>
        part.IndexOf('=', StringComparison.Ordinal) is > 0 and var cut && part[..cut] is "unit" or "light" or "person" or "n" or "ledger" or "state" ? part[(cut + 1)..].Split(',').Select(value => part[..(cut + 1)] + value) : [part];

    private static string Of(Question question)
    {
        var f = question.Filter;
        List<string> parts = [Head(question.Asked)];
        if (question.Spoken is { } spoken)
        {
            parts.AddRange(question.Others.Prepend(spoken).Select(number => $"n={number.Number}"));
        }

        parts.AddRange(f.Units.Select(unit => "unit=" + Unit(unit)));
        parts.AddRange(f.ExceptUnits.Select(unit => "except=" + Unit(unit)));
        parts.AddRange(f.People.Select(person => "person=" + Office.People.First(p => p.Id == person).Name));
        parts.AddRange(f.Ledgers.Select(name => "ledger=" + name));
        parts.AddRange(f.ExceptLedgers.Select(name => "notledger=" + name));
        parts.AddRange(f.Lights.Select(light => "light=" + Name(light)));
        parts.AddRange(f.ExceptLights.Select(light => "notlight=" + Name(light)));
        Flag(f.Quiet, "quiet");
        Flag(f.Overdue, "overdue");
        Flag(f.ExceptQuiet, "notquiet");
        Flag(f.ExceptOverdue, "notoverdue");
        Flag(f.NoPercent, "nopercent");
        parts.AddRange(f.Late is { } late ? [$"late={late.From}..{late.To}{(late.Working ? "w" : string.Empty)}"] : []);
        parts.AddRange(f.Percent is { } percent ? [$"percent={percent.From}..{percent.To}"] : []);
        Flag(f.Promised, "promised");
        Flag(f.Broken, "broken");
        parts.AddRange(f.Stage.Each().Select(stage => "state=" + Name(stage)));
        parts.AddRange(f.ExceptStage.Each().Select(stage => "notstate=" + Name(stage)));
        Span("due", f.Due);
        Span("reported", f.Reported);
        Span("unreported", f.Unreported);
        Span("completed", f.Completed);
        Span("closed", f.Closed);
        Span("entered", f.Entered);
        Span("sent", question.Period is { } period && question.Asked is Asked.Letters ? period : null);
        Flag(f.Whose == Whose.Mine, "own=mine");
        Flag(f.Whose == Whose.MyUnits, "own=units");
        parts.AddRange(question.Maybe.Select(words => "maybe=" + words));
        parts.AddRange(question.Unused.Select(words => "unused=" + words));
        return string.Join(' ', parts);

        void Flag(bool said, string word)
        {
            if (said)
            {
                parts.Add(word);
            }
        }

        void Span(string name, DaySpan? span)
        {
            if (span is { } days)
            {
                parts.Add($"{name}={Day(days.From)}..{Day(days.To)}");
            }
        }
    }

    private static string Name(MeasureStage stage) => stage == MeasureStage.AwaitingCloseOut ? "awaiting" : stage.ToString().ToLowerInvariant();

    private static string Name(Light light) => light.ToString().ToLowerInvariant();

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? string.Empty;

    private static string Unit(long id) => Office.Units.First(unit => unit.Id == id).Name switch
    {
        var name when name.StartsWith("示例", StringComparison.Ordinal) => name[2..],
        var name => name,
    };

    private static string Head(Asked asked) => asked switch
    {
        Asked.NextLetter => "nextletter",
        Asked.People => "persons",
        _ => asked.ToString().ToLowerInvariant(),
    };
}

/// <summary>One reading that its writer takes for right.</summary>
internal sealed record Expectation(string Head, IReadOnlyList<string> Parts, bool IsUpdate);
