using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Testing.Databases;

namespace CaseReform.Ops.Data.Tests.Support;

internal static class Entries
{
    public static AuditEntry Of(string action) => new()
    {
        At = Seed.Friday, Actor = "张示例", Through = "command", Action = action, Subject = "默认台账/12-1", Detail = """{"percent":"40→60"}""",
    };
}
