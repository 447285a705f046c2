using CaseReform.Ops.Testing.Tools;

namespace CaseReform.Ops.Worker.Tests.Sheets.Cases;

/// <summary>Small workbooks that were once read wrongly.</summary>
internal static class CaseFile
{
    public static string Put(TemporaryFolder folder, string name)
    {
        var path = folder.File(name);
        using var content = typeof(CaseFile).Assembly.GetManifestResourceStream(name)!;
        using var file = File.Create(path);
        content.CopyTo(file);
        return path;
    }
}
