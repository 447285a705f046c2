using System.Security.Cryptography;

using CaseReform.Ops.Data.Sql;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Worker.Hosting;

/// <summary>The name under which this data folder's worker takes leases; it stays over restarts, so that a new process knows its own letters.</summary>
internal sealed class WorkerIdentity
{
    public WorkerIdentity(IOptions<DatabaseOptions> database)
    {
        Folder = Path.GetFullPath(database.Value.DataFolder);
        Directory.CreateDirectory(Folder);
        var file = Path.Combine(Folder, "worker.id");
        if (!File.Exists(file))
        {
            // whole or not at all: another command may be reading it
            var temporary = file + "." + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
            File.WriteAllText(temporary, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)));
            try
            {
                File.Move(temporary, file, overwrite: false);
            }
            catch (IOException) when (File.Exists(file))
            {
                File.Delete(temporary);
            }
        }

        Owner = File.ReadAllText(file).Trim();
    }

    /// <summary>The name.</summary>
    public string Owner { get; }

    /// <summary>The data folder, as a full path.</summary>
    public string Folder { get; }
}
