namespace CaseReform.Ops.Bot.Channels.Connector;

/// <summary>Where the application's secret comes from.</summary>
internal static class AppSecret
{
    /// <summary>The first line of the file when one is set, else the setting; null when there is none.</summary>
    public static string? Read(ConnectorOptions options)
    {
        try
        {
            var secret = options.AppSecretFile is { } file ? File.ReadLines(file).FirstOrDefault()?.Trim() : options.AppSecret;
            return string.IsNullOrWhiteSpace(secret) ? null : secret;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
