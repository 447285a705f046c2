using System.Globalization;
using System.Text;

namespace CaseReform.Ops.Worker.Letters;

/// <summary>Fills sentences that were parsed once: letters are written by the thousand.</summary>
internal static class Formats
{
    public static string With<T>(this CompositeFormat format, T value) => string.Format(CultureInfo.InvariantCulture, format, value);

    public static string With<T1, T2>(this CompositeFormat format, T1 first, T2 second) => string.Format(CultureInfo.InvariantCulture, format, first, second);

    public static string With(this CompositeFormat format, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.InvariantCulture, format, values);
}
