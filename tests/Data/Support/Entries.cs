using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Testing.Databases;

namespace CaseReform.Ops.Data.Tests.Support;

/// <summary>Invented entries of the audit trail.</summary>
internal static class Entries
{
    public static AuditEntry Of(string action) => new()
    {
        At = Seed.Friday, Actor = "张示例", Through = "command", Action = action, Subject = "默认台账/12-1", Detail = """{"percent":"40→60"}""",
    };

    /// <summary>Writes so many, each in a transaction of its own.</summary>
    public static async Task AppendAsync(Database database, int count, string action = "entry")
    {
        for (var i = 0; i < count; i++)
        {
            await database.WriteAsync(
                session =>
                {
                    session.Audit(Of(action));
                    return Task.CompletedTask;
                },
                CancellationToken.None);
        }
    }
}
