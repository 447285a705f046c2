namespace CaseReform.Ops.Worker.Sheets;

/// <summary>Backgrounds, AARRGGBB; light enough for black print on them.</summary>
internal static class FillColor
{
    public const string Header = "FFD9E2F3";
    public const string Blue = "FFBDD7EE";
    public const string Yellow = "FFFFF2A8";
    public const string Orange = "FFF8C99B";
    public const string Red = "FFF4A6A6";
    public const string Green = "FFC6E0B4";
    public const string Grey = "FFEDEDED";
}
