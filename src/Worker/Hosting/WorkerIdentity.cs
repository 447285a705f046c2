using System.Security.Cryptography;
using System.Text;

using CaseReform.Ops.Data.Files;
using CaseReform.Ops.Data.Sql;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Worker.Hosting;

/// <summary>The name under which this data folder's worker takes leases; it stays over restarts, so that a new process knows its own letters.</summary>
internal sealed class WorkerIdentity
{
    public WorkerIdentity(IOptions<DatabaseOptions> database)
    {
        Folder = Path.GetFullPath(database.Value.DataFolder);
        var file = Path.Combine(Folder, DataFiles.WorkerName);
        if (!File.Exists(file))
        {
            FlushedFile.Make(file, Encoding.ASCII.GetBytes(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))));
        }

        Owner = File.ReadAllText(file).Trim();
    }

    /// <summary>The name.</summary>
    public string Owner { get; }

    /// <summary>The data folder, as a full path.</summary>
    public string Folder { get; }
}
