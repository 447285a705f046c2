using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Data.Updates;

namespace CaseReform.Ops.Bot.Updates;

/// <summary>An update as it was said, before its measure is known.</summary>
/// <param name="Spoken">The number; null when words name the measure.</param>
/// <param name="Draft">What is to be done.</param>
internal sealed record Meant(SpokenNumber? Spoken, UpdateDraft Draft)
{
    /// <summary>Words that name the measure, or must fit that of the number.</summary>
    public string? Named { get; init; }

    /// <summary>The unit named with them.</summary>
    public long? Unit { get; init; }

    /// <summary>The number is but the one spoken of last.</summary>
    public bool Implied { get; init; }

    /// <summary>It was only told: a word of it that another measure has points away from the one spoken of last.</summary>
    public bool Tentative { get; init; }

    /// <summary>What belongs to the text if <see cref="Named"/> does not name the measure; empty where the text holds all of it.</summary>
    public string? Aside { get; init; }

    /// <summary>The draft with <see cref="Aside"/> in its text.</summary>
    public UpdateDraft Whole => string.IsNullOrEmpty(Aside) ? Draft : Draft with { Text = SpokenText.Clean(Draft.Text is { } text ? Say(UpdateTexts.TextAnd, Aside, text) : Aside) };

    /// <summary>What an intent says.</summary>
    public static Meant By(Intent intent) => Plain(intent) with { Tentative = intent.Tentative };

    private static Meant Plain(Intent intent) => intent switch
    {
        Intent.Report report => new(report.Spoken, Said(UpdateAction.Report, report.Text) with { Percent = report.Percent }) { Aside = report.Aside, Named = intent.Named, Unit = intent.NamedUnit, Implied = intent.Implied },
        Intent.Complete complete => new(complete.Spoken, Said(UpdateAction.Complete, complete.Text) with { CompletedOn = complete.On }) { Named = intent.Named, Unit = intent.NamedUnit, Implied = intent.Implied },
        Intent.Promise promise => new(promise.Spoken, Said(UpdateAction.Promise, null) with { Until = promise.Until }) { Named = intent.Named, Unit = intent.NamedUnit, Implied = intent.Implied },
        Intent.Evidence files => new(files.Spoken, Said(UpdateAction.Evidence, files.Note)) { Named = intent.Named, Unit = intent.NamedUnit, Implied = intent.Implied },
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static UpdateDraft Said(UpdateAction action, string? text) => new() { Action = action, Text = SpokenText.Clean(text) };
}
