using System.ComponentModel;
using System.Globalization;
using System.Reflection;

using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Units;

namespace CaseReform.Ops.Hosting.Settings;

/// <summary>Which settings there are: the members of what this process reads, the other process's sections, the framework's.</summary>
internal sealed class SettingNames(IEnumerable<BoundSection> bound)
{
    /// <summary>The sections of both processes, which read the same files, and the one of the framework that our documents name.</summary>
    private static readonly string[] Ours =
    [
        "Audit", "Bot", "CloseOut", "Connector", "Database", "Delivery", "DirectLine", "Evidence", "Jobs", "Logging", "Logs", "Mail", "Notices", "Office", "Requests", "SignIn", "Telemetry",
    ];

    /// <summary>What .NET's hosts, Kestrel and Quartz may read from the same files.</summary>
    private static readonly string[] Frameworks =
    [
        "$schema", "AllowedHosts", "ApplicationName", "Authentication", "CaptureStartupErrors", "ConnectionStrings", "ContentRoot", "DetailedErrors", "Environment",
        "ForwardedHeaders_Enabled", "HostBuilder", "HostingStartupAssemblies", "HostingStartupExcludeAssemblies", "Http_Ports", "Https_Port", "Https_Ports", "Kestrel",
        "Metrics", "PreferHostingUrls", "PreventHostingStartup", "Quartz", "ShutdownTimeoutSeconds", "StaticWebAssets", "SuppressStatusMessages", "Urls", "WebRoot",
    ];

    private readonly Dictionary<string, BoundSection> _bound = bound.ToDictionary(section => section.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Judges one setting by its name.</summary>
    public SettingVerdict Judge(FoundSetting setting)
    {
        var typed = setting.Path.Split(':');
        if (_bound.TryGetValue(typed[0], out var section))
        {
            return Judge(section, typed);
        }

        if (Has([.. Ours, .. Frameworks], typed[0]))
        {
            return new SettingVerdict.Known();
        }

        // the environment is full of what is nobody's business here
        var isVariable = setting.Place == SettingPlace.Variable;
        var nearest = Nearest(typed[0], isVariable ? Ours : [.. Ours, .. Frameworks]);
        return isVariable && Slips(typed[0], nearest) > Math.Max(1, nearest.Length / 4) ? new SettingVerdict.Known() : new SettingVerdict.Unknown(typed[0], nearest);
    }

    private static SettingVerdict Judge(BoundSection section, string[] typed)
    {
        var (type, known) = (section.Options, section.Name);
        for (var i = 1; i < typed.Length; i++)
        {
            if (IsDictionary(type))
            {
                break;
            }

            if (ItemOf(type) is { } item && int.TryParse(typed[i], NumberStyles.None, CultureInfo.InvariantCulture, out _))
            {
                (type, known) = (item, $"{known}:{typed[i]}");
                continue;
            }

            var members = MembersOf(type);
            if (Array.Find(members, m => Same(m.Name, typed[i])) is { } member)
            {
                if (member.IsDefined(typeof(ObsoleteAttribute)))
                {
                    return new SettingVerdict.Retired($"{known}:{member.Name}");
                }

                (type, known) = (member.PropertyType, $"{known}:{member.Name}");
                continue;
            }

            string[] names = [.. members.Select(m => m.Name)];
            return new SettingVerdict.Unknown(string.Join(':', typed[..(i + 1)]), names.Length == 0 ? known : $"{known}:{Nearest(typed[i], names)}");
        }

        return new SettingVerdict.Known();
    }

    /// <summary>The members that the binder fills: what can be set, and lists that are filled in place. A value has none, a list has items only.</summary>
    private static PropertyInfo[] MembersOf(Type type) =>
        TypeDescriptor.GetConverter(type).CanConvertFrom(typeof(string)) || ItemOf(type) is not null ? []
        : Array.FindAll(type.GetProperties(), p => p.GetSetMethod() is not null || Generic(p.PropertyType, typeof(ICollection<>)) is not null);

    private static bool IsDictionary(Type type) => Generic(type, typeof(IDictionary<,>)) is not null;

    private static Type? ItemOf(Type type) => type == typeof(string) ? null : Generic(type, typeof(IEnumerable<>))?.GetGenericArguments()[0];

    private static Type? Generic(Type type, Type definition) =>
        type.GetInterfaces().Append(type).FirstOrDefault(t => t.IsGenericType && t.GetGenericTypeDefinition() == definition);

    private static bool Has(string[] names, string typed) => names.Contains(typed, StringComparer.OrdinalIgnoreCase);

    private static bool Same(string name, string typed) => string.Equals(name, typed, StringComparison.OrdinalIgnoreCase);

    private static string Nearest(string typed, string[] names) => names.MinBy(name => Slips(typed, name))!;

    /// <summary>How many slips of the hand lie between what was typed and a name; two letters that changed places are one.</summary>
    private static int Slips(string typed, string name)
    {
        var (a, b) = (typed.ToUpperInvariant(), name.ToUpperInvariant());
        var distance = Likeness.Distance(a, b);
        return distance == 2 && a.Order().SequenceEqual(b.Order()) ? 1 : distance;
    }
}

/// <summary>What the name of a setting is.</summary>
internal abstract record SettingVerdict
{
    private SettingVerdict()
    {
    }

    /// <summary>The name of a setting, or somebody else's business.</summary>
    public sealed record Known : SettingVerdict;

    /// <summary>No setting.</summary>
    /// <param name="Name">As it was written, up to the part that is not known.</param>
    /// <param name="Nearest">The setting that was meant, perhaps.</param>
    public sealed record Unknown(string Name, string Nearest) : SettingVerdict;

    /// <summary>A setting of an earlier version that means nothing any more; its member is marked <see cref="ObsoleteAttribute"/>.</summary>
    /// <param name="Name">Its name.</param>
    public sealed record Retired(string Name) : SettingVerdict;
}
