namespace CaseReform.Ops.Worker.Sheets;

/// <summary>Follows one cell of a sheet's XML: what it holds in error, and whether a formula in it was ever calculated.</summary>
internal sealed class FormulaScan
{
    private const int MaxShown = 60;

    private string? _type;
    private string _part = "";
    private string? _formula;
    private string? _value;

    /// <summary>The cell itself begins, with its type.</summary>
    public void BeginCell(string? type) => (_type, _part, _formula, _value) = (type, "", null, null);

    /// <summary>An element of the cell begins: f is its formula, v the result.</summary>
    public void Begin(string element)
    {
        _part = element;
        _formula = element == "f" ? "" : _formula;
        _value = element == "v" ? "" : _value;
    }

    public void Text(ReadOnlySpan<char> text)
    {
        if (_part == "v" && (_formula is not null || _type == "e"))
        {
            _value = Longer(_value, text);
        }
        else if (_part == "f")
        {
            _formula = Longer(_formula, text);
        }
    }

    /// <summary>Tells what was found when the cell has ended. A formula that gives "" has a result of type str, which is empty.</summary>
    public void Tell(PackageMap map, string part, CellPosition at)
    {
        if (_type == "e" && _value?.Length > 0)
        {
            map.AddFault(part, at.Row, at.Column, ErrorTexts.Of(_value), CellFault.Error);
        }
        else if (_formula is not null && string.IsNullOrEmpty(_value) && (_type != "str" || _value is null))
        {
            map.AddFault(part, at.Row, at.Column, "=" + _formula, CellFault.NeverCalculated);
        }
        else if (_formula is not null && _value is "0" or "0.0")
        {
            map.AddZero(part, at.Row, at.Column, "=" + _formula);
        }
    }

    private static string Longer(string? before, ReadOnlySpan<char> text) =>
        before?.Length > MaxShown ? before : string.Concat(before, text[..Math.Min(text.Length, MaxShown)]);
}
