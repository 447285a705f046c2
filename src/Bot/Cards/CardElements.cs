using System.Text.Json.Serialization;

namespace CaseReform.Ops.Bot.Cards;

/// <summary>Something a card shows or asks. Texts are given as they are and escaped here: emphasis is a property, never Markdown.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(TextBlock), "TextBlock")]
[JsonDerivedType(typeof(RichTextBlock), "RichTextBlock")]
[JsonDerivedType(typeof(FactSet), "FactSet")]
[JsonDerivedType(typeof(Table), "Table")]
[JsonDerivedType(typeof(ActionSet), "ActionSet")]
[JsonDerivedType(typeof(InputText), "Input.Text")]
[JsonDerivedType(typeof(InputDate), "Input.Date")]
[JsonDerivedType(typeof(InputChoices), "Input.ChoiceSet")]
internal abstract record CardElement
{
    /// <summary><c>none</c>, <c>small</c>, <c>default</c>, <c>medium</c>, <c>large</c>: the room above.</summary>
    public string? Spacing { get; init; }

    /// <summary>A line above.</summary>
    public bool? Separator { get; init; }
}

/// <summary>A paragraph.</summary>
internal sealed record TextBlock : CardElement
{
    public TextBlock(string? text) => Text = CardText.Escape(text);

    private TextBlock(string text, string address) => Text = $"[{CardText.Escape(text)}]({address})";

    /// <summary>As the card carries it, escaped.</summary>
    public string Text { get; }

    /// <summary>Long texts wrap; a card never cuts silently.</summary>
    public bool Wrap { get; init; } = true;

    /// <summary><c>bolder</c> or <c>lighter</c>.</summary>
    public string? Weight { get; init; }

    /// <summary><c>small</c>, <c>medium</c>, <c>large</c>.</summary>
    public string? Size { get; init; }

    /// <summary><c>good</c>, <c>warning</c>, <c>attention</c>, <c>accent</c>.</summary>
    public string? Color { get; init; }

    /// <summary>Less prominent.</summary>
    public bool? IsSubtle { get; init; }

    /// <summary>A heading of the card.</summary>
    public static TextBlock Heading(string text) => new(text) { Weight = "bolder", Size = "medium" };

    /// <summary>A link to an address of ours.</summary>
    public static TextBlock Link(string text, string address) => new(text, address);

    /// <summary>A remark.</summary>
    public static TextBlock Remark(string text) => new(text) { IsSubtle = true, Size = "small" };
}

/// <summary>A paragraph of pieces that look different.</summary>
internal sealed record RichTextBlock(params IReadOnlyList<TextRun> Inlines) : CardElement;

/// <summary>One of them. Clients do not format it, but fill in dates.</summary>
internal sealed record TextRun
{
    public TextRun(string? text) => Text = CardText.Unfilled(text);

    public string Type { get; } = "TextRun";

    public string Text { get; }

    /// <inheritdoc cref="TextBlock.Weight"/>
    public string? Weight { get; init; }

    /// <inheritdoc cref="TextBlock.Color"/>
    public string? Color { get; init; }

    /// <inheritdoc cref="TextBlock.IsSubtle"/>
    public bool? IsSubtle { get; init; }
}

/// <summary>Names and values, one pair a line.</summary>
internal sealed record FactSet(IReadOnlyList<Fact> Facts) : CardElement;

/// <summary>A name and its value.</summary>
internal sealed record Fact
{
    public Fact(string title, string? value) => (Title, Value) = (CardText.Escape(title), CardText.Escape(value));

    public string Title { get; }

    public string Value { get; }
}

/// <summary>Rows of cells with lines between; the first row is the heading. Hosts do so unasked, and do not agree on how the property is spelled.</summary>
internal sealed record Table(IReadOnlyList<TableColumn> Columns, IReadOnlyList<TableRow> Rows) : CardElement
{
    /// <summary>A table of texts with the relative widths of its columns.</summary>
    public static Table Of(IReadOnlyList<int> widths, IReadOnlyList<string> heading, IEnumerable<IReadOnlyList<string>> rows) =>
        Of(widths, heading, rows.Select(TableRow.Of));

    /// <summary>A table of other cells, too.</summary>
    public static Table Of(IReadOnlyList<int> widths, IReadOnlyList<string> heading, IEnumerable<TableRow> rows) =>
        new([.. widths.Select(width => new TableColumn(width))], [TableRow.Of(heading), .. rows]);
}

/// <summary>A column, by its share of the width.</summary>
internal sealed record TableColumn(int Width);

/// <summary>A row of a table.</summary>
internal sealed record TableRow(IReadOnlyList<TableCell> Cells)
{
    public string Type { get; } = "TableRow";

    public static TableRow Of(IReadOnlyList<string> texts) => Of([.. texts.Select(text => new TextBlock(text))]);

    public static TableRow Of(IReadOnlyList<CardElement> cells) => new([.. cells.Select(cell => new TableCell([cell]))]);
}

/// <summary>A cell of a table.</summary>
internal sealed record TableCell(IReadOnlyList<CardElement> Items)
{
    public string Type { get; } = "TableCell";
}

/// <summary>Buttons in a row.</summary>
internal sealed record ActionSet(IReadOnlyList<CardButton> Actions) : CardElement;

/// <summary>A field for a text. Label and message are plain: clients do not format them. Without a message some clients show no field that can be wrong, others refuse in silence.</summary>
/// <param name="Id">Under which the text comes back.</param>
/// <param name="Label">What belongs here.</param>
/// <param name="ErrorMessage">Said of what does not.</param>
/// <param name="MaxLength">In UTF-16 units.</param>
internal sealed record InputText(string Id, string Label, string ErrorMessage, int MaxLength) : CardElement
{
    public string? Placeholder { get; init; }

    public string? Value { get; init; }

    /// <summary>What it must look like, where it is filled in.</summary>
    public string? Regex { get; init; }

    public bool? IsMultiline { get; init; }
}

/// <summary>A field for a day, as <c>2026-11-20</c>, which must be filled in.</summary>
/// <param name="Id">Under which the day comes back.</param>
/// <param name="Label">What belongs here.</param>
/// <param name="ErrorMessage">Said of what does not.</param>
internal sealed record InputDate(string Id, string Label, string ErrorMessage) : CardElement
{
    public string? Value { get; init; }

    public string? Min { get; init; }

    public string? Max { get; init; }

    public bool IsRequired { get; } = true;
}

/// <summary>A field for one of several choices, or for several of them: then their values come back apart by commas.</summary>
/// <param name="Id">Under which the choice comes back.</param>
/// <param name="Label">What is chosen.</param>
/// <param name="ErrorMessage">Said where it must be chosen and is not.</param>
/// <param name="Choices">What can be chosen.</param>
internal sealed record InputChoices(string Id, string Label, string ErrorMessage, IReadOnlyList<InputChoice> Choices) : CardElement
{
    public string? Value { get; init; }

    public bool? IsMultiSelect { get; init; }

    /// <summary><c>compact</c> or <c>expanded</c>.</summary>
    public string? Style { get; init; }

    public string? Placeholder { get; init; }

    /// <summary>Long choices wrap.</summary>
    public bool Wrap { get; } = true;
}

/// <summary>A choice. Clients do not format its title.</summary>
internal sealed record InputChoice
{
    public InputChoice(string title, string value) => (Title, Value) = (CardText.Plain(title), value);

    public string Title { get; }

    public string Value { get; }
}
