using System.Globalization;
using System.Text.Json;

using CaseReform.Ops.Bot.Answers;
using CaseReform.Ops.Bot.Page;
using CaseReform.Ops.Data.Desk;
using CaseReform.Ops.Data.Digest;
using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.Digest;
using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Bot.Desk;

/// <summary>The page of the office: lists, each line with the question or command that the chat takes about it. Plain links, no script.</summary>
internal sealed class DeskPage(PageAssets assets, OfficeHours hours)
{
    private static readonly (string Title, LetterState[] States)[] Parts =
    [
        (DeskTexts.PartRefused, [LetterState.Refused, LetterState.GivenUp]),
        (DeskTexts.PartHeld, [LetterState.Uncertain, LetterState.Waiting, LetterState.Leased]),
        (DeskTexts.PartSent, [LetterState.Sent]),
        (DeskTexts.PartDropped, [LetterState.Dropped]),
    ];

    /// <summary>The whole page.</summary>
    public Markup Of(Standing standing, DeskView view) => Page(
        standing,
        DeskTexts.Title,
        $"""
        <nav class="jump" aria-label="{DeskTexts.Jump}"><a href="#letters">{DeskTexts.Letters}</a> <a href="#directory">{DeskTexts.Directory}</a> <a href="#ledgers">{DeskTexts.Ledgers}</a> <a href="#digests">{DeskTexts.Digests}</a></nav>
        <p class="how">{DeskTexts.How}</p>
        {Letters(view)}
        {Directory(view)}
        {Ledgers(view)}
        {Digests(view)}
        """);

    /// <summary>A letter as its reader sees it.</summary>
    public Markup OfLetter(Standing standing, StoredLetter letter) => Page(
        standing,
        letter.Subject,
        $"""
        <p class="how">{Say(DeskTexts.LetterTo, letter.Person is { } person ? Say(DeskTexts.NameAndAddress, person, letter.Recipient) : letter.Recipient)}</p>
        <iframe sandbox src="/desk/letter/{letter.Id}/body" title="{letter.Subject}"></iframe>
        """);

    /// <summary>A digest as its readers see it.</summary>
    public Markup OfDigest(Standing standing, FiledDigest digest) => Page(
        standing,
        Issue(digest.Day),
        $"""
        <p class="how">{Say(DeskTexts.IssuedOn, Day(digest.Day))}</p>
        <iframe sandbox src="/desk/digest/{digest.Key}/body" title="{Issue(digest.Day)}"></iframe>
        """);

    /// <summary>What was asked for is not there.</summary>
    public Markup Missing(Standing standing, string why) => Page(standing, DeskTexts.Title, $"<p>{why}</p>");

    private Markup Page(Standing standing, string title, Markup body) => $"""
        <!DOCTYPE html>
        <html lang="zh-CN">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{title} · {PageTexts.Title}</title>
        <link rel="icon" type="image/svg+xml" href="{assets.AddressOf("page", "icon.svg")}">
        <link rel="stylesheet" href="{assets.AddressOf("page", "page.css")}">
        <link rel="stylesheet" href="{assets.AddressOf("page", "desk.css")}">
        </head>
        <body class="office">
        <a class="skip" href="#main">{DeskTexts.SkipToMain}</a>
        <header>
        <h1>{title}</h1>
        <nav aria-label="{PageTexts.Account}"><span class="who">{standing.Person.Name}</span> {Markup.If(title != DeskTexts.Title, $"<a href=\"/desk\">{DeskTexts.Title}</a>")} <a href="/">{DeskTexts.ToChat}</a></nav>
        </header>
        <main id="main" tabindex="-1">{body}</main>
        </body>
        </html>
        """;

    private Markup Letters(DeskView view)
    {
        var state = view.State;
        string?[] held =
        [
            state.Restored ? DeskTexts.HeldRestored : null,
            state.Released ? null : DeskTexts.HeldNotReleased,
            state.PausedFor is { } reason ? Say(DeskTexts.HeldPaused, reason.TrimEnd('。')) : null,
        ];
        return $"""
            <section id="letters" aria-labelledby="h-letters"><h2 id="h-letters">{DeskTexts.Letters}</h2>
            {held.OfType<string>().Select(text => (Markup)$"<p class=\"alert\">{text}</p>")}
            {Part(DeskTexts.PartPlanned, DeskTexts.NothingPlanned, [.. Planned(view)])}
            {Parts.Select(part => Part(part.Title, DeskTexts.None, [.. state.Letters.Where(l => part.States.Contains(l.State)).Select(l => Letter(l, view))]))}
            {Markup.If(state.LetterCount > state.Letters.Count, $"<p class=\"note\">{Say(DeskTexts.MoreLetters, state.LetterCount - state.Letters.Count)}</p>")}
            </section>
            """;
    }

    /// <summary>Reminders that wait to become letters, by whoever will get them today; nobody's come last.</summary>
    private static IEnumerable<Markup> Planned(DeskView view)
    {
        var waiting = view.State.Planned
            .SelectMany(p => view.Roster.RecipientsOf(p.PostId, view.Day) is Recipients.Found found ? found.People.Select(one => (Person: (long?)one.PersonId, p.Notices)) : [(null, p.Notices)])
            .GroupBy(p => p.Person).Select(g => (Person: g.Key is { } id ? view.Roster.Person(id) : null, Notices: g.Sum(p => p.Notices)))
            .OrderBy(p => p.Person is null).ThenBy(p => p.Person?.Name, StringComparer.Ordinal);
        foreach (var (person, notices) in waiting)
        {
            yield return person is null
                ? Row(null, Say(DeskTexts.PlannedNobody, notices), null)
                : Row(null, Say(person.Email is null ? DeskTexts.PlannedNoAddress : DeskTexts.PlannedFor, person.Name, notices), Say(DeskTexts.AskPerson, person.Name));
        }
    }

    private Markup Letter(DeskLetter letter, DeskView view)
    {
        var when = letter switch
        {
            { DoneAt: { } at } => At(at),
            { NextAttempt: { } next } when letter.State is LetterState.Waiting or LetterState.Uncertain => Say(DeskTexts.NextAttempt, At(next)),
            _ => Day(letter.Day),
        };
        var detail = letter.State is LetterState.Sent or LetterState.Dropped || letter.Detail is not { Length: > 0 } said ? null : said.ReplaceLineEndings(" ");
        var about = letter is { Kind: LetterKind.Ladder, Person: { } person, State: LetterState.Sent or LetterState.Refused or LetterState.GivenUp } && letter.Day == view.Day ? Say(DeskTexts.AskLetter, person) : null;
        return Row(
            StateOf(letter.State),
            Say(DeskTexts.LetterRow, letter.Person ?? letter.Recipient, letter.Subject, when),
            about,
            detail,
            Markup.If(letter.HasBody, $"<a href=\"/desk/letter/{letter.Id}\">{DeskTexts.Show}</a>"));
    }

    private static Markup Directory(DeskView view)
    {
        List<Markup> wrong =
        [
            .. view.Gaps.Unattended.Select(d => Row(DeskTexts.TagVacant, Say(DeskTexts.Unattended, NameOf(view.Roster, d.LeadUnitId)), Say(DeskTexts.AskUnit, NameOf(view.Roster, d.LeadUnitId)))),
            .. view.Gaps.Posts.Select(g => Row(
                DeskTexts.TagVacant,
                Say(g.PassedTo is null ? DeskTexts.VacantNobody : DeskTexts.VacantPassed, AnswerPhrases.Post(view.Roster, g.PostId), g.Measures, Names(view.Roster, g.PassedTo)),
                Say(DeskTexts.AskUnit, NameOf(view.Roster, view.Roster.Post(g.PostId)!.UnitId)))),
            .. view.Gaps.People.Select(g => Row(
                DeskTexts.TagNoAddress, Say(DeskTexts.NoAddress, view.Roster.Person(g.PersonId)!.Name, AnswerPhrases.Post(view.Roster, g.PostId), g.Measures), Say(DeskTexts.AskPerson, view.Roster.Person(g.PersonId)!.Name))),
            .. view.Twins.Select(t => Row(DeskTexts.TagTwin, Say(DeskTexts.TwinUnits, t.One, t.Other), Say(DeskTexts.AskUnit, t.One))),
            .. view.Namesakes.Select(n => Row(DeskTexts.TagTwin, Say(DeskTexts.Namesakes, n[0].Name, string.Join('；', n.Select(p => PostsOf(view, p)))), Say(DeskTexts.AskPerson, n[0].Name))),
        ];
        var people = view.Roster.People.Where(p => p.Active).Select(p => (Person: p, Posts: PostsOf(view, p))).Where(p => p.Posts.Length > 0)
            .OrderBy(p => p.Posts, StringComparer.Ordinal).ThenBy(p => p.Person.Name, StringComparer.Ordinal).ToList();
        return $"""
            <section id="directory" aria-labelledby="h-directory"><h2 id="h-directory">{DeskTexts.Directory}</h2>
            {Part(DeskTexts.PartWrong, DeskTexts.NothingWrong, wrong)}
            <details><summary>{Say(DeskTexts.AllUnits, view.Units.Count)}</summary><ul class="rows">{view.Units.Select(u => Row(null, UnitRow(u), Say(DeskTexts.AskUnit, u.Name)))}</ul></details>
            <details><summary>{Say(DeskTexts.AllPeople, people.Count)}</summary><ul class="rows">{people.Select(p => Row(null, Say(DeskTexts.PersonRow, p.Person.Name, p.Posts, p.Person.Email ?? DeskTexts.WithoutAddress), Say(DeskTexts.AskPerson, p.Person.Name)))}</ul></details>
            </section>
            """;
    }

    private Markup Ledgers(DeskView view) => $"""
        <section id="ledgers" aria-labelledby="h-ledgers"><h2 id="h-ledgers">{DeskTexts.Ledgers}</h2>
        <ul class="rows">{Lines([.. view.State.Ledgers.Where(l => !l.Withdrawn).Select(l => Row(null, Say(DeskTexts.LedgerRow, l.Name, l.Problems, l.Closed, l.Problems - l.Closed), Say(DeskTexts.AskLedger, l.Name)))], DeskTexts.NoLedgers)}</ul>
        {Part(DeskTexts.PartImports, DeskTexts.None, [.. view.State.Imports.Select(Import)])}
        </section>
        """;

    private static Markup Digests(DeskView view) => $"""
        <section id="digests" aria-labelledby="h-digests"><h2 id="h-digests">{DeskTexts.Digests}</h2>
        <ul class="rows">{Lines([.. view.State.Digests.Select(d => d.Withheld
            ? Row(DeskTexts.TagWithheld, Say(DeskTexts.DigestRow, Issue(d.Day), Day(d.Day)), null)
            : Row(null, Say(DeskTexts.DigestRow, Issue(d.Day), Day(d.Day)), Say(AnswerTexts.AskIssue, DigestIssue.Of(d.Day).Week), null, $"<a href=\"/desk/digest/{d.Key}\">{DeskTexts.Show}</a>"))], DeskTexts.NoDigests)}</ul>
        </section>
        """;

    private Markup Import(DeskImport entry)
    {
        using var json = JsonDocument.Parse(entry.Detail);
        var by = entry.Actor == "office" ? DeskTexts.ByCommand : entry.Actor;
        var text = entry.Action == "ledger.withdrawn"
            ? Say(DeskTexts.WithdrawnRow, entry.Subject, Value("Reason"), by, At(entry.At))
            : Say(DeskTexts.ImportRow, LedgerOf(entry.Subject), Path.GetFileName(Value("File")), Value("Problems"), Value("Measures"), Value("Changed"), by, At(entry.At));
        return Row(entry.Action == "ledger.withdrawn" ? DeskTexts.TagWithdrawn : null, text, null);

        string Value(string name) => json.RootElement.TryGetProperty(name, out var value) ? value.ToString() : DeskTexts.Unknown;
    }

    /// <summary>The trail calls what was imported by ledger and number, and a whole ledger twice by its name.</summary>
    private static string LedgerOf(string subject) =>
        subject.Length % 2 == 1 && subject[subject.Length / 2] == '/' && subject[..(subject.Length / 2)] == subject[((subject.Length / 2) + 1)..] ? subject[..(subject.Length / 2)] : subject;

    /// <summary>A list under a heading; what is empty says so, so that nobody takes it for not looked at.</summary>
    private static Markup Part(string title, string nothing, IReadOnlyList<Markup> rows) => $"<h3>{title}{Markup.If(rows.Count > 0, $"<span class=\"count\">{rows.Count}</span>")}</h3><ul class=\"rows\">{Lines(rows, nothing)}</ul>";

    private static IEnumerable<Markup> Lines(IReadOnlyList<Markup> rows, string nothing) => rows.Count > 0 ? rows : [(Markup)$"<li class=\"none\">{nothing}</li>"];

    /// <summary>A line; what the chat is asked stands in the address behind #, which no server sees, and only fills the box there.</summary>
    private static Markup Row(string? tag, string text, string? say, string? detail = null, Markup? more = null) => $"""
        <li>{Markup.If(tag is not null, $"<span class=\"tag\">{tag}</span>")}<span class="text">{text}{Markup.If(detail is not null, $"<small>{detail}</small>")}</span><span class="links">{more}{Markup.If(say is not null, $" <a href=\"/#say={Uri.EscapeDataString(say ?? string.Empty)}\" title=\"{say}\">{DeskTexts.Ask}</a>")}</span></li>
        """;

    private static string StateOf(LetterState state) => state switch
    {
        LetterState.Waiting or LetterState.Leased => DeskTexts.StateWaiting,
        LetterState.Uncertain => DeskTexts.StateUncertain,
        LetterState.Sent => DeskTexts.StateSent,
        LetterState.Refused => DeskTexts.StateRefused,
        LetterState.GivenUp => DeskTexts.StateGivenUp,
        LetterState.Dropped => DeskTexts.StateDropped,
    };

    private static string UnitRow(UnitState unit) =>
        Say(unit.Parent is null ? DeskTexts.UnitRow : DeskTexts.UnitRowBelow, unit.Name, unit.OpenProblems, unit.People, unit.Parent);

    private static string PostsOf(DeskView view, Person person) =>
        string.Join('、', view.Roster.PostsOn(person.Id, view.Day).Select(post => AnswerPhrases.Post(view.Roster, post.Id)).Distinct());

    private static string NameOf(Roster roster, long unit) => roster.Unit(unit)?.Name ?? string.Empty;

    private static string Names(Roster roster, IReadOnlyList<Recipient>? people) => string.Join('、', (people ?? []).Select(p => roster.Person(p.PersonId)?.Name).OfType<string>());

    private static string Issue(DateOnly day) => DigestIssue.Of(day) is var issue ? Say(DeskTexts.Issue, issue.Year, issue.Week) : string.Empty;

    private static string Day(DateOnly day) => day.ToString("M月d日", CultureInfo.InvariantCulture);

    private string At(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, hours.Zone).ToString("M月d日 H:mm", CultureInfo.InvariantCulture);
}
