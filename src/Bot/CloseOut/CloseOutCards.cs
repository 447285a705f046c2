using System.Globalization;

using CaseReform.Ops.Bot.Cards;
using CaseReform.Ops.Bot.Updates;
using CaseReform.Ops.Data.CloseOut;
using CaseReform.Ops.Domain.CloseOut;
using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Bot.CloseOut;

/// <summary>The cards of the close-out: what waits, the form for what is missing, the review of an application, and the card to confirm.</summary>
internal static class CloseOutCards
{
    private const int MaxListed = 20;

    /// <summary>What waits for somebody, each with its button.</summary>
    public static Answer List(IReadOnlyList<WaitingCloseOut> waiting)
    {
        if (waiting.Count == 0)
        {
            return new Answer(CloseOutChatTexts.NothingWaits);
        }

        var shown = waiting.Take(MaxListed).ToList();
        var sentence = Say(CloseOutChatTexts.Waiting, waiting.Count);
        return new Answer(sentence)
        {
            Lines = [.. shown.Select(Line)],
            Card = new AdaptiveCard([TextBlock.Heading(sentence), .. shown.Select(it => new TextBlock($"{Line(it)}：{CardText.Plain(it.Symptom, 60)}"))])
            {
                Actions = [.. shown.Take(6).Select(it => Submit.Of(Say(CloseOutChatTexts.ButtonOpen, it.Number), CloseOutFields.Button(null, it.ProblemId, isForm: false)))],
            },
        };
    }

    /// <summary>Several ledgers have the number.</summary>
    public static Answer Choose(string number, CloseOutMove? move, IReadOnlyList<CloseOutView> views)
    {
        var sentence = Say(CloseOutChatTexts.Several, CardText.Plain(number, 40));
        return new Answer(sentence)
        {
            Lines = [.. views.Select(view => Say(CloseOutChatTexts.FactNumberInLedger, view.Facts.Number, view.Ledger))],
            Card = new AdaptiveCard([TextBlock.Heading(sentence), .. views.Select(view => new TextBlock($"{view.Ledger}：{CardText.Plain(view.Symptom, 60)}"))])
            {
                Actions = [.. views.Select(view => Submit.Of(view.Ledger, CloseOutFields.Button(move, view.ProblemId, isForm: false)))],
            },
        };
    }

    /// <summary>An application as whoever decides on it sees it.</summary>
    public static Answer Review(CloseOutView view, CloseOutMove move)
    {
        var sentence = Say(CloseOutChatTexts.ReviewSentence, view.Facts.Number, CloseOutStages.NameOf(view.Facts.Stage));
        var facts = Facts(view).ToList();
        return new Answer(sentence)
        {
            Lines = [.. Lines(facts)],
            Card = new AdaptiveCard(
            [
                TextBlock.Heading(sentence), Set(facts),
                new InputText("text", CloseOutChatTexts.FieldReturn, Say(CloseOutChatTexts.TextTooLong, SpokenText.MaxLength), SpokenText.MaxLength) { IsMultiline = true },
            ])
            {
                Actions =
                [
                    Submit.Of(move == CloseOutMove.Agree ? CloseOutChatTexts.ButtonAgree : CloseOutNames.Of(move), CloseOutFields.Button(move, view.ProblemId, isForm: true)) with { Style = "positive" },
                    Submit.Of(CloseOutChatTexts.ButtonReturn, CloseOutFields.Button(CloseOutMove.Return, view.ProblemId, isForm: true)),
                ],
            },
        };
    }

    /// <summary>The form for what a move still needs, with what was filled in, and why that was not taken.</summary>
    public static Answer Form(CloseOutView view, CloseOutMove move, CloseOutFields typed, string? fault)
    {
        var sentence = Say(CloseOutChatTexts.FormSentence, view.Facts.Number, CloseOutNames.Of(move));
        var facts = Facts(view).ToList();
        return new Answer(fault ?? sentence)
        {
            Lines = [.. fault is null ? [] : new[] { sentence }, .. Lines(facts)],
            Card = new AdaptiveCard([TextBlock.Heading(sentence), Set(facts), .. Fields(view, move, typed)])
            {
                Actions = [Submit.Of(CloseOutChatTexts.ButtonNext, CloseOutFields.Button(move, view.ProblemId, isForm: true)) with { Style = "positive" }],
            },
        };
    }

    /// <summary>Shows exactly what a confirmation will do.</summary>
    public static Answer Check(CloseOutView view, CloseOutMove move, CloseOutWish wish, object confirm, object drop)
    {
        var sentence = Say(CloseOutChatTexts.Check, view.Facts.Number, CloseOutNames.Of(move));
        var facts = Wanted(view, move, wish).ToList();
        var expires = Say(CloseOutChatTexts.Expires, UpdateHandler.Minutes);
        return new Answer(sentence)
        {
            Lines = [.. Lines(facts), expires, CloseOutChatTexts.FallbackHint],
            Card = new AdaptiveCard([TextBlock.Heading(sentence), Set(facts), TextBlock.Remark(expires)])
            {
                Actions = [Submit.Of(CloseOutChatTexts.ButtonConfirm, confirm) with { Style = "positive" }, Submit.Of(CloseOutChatTexts.ButtonCancel, drop)],
            },
        };
    }

    private static string Line(WaitingCloseOut it) =>
        Say(CloseOutChatTexts.WaitingLine, it.Number, it.Ledger, CloseOutStages.NameOf(it.Stage), it.Since is { } since ? CloseOutNames.Day(since) : CloseOutChatTexts.NoDay);

    private static IEnumerable<string> Lines(IEnumerable<(string Title, string Value)> facts) => facts.Select(f => Say(CloseOutChatTexts.AnswerFact, f.Title, f.Value));

    private static FactSet Set(IEnumerable<(string Title, string Value)> facts) => new([.. facts.Select(f => new Fact(f.Title, f.Value))]);

    private static IEnumerable<(string Title, string Value)> Head(CloseOutView view)
    {
        yield return (CloseOutChatTexts.FactNumber, Say(CloseOutChatTexts.FactNumberInLedger, view.Facts.Number, view.Ledger));
        yield return (CloseOutChatTexts.FactProblem, CardText.Plain(view.Symptom));
        yield return (CloseOutChatTexts.FactUnit, view.Unit);
    }

    private static IEnumerable<(string Title, string Value)> Facts(CloseOutView view)
    {
        foreach (var fact in Head(view))
        {
            yield return fact;
        }

        yield return (CloseOutChatTexts.FactStage, CloseOutStages.NameOf(view.Facts.Stage));
        if (view.Application is { } application)
        {
            yield return (CloseOutChatTexts.FactApplicant,
                application.TakenOver is not null ? CloseOutChatTexts.TakenOver
                : application.RecordedBy is { } by ? Say(CloseOutChatTexts.FactRecorded, application.Applicant, by)
                : application.Applicant ?? CloseOutChatTexts.TakenOver);
            if (application.Statement is { } statement)
            {
                yield return (CloseOutChatTexts.FactStatement, CardText.Plain(statement, SpokenText.MaxLength));
            }

            if (application.Reviewer is { } reviewer)
            {
                yield return (CloseOutChatTexts.FactReviewer, reviewer);
            }

            if (application.Passed is { } passed)
            {
                yield return (CloseOutChatTexts.FactPassed, passed);
            }
        }

        yield return (CloseOutChatTexts.FactMeasures, string.Join('；', view.Facts.Measures.Select(m => Say(
            CloseOutChatTexts.FactMeasure, m.Name, m.IsComplete ? CloseOutChatTexts.Complete : CloseOutChatTexts.Incomplete, m.Evidence))));
    }

    private static IEnumerable<(string Title, string Value)> Wanted(CloseOutView view, CloseOutMove move, CloseOutWish wish)
    {
        foreach (var fact in Head(view))
        {
            yield return fact;
        }

        var (before, after) = (CloseOutStages.NameOf(view.Facts.Stage), CloseOutStages.NameOf(view.After ?? view.Facts.Stage));
        yield return (CloseOutChatTexts.FactStage, before == after ? Say(CloseOutChatTexts.Stays, after) : Say(CloseOutChatTexts.Arrow, before, after));
        if (wish.Text is { } text)
        {
            yield return (CloseOutChatTexts.FactText, CardText.Plain(text, SpokenText.MaxLength));
        }

        if (view.Passed is { } passed)
        {
            yield return (CloseOutChatTexts.FactPassed, passed);
        }

        if (move == CloseOutMove.Verify)
        {
            foreach (var answer in wish.Answers)
            {
                yield return (CloseOutClauses.NameOf(answer.Clause), Say(CloseOutChatTexts.AnswerFact, YesNo(answer.Yes), CardText.Plain(answer.Note, SpokenText.MaxLength)));
            }

            yield return (CloseOutChatTexts.FactEffective, CloseOutClauses.NameOf(wish.Effective));
            if (view.Mark is { } mark)
            {
                yield return (CloseOutChatTexts.FactMark, mark);
            }
        }

        if (move == CloseOutMove.Publish && wish is { NoticeFrom: { } from, NoticeDays: { } days })
        {
            yield return (CloseOutChatTexts.FactNotice, Say(CloseOutChatTexts.NoticeFact, CloseOutNames.Day(from), days));
        }

        if (move == CloseOutMove.Reopen)
        {
            yield return (CloseOutChatTexts.FactRelapse, YesNo(wish.IsRelapse));
        }

        if (move == CloseOutMove.LookBack)
        {
            yield return (CloseOutChatTexts.FactHolds, YesNo(wish.Holds));
        }
    }

    private static IEnumerable<CardElement> Fields(CloseOutView view, CloseOutMove move, CloseOutFields typed)
    {
        switch (move)
        {
            case CloseOutMove.Apply:
                yield return Text(CloseOutChatTexts.FieldStatement, typed);
                break;
            case CloseOutMove.Return:
                yield return Text(CloseOutChatTexts.FieldReason, typed);
                break;
            case CloseOutMove.Verify:
                foreach (var clause in Enum.GetValues<CloseOutClause>())
                {
                    var (yes, note) = typed.Clauses.GetValueOrDefault(clause);
                    yield return YesOrNo(CloseOutFields.YesOf(clause), CloseOutClauses.NameOf(clause), yes);
                    yield return new InputText(CloseOutFields.NoteOf(clause), CloseOutChatTexts.FieldNote, Say(CloseOutChatTexts.TextTooLong, SpokenText.MaxLength), SpokenText.MaxLength)
                    {
                        Value = note, Placeholder = CloseOutChatTexts.NotePlaceholder,
                    };
                }

                yield return YesOrNo("effective", CloseOutChatTexts.FieldEffective, typed.Effective);
                break;
            case CloseOutMove.Publish:
                yield return new InputDate("from", CloseOutChatTexts.FieldFrom, CloseOutChatTexts.DayWrong) { Value = IsoDay.Text(typed.From ?? view.Facts.Today) };
                yield return new InputChoices(
                    "days", CloseOutChatTexts.FieldDays, CloseOutChatTexts.ChoiceMissing,
                    [.. NoticePeriod.Allowed.Where(days => days >= view.Facts.Terms.NoticeDays).Select(days => new InputChoice(Say(CloseOutChatTexts.FieldDaysChoice, days), days.ToString(CultureInfo.InvariantCulture)))])
                {
                    Value = typed.Days?.ToString(CultureInfo.InvariantCulture), Style = "expanded",
                };
                break;
            case CloseOutMove.Object:
                yield return Text(CloseOutChatTexts.FieldObjection, typed);
                break;
            case CloseOutMove.Settle:
                yield return Text(CloseOutChatTexts.FieldSettlement, typed);
                break;
            case CloseOutMove.Reopen:
                yield return Text(CloseOutChatTexts.FieldReason, typed);
                yield return YesOrNo("relapse", CloseOutChatTexts.FieldRelapse, typed.Relapse);
                break;
            case CloseOutMove.LookBack:
                yield return Text(CloseOutChatTexts.FieldFinding, typed);
                yield return YesOrNo("holds", CloseOutChatTexts.FieldHolds, typed.Holds);
                break;
            case CloseOutMove.Withdraw or CloseOutMove.Agree or CloseOutMove.Close:
                break;
        }
    }

    private static InputText Text(string label, CloseOutFields typed) =>
        new("text", label, Say(CloseOutChatTexts.TextTooLong, SpokenText.MaxLength), SpokenText.MaxLength) { Value = typed.Text, IsMultiline = true };

    private static InputChoices YesOrNo(string id, string label, bool? chosen) =>
        new(id, label, CloseOutChatTexts.ChoiceMissing, [new InputChoice(YesNo(true), "1"), new InputChoice(YesNo(false), "0")])
        {
            Value = chosen switch { true => "1", false => "0", null => null }, Style = "expanded",
        };

    private static string YesNo(bool yes) => CloseOutClauses.NameOf(yes ? Effectiveness.Yes : Effectiveness.No);
}
