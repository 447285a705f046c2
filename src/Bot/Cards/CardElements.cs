using System.Text.Json.Serialization;

namespace CaseReform.Ops.Bot.Cards;

/// <summary>Something a card shows or asks. Texts are given as they are and escaped here: emphasis is a property, never Markdown.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(TextBlock), "TextBlock")]
[JsonDerivedType(typeof(FactSet), "FactSet")]
[JsonDerivedType(typeof(Table), "Table")]
[JsonDerivedType(typeof(ColumnSet), "ColumnSet")]
[JsonDerivedType(typeof(ActionSet), "ActionSet")]
[JsonDerivedType(typeof(InputText), "Input.Text")]
[JsonDerivedType(typeof(InputDate), "Input.Date")]
[JsonDerivedType(typeof(InputNumber), "Input.Number")]
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

/// <summary>Names and values, one pair a line.</summary>
internal sealed record FactSet(IReadOnlyList<Fact> Facts) : CardElement;

/// <summary>A name and its value.</summary>
internal sealed record Fact
{
    public Fact(string title, string? value) => (Title, Value) = (CardText.Escape(title), CardText.Escape(value));

    public string Title { get; }

    public string Value { get; }
}

/// <summary>Rows of cells; the first row is the heading.</summary>
internal sealed record Table(IReadOnlyList<TableColumn> Columns, IReadOnlyList<TableRow> Rows) : CardElement
{
    public bool FirstRowAsHeader { get; init; } = true;

    public bool ShowGridLines { get; init; } = true;

    /// <summary>A table of texts with the relative widths of its columns.</summary>
    public static Table Of(IReadOnlyList<int> widths, IReadOnlyList<string> heading, IEnumerable<IReadOnlyList<string>> rows) => new(
        [.. widths.Select(width => new TableColumn(width))],
        [TableRow.Of(heading), .. rows.Select(TableRow.Of)]);
}

/// <summary>A column, by its share of the width.</summary>
internal sealed record TableColumn(int Width);

/// <summary>A row of a table.</summary>
internal sealed record TableRow(IReadOnlyList<TableCell> Cells)
{
    public string Type { get; } = "TableRow";

    public static TableRow Of(IReadOnlyList<string> texts) => new([.. texts.Select(text => new TableCell([new TextBlock(text)]))]);
}

/// <summary>A cell of a table.</summary>
internal sealed record TableCell(IReadOnlyList<CardElement> Items)
{
    public string Type { get; } = "TableCell";
}

/// <summary>Columns side by side.</summary>
internal sealed record ColumnSet(IReadOnlyList<Column> Columns) : CardElement;

/// <summary>One of them; <c>auto</c>, <c>stretch</c> or a share.</summary>
internal sealed record Column(IReadOnlyList<CardElement> Items, string Width = "stretch")
{
    public string Type { get; } = "Column";
}

/// <summary>Buttons in a row.</summary>
internal sealed record ActionSet(IReadOnlyList<Submit> Actions) : CardElement;

/// <summary>A field for a text. The label is plain: clients do not format it.</summary>
internal sealed record InputText(string Id) : CardElement
{
    public string? Label { get; init; }

    public string? Placeholder { get; init; }

    public string? Value { get; init; }

    public int? MaxLength { get; init; }

    public bool? IsMultiline { get; init; }

    public bool? IsRequired { get; init; }

    public string? ErrorMessage { get; init; }
}

/// <summary>A field for a day, as <c>2026-11-20</c>.</summary>
internal sealed record InputDate(string Id) : CardElement
{
    public string? Label { get; init; }

    public string? Value { get; init; }

    public string? Min { get; init; }

    public string? Max { get; init; }

    public bool? IsRequired { get; init; }

    public string? ErrorMessage { get; init; }
}

/// <summary>A field for a number.</summary>
internal sealed record InputNumber(string Id) : CardElement
{
    public string? Label { get; init; }

    public string? Placeholder { get; init; }

    public decimal? Value { get; init; }

    public decimal? Min { get; init; }

    public decimal? Max { get; init; }

    public bool? IsRequired { get; init; }

    public string? ErrorMessage { get; init; }
}
