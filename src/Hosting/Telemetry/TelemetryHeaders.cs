namespace CaseReform.Ops.Hosting.Telemetry;

/// <summary>The headers of <see cref="TelemetryOptions.HeadersFile"/>.</summary>
internal static class TelemetryHeaders
{
    /// <summary>The lines <c>name=value</c> in the form that the exporter wants: values percent-encoded, joined by commas. Blank lines and those that begin with # say nothing.</summary>
    /// <returns>False when a line is no header; its number, from 1, is in <paramref name="line"/>.</returns>
    public static bool TryRead(IEnumerable<string> lines, out string headers, out int line)
    {
        var read = new List<string>();
        (headers, line) = (string.Empty, 0);
        foreach (var text in lines.Select(l => l.Trim()))
        {
            line++;
            if (text.Length == 0 || text.StartsWith('#'))
            {
                continue;
            }

            var parts = text.Split('=', 2, StringSplitOptions.TrimEntries);
            if (parts is not [{ Length: > 0 } name, { Length: > 0 } value] || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') || !value.All(c => c is >= ' ' and <= '~'))
            {
                return false;
            }

            read.Add($"{name}={Uri.EscapeDataString(value)}");
        }

        headers = string.Join(',', read);
        return true;
    }
}
