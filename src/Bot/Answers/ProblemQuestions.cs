using CaseReform.Ops.Bot.Cards;
using CaseReform.Ops.Bot.SignIn;
using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Bot.Updates;
using CaseReform.Ops.Data.Answers;
using CaseReform.Ops.Data.Evidence;
using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Updates;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.CloseOut;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.Ledger;

using static CaseReform.Ops.Bot.Answers.AnswerPhrases;

namespace CaseReform.Ops.Bot.Answers;

/// <summary>12号进展: measures with lights, people, reports, history and the next letter, and buttons for what the reader may do.</summary>
internal sealed class ProblemQuestions(ProblemFinder finder, ProblemStore problems, EvidenceStore evidence, PublicSite site, OfficeHours hours)
{
    private const int MaxMeasures = 8;
    private const int MaxButtons = 6;
    private const int MaxFiles = 10;

    /// <summary>Answers about one problem.</summary>
    public async Task<AnswerInContext> AskAsync(ReaderContext context, SpokenNumber? spoken, CancellationToken token)
    {
        var (problem, ordinal, instead) = await finder.FindAsync(context, spoken, "show", token);
        if (instead is not null)
        {
            return instead;
        }

        var read = await problems.ReadAsync(problem!, token);
        return Show(context, read, ordinal, await evidence.OfProblemAsync(read.Problem.Id, token));
    }

    private AnswerInContext Show(ReaderContext context, WholeProblem whole, int? ordinal, IReadOnlyList<EvidenceFile> files)
    {
        var problem = whole.Problem;
        var all = whole.Measures.Where(m => ordinal is null || m.Ordinal == ordinal).ToList();
        if (all.Count == 0 && ordinal is not null)
        {
            return new Answer(Say(AnswerTexts.NoSuchMeasure, problem.Number, ordinal, whole.Measures.Count)) { Suggestions = [Say(AnswerTexts.AskProgress, Named(context, problem))] };
        }

        var measures = all.Take(MaxMeasures).ToList();
        var sentence = Say(
            AnswerTexts.ProblemHead, Named(context, problem), problem.Unit, StatusOf(problem, whole), whole.Measures.Count, whole.Measures.Count(m => m.IsRunning),
            whole.Measures.Count(m => m.IsOverdue(context.Today)));
        List<CardElement> body = [TextBlock.Heading(Say(AnswerTexts.ProblemTitle, problem.Number, problem.Ledger)), new TextBlock(problem.Symptom), TextBlock.Remark(sentence)];
        List<string> lines = [CardText.Plain(problem.Symptom)];
        foreach (var measure in measures)
        {
            var facts = Facts(context, whole, measure);
            body.Add(new RichTextBlock(Lamp(context.Day.LightOf(measure.Facts)), new TextRun(" " + measure.Name) { Weight = "bolder" }) { Separator = true });
            body.Add(new TextBlock(CardText.Plain(measure.Text, 200)) { Weight = "bolder", Spacing = "none" });
            body.Add(new FactSet([.. facts.Select(f => new Fact(f.Name, f.Value))]));
            lines.Add(Say(AnswerTexts.MeasureHead, measure.Name, LightOf(measure, context), CardText.Plain(measure.Text, 100)));
            lines.AddRange(facts.Select(f => Say(AnswerTexts.FactLine, f.Name, f.Value)));
        }

        if (all.Count > measures.Count)
        {
            var more = Say(AnswerTexts.MoreMeasures, all.Count - measures.Count, Named(context, all[measures.Count]));
            body.Add(TextBlock.Remark(more));
            lines.Add(more);
        }

        AddFiles();
        AddList(AnswerTexts.Reports, whole.Reports.Where(r => ordinal is null || r.Ordinal == ordinal).Select(r => HistoryQuestions.Report(context, problem, r)));
        AddList(AnswerTexts.History, whole.Changes.Where(c => ordinal is null || c.Ordinal is null || c.Ordinal == ordinal).Select(c => HistoryQuestions.Change(context, problem, c, hours)));
        return new AnswerInContext(new Answer(sentence)
        {
            Lines = lines,
            Card = new AdaptiveCard(body) { Actions = [.. Buttons(context, whole, measures).Take(MaxButtons)] },
            Suggestions = [Say(AnswerTexts.AskWho, Named(context, problem)), Say(AnswerTexts.AskReminders, Named(context, problem)), HelpQuestions.First(context.Reader)],
        });

        void AddFiles()
        {
            var names = measures.ToDictionary(m => m.Id, m => m.Name);
            List<(long Id, string Text)> shown = [.. files.Where(f => names.ContainsKey(f.MeasureId!.Value)).Select(f =>
                (f.Id, Say(AnswerTexts.EvidenceLine, names[f.MeasureId!.Value], f.Name, FileNote(f))))];
            if (shown.Count > 0)
            {
                var heading = Say(AnswerTexts.Evidence, shown.Count);
                body.Add(new TextBlock(heading) { Weight = "bolder", Separator = true });
                lines.Add(heading);
                foreach (var (id, text) in shown.Take(MaxFiles))
                {
                    body.Add(TextBlock.Link(text, FormattableString.Invariant($"{site.Origin}/evidence/{id}")) with { Size = "small", Spacing = "small" });
                    lines.Add(text);
                }
            }
        }

        string FileNote(EvidenceFile file)
        {
            var day = Day(hours.DayOf(file.ReceivedAt), context.Today);
            return file.Role is null ? day : Say(AnswerTexts.FileHeard, day, CardText.Plain(HistoryQuestions.By(file.Sender, file.Role), 40));
        }

        void AddList(string heading, IEnumerable<string> items)
        {
            var texts = items.ToList();
            if (texts.Count > 0)
            {
                body.Add(new TextBlock(heading) { Weight = "bolder", Separator = true });
                body.AddRange(texts.Select(text => new TextBlock(text) { Size = "small", Spacing = "small" }));
                lines.Add(heading);
                lines.AddRange(texts);
            }
        }
    }

    /// <summary>The ledger's state; beside it that all measures are done, where that is so and nobody has applied yet.</summary>
    private static string StatusOf(ProblemRow problem, WholeProblem whole) =>
        whole.Measures.Count > 0 && CloseOutStages.Of(problem.Status, whole.Measures.All(m => m.IsComplete), isVerified: false) == CloseOutStage.Completed
            ? Say(AnswerTexts.StatusNotApplied, Status(problem.Status), CloseOutStages.NameOf(CloseOutStage.Completed))
            : Status(problem.Status);

    private static List<(string Name, string Value)> Facts(ReaderContext context, WholeProblem whole, MeasureRow measure)
    {
        List<(string Name, string Value)> facts =
        [
            (AnswerTexts.FactDeadline, DeadlineAndLeft(measure, context)),
            (AnswerTexts.FactPercent, Say(AnswerTexts.StatusAndPercent, Status(measure.Status), Percent(measure.Percent))),
            (AnswerTexts.FactWho, Responsible.Of(context, measure)),
        ];
        if (measure.Progress is { Length: > 0 } progress)
        {
            facts.Add((AnswerTexts.FactProgress, CardText.Plain(progress, 200)));
        }

        if (measure.PromisedUntil is { } until)
        {
            var promise = Say(AnswerTexts.Promise, Day(until, context.Today), Day(measure.PromisedOn!.Value, context.Today));
            facts.Add((AnswerTexts.FactPromise, measure.PromiseBrokenOn is { } broken ? Say(AnswerTexts.PromiseBroken, promise, Day(broken, context.Today)) : promise));
        }

        if (measure.IsRunning)
        {
            facts.Add((AnswerTexts.FactNextLetter, NextLetter.Of(context, measure, [.. whole.Waiting.Where(n => n.Ordinal == measure.Ordinal)])));
        }

        return facts;
    }

    /// <summary>What the reader may do to the measures: with several measures the first that may still be done something to.</summary>
    private static IEnumerable<Submit> Buttons(ReaderContext context, WholeProblem whole, IReadOnlyList<MeasureRow> measures)
    {
        var open = measures.Where(m => m.IsRunning).ToList();
        if (open.Count > 1)
        {
            // one button a measure leads to its own card with all that can be done
            foreach (var measure in open.Where(m => AccessRule.May(context.Reader, Operation.Report, m.Hands) || IsHeard(m)))
            {
                yield return Submit.Say(Say(AnswerTexts.ButtonHandle, measure.Name), Say(AnswerTexts.AskMeasure, Named(context, measure)));
            }

            yield break;
        }

        foreach (var measure in open)
        {
            if (IsHeard(measure))
            {
                yield return Button(AnswerTexts.ButtonHeard, UpdateAction.Report);
                yield return Button(AnswerTexts.ButtonEvidence, UpdateAction.Evidence);
            }

            if (May(Operation.Report))
            {
                yield return Button(AnswerTexts.ButtonReport, UpdateAction.Report);
            }

            if (May(Operation.Complete))
            {
                yield return Button(AnswerTexts.ButtonComplete, UpdateAction.Complete);
            }

            if (May(Operation.AttachEvidence))
            {
                yield return Button(AnswerTexts.ButtonEvidence, UpdateAction.Evidence);
            }

            if (May(Operation.Promise) && measure.Deadline is not null && measure.Status != MeasureStatus.LongTerm && measure.PromisedUntil is null)
            {
                yield return Button(AnswerTexts.ButtonPromise, UpdateAction.Promise);
            }

            bool May(Operation operation) => AccessRule.May(context.Reader, operation, measure.Hands);

            Submit Button(string title, UpdateAction action) => Submit.Of(title, Wish.Of(new UpdateDraft { Action = action }, measure.Id));
        }

        bool IsHeard(MeasureRow measure) => AccessRule.HeardAs(context.Reader, Operation.Report, whole.FactsOf(measure)) is not null;
    }
}
