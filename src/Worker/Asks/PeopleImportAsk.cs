using CaseReform.Ops.Data.Asks;
using CaseReform.Ops.Domain.Units;
using CaseReform.Ops.Worker.Ledger.Import;
using CaseReform.Ops.Worker.People;

namespace CaseReform.Ops.Worker.Asks;

/// <summary>导入人员: shows what an address list would change, then takes it in; all of it or nothing.</summary>
internal sealed class PeopleImportAsk(PeopleImporter importer) : IAskDoing
{
    private const int MaxChoices = 20;

    public Task<AskOutcome> ShowAsync(AskWork work) => RunAsync(work, dry: true);

    public Task<AskOutcome> ActAsync(AskWork work) => RunAsync(work, dry: false);

    private async Task<AskOutcome> RunAsync(AskWork work, bool dry)
    {
        var creates = work.Chosen(AskFields.Options).Contains(AskFields.CreateUnits);
        var report = await importer.RunAsync(work.File!, creates, creates ? work.Chosen(AskFields.AsNew) : [], dry, work.Ask.PersonId, null, work.Token);
        var units = NewUnits(report.NewUnits, creates).ToList();
        if (report.Refusals.Count > 0)
        {
            return new AskOutcome(
                new OfficeAskResult(Say(AskTexts.PeopleRefused, work.Ask.FileName, report.Refusals.Count))
                {
                    Parts = [.. AskParts.Of(AskTexts.RefusedTitle, report.Refusals.Select(r => r.Sentence), warns: true), .. units],
                    Questions = Questions(work, report),
                },
                IsRefused: true);
        }

        var isSame = report is { People: 0, Posts: 0, Holdings: 0, Absences: 0, Changed: 0, Changes.Count: 0, CreatedUnits.Count: 0 };
        return new AskOutcome(new OfficeAskResult(dry
            ? Say(isSame ? AskTexts.PeopleSame : AskTexts.PeopleShown, work.Ask.FileName)
            : Say(AskTexts.PeopleDone, report.People, report.Posts, report.Changed, report.Unchanged))
        {
            Facts = dry
                ?
                [
                    new(AskTexts.FactNewPeople, Say(AskTexts.FactPersons, report.People)),
                    new(AskTexts.FactChangedPeople, Say(AskTexts.FactPersons, report.Changed)),
                    new(AskTexts.FactUnchanged, Say(AskTexts.FactPersons, report.Unchanged)),
                    new(AskTexts.FactPosts, Say(AskTexts.FactPostsValue, report.Posts, report.Holdings, report.Absences)),
                ]
                : [],
            Parts =
            [
                .. AskParts.Of(PeopleTexts.WarningTitle, report.Warnings, warns: true),
                .. units,
                .. AskParts.Of(PeopleTexts.ChangeTitle, report.Changes),
                .. AskParts.Of(PeopleTexts.MissingPeopleTitle, report.Missing),
                .. report.Measures > 0 ? [new OfficeAskPart(AskTexts.ResponsibleTitle, [Say(PeopleTexts.MeasuresResolved, report.Measures)])] : Array.Empty<OfficeAskPart>(),
            ],
            Questions = dry ? Questions(work, report) : [],
            Buttons = dry && !isSame ? [new OfficeAskButton("import", AskTexts.ConfirmImport)] : [],
        });
    }

    private static IEnumerable<OfficeAskPart> NewUnits(NewUnitPlan plan, bool creates) =>
        creates ? AskParts.OfNewUnits(plan) : [];

    private static IReadOnlyList<OfficeAskQuestion> Questions(AskWork work, PeopleReport report)
    {
        var questions = new List<OfficeAskQuestion>();
        if (report.Refusals.Any(r => r.Reason.Contains("--create-units", StringComparison.Ordinal)) || work.Chosen(AskFields.Options).Contains(AskFields.CreateUnits))
        {
            questions.Add(new OfficeAskQuestion(AskFields.Options, AskTexts.AskOptions)
            {
                IsSeveral = true, Choices = [new OfficeAskChoice(AskFields.CreateUnits, AskTexts.OptionCreateUnits)], Value = work.Word(AskFields.Options),
            });
        }

        var likely = report.NewUnits.Units.Where(u => u.IsTwin).Select(u => u.Name).Union(work.Chosen(AskFields.AsNew)).Where(name => !name.Contains(',')).Take(MaxChoices).ToList();
        if (likely.Count > 0)
        {
            questions.Add(new OfficeAskQuestion(AskFields.AsNew, AskTexts.AskAsNew)
            {
                IsSeveral = true, Choices = [.. likely.Select(name => new OfficeAskChoice(name, name))], Value = work.Word(AskFields.AsNew),
            });
        }

        return questions;
    }
}
