using CaseReform.Ops.Bot.Answers;
using CaseReform.Ops.Bot.Cards;
using CaseReform.Ops.Bot.Updates;
using CaseReform.Ops.Data.Orders;
using CaseReform.Ops.Domain.Deadlines;

using Microsoft.Bot.Builder;

namespace CaseReform.Ops.Bot.Orders;

/// <summary>立项</summary>
internal sealed partial class OrderHandler
{
    private DeadlineReading TermOf(ReaderContext context, string text) => DeadlineReader.Read(
        text, context.Today, context.Today.Year, context.Calendar, new DeadlineTerms { ImmediateFixDays = office.Value.ImmediateFixDays });

    private OrderDraft? ProblemOf(ReaderContext context, string text) => ProblemSentence.Read(text, part => TermOf(context, part) is DeadlineReading.Understood { Parts: [_] });

    private async Task<Answer> AdvanceProblemAsync(ITurnContext turn, ReaderContext context, OrderDraft draft, CancellationToken token)
    {
        var ledgers = context.Names.Ledgers.All.Select(pair => pair.Value).Distinct().ToList();
        if (ledgers.Count == 0)
        {
            return new Answer(OrderTexts.NoLedger);
        }

        if (draft.Symptom?.Length > SpokenText.MaxLength || draft.Measure?.Length > SpokenText.MaxLength)
        {
            return OrderForms.Problem(draft, Say(OrderTexts.TooLong, SpokenText.MaxLength));
        }

        if (new[] { draft.Unit, draft.Term, draft.Source, draft.Name, draft.Ledger }.Any(part => part?.Length > OrderForms.MaxText))
        {
            return OrderForms.Problem(draft, Say(OrderTexts.TooLong, OrderForms.MaxText));
        }

        List<string> missing = [.. draft.Symptom is null ? [OrderTexts.FieldSymptom] : Array.Empty<string>(), .. draft.Unit is null ? [OrderTexts.FieldUnit] : Array.Empty<string>(), .. draft.Term is null ? [OrderTexts.FieldTerm] : Array.Empty<string>()];
        if (missing.Count > 0)
        {
            return OrderForms.Problem(draft, draft is { Symptom: null, Unit: null, Term: null, Form: false } ? null : Say(OrderTexts.StillMissing, string.Join(AnswerTexts.And, missing)));
        }

        var units = UnitsOf(context, draft.Unit!);
        if (units.Count == 0)
        {
            return OrderForms.Problem(draft, UnitUnknown(context, draft.Unit!).Sentence);
        }

        if (units.Count > 1)
        {
            return Choose(Say(OrderTexts.WhichUnit, CardText.Plain(draft.Unit, 30), units.Count), units.Select(unit => (unit.Name, (draft with { Unit = unit.Name }).Button(unit.Name))));
        }

        if (TermOf(context, draft.Term!) is not DeadlineReading.Understood { Parts: [var part] })
        {
            return OrderForms.Problem(draft, TermOf(context, draft.Term!) is DeadlineReading.Refused refused ? refused.Reason : OrderTexts.OneTerm);
        }

        if (draft.Ledger is null && ledgers.Count > 1)
        {
            return Choose(Say(OrderTexts.WhichLedger, ledgers.Count), ledgers.Select(name => (name, (draft with { Ledger = name }).Button(name))));
        }

        var ledger = draft.Ledger is null ? ledgers[0] : LedgerNamed(context, draft.Ledger);
        return ledger is null
            ? Choose(Say(OrderTexts.LedgerUnknown, CardText.Plain(draft.Ledger, 30)), ledgers.Select(name => (name, (draft with { Ledger = name }).Button(name))))
            : await ProposeAsync(
                turn, context,
                new OfficeOrder.EnterProblem(ledger, draft.Symptom!, draft.Measure, units[0].Id)
                {
                    Deadline = part.Date, LongTerm = part.LongTerm, Provisional = part.Provisional, DeadlineText = part.Text, Source = draft.Source, Responsible = draft.Name,
                },
                token);
    }

    private static string? LedgerNamed(ReaderContext context, string said)
    {
        var key = Understanding.Sentences.Folded.Of(said.Trim(' ', '《', '》')).Lower;
        return context.Names.Ledgers.TryLongest(key, out var length, out var name) && length == key.Length ? name
            : context.Names.ShortLedgers.TryLongest(key, out length, out name) && length == key.Length ? name
            : null;
    }
}
