namespace CaseReform.Ops.Worker.Mail.Folder;

/// <summary>Letters as files, for a first look, for tests, and for offices that carry mail over by hand.</summary>
internal sealed class FolderTransport(string folder) : IMailTransport
{
    public ValueTask<IMailSession> OpenAsync(CancellationToken token) => new(new FolderSession(folder));
}
