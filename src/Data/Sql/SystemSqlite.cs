using System.Reflection;
using System.Runtime.InteropServices;

namespace CaseReform.Ops.Data.Sql;

/// <summary>
/// Loads the system's SQLite instead of the bundled one, which is from 2021 and has known holes. The bundled library stays the
/// fallback where the system has none.
/// </summary>
internal static class SystemSqlite
{
    private static readonly Lazy<bool> Loaded = new(Load);

    /// <summary>Sets SQLite up once in the process.</summary>
    public static void EnsureLoaded() => _ = Loaded.Value;

    private static bool Load()
    {
        var provider = Assembly.Load("SQLitePCLRaw.provider.e_sqlite3");
        NativeLibrary.SetDllImportResolver(provider, Resolve);
        SQLitePCL.Batteries_V2.Init();
        return true;
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) =>
        name == "e_sqlite3" && OperatingSystem.IsLinux() && NativeLibrary.TryLoad("libsqlite3.so.0", out var system) ? system : 0;
}
